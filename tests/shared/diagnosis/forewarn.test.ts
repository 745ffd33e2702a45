import { describe, expect, it } from 'vitest';
import { concerned, forewarn } from '../../../src/shared/diagnosis/forewarn';
import { requireExperiment } from '../../../src/shared/experiment';
import { worded } from '../../worded';

const cart = (seed: number, hyperparameters: Record<string, unknown>, steps = 10_000) =>
  requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', steps, seed, hyperparameters });

describe('warnings before a start', () => {
  it('are said once, however many runs they are about', () => {
    const planned = [1, 2].flatMap((seed) => [
      cart(seed, { learningRate: 1 }),
      cart(seed, { learningRate: 0.001 }),
    ]);
    const warnings = forewarn(planned);
    expect(warnings.map(({ finding, of }) => [finding.rule, of.map(({ seed }) => seed)])).toEqual([
      ['rateHigh', [1, 2]],
    ]);
    expect(worded(concerned(warnings[0]!, planned.length)!)).toEqual({
      en: 'This concerns 2 of the 4 runs.',
      de: 'Das betrifft 2 der 4 Läufe.',
    });
    expect(concerned(warnings[0]!, 2)).toBeNull();
  });

  it('tell each value of its own, the gravest first', () => {
    const planned = [
      cart(1, { learningRate: 1 }),
      cart(1, { learningRate: 0.9, targetEvery: 1_000_000 }),
      cart(1, { learningRate: 0.9, targetEvery: 1_000_000, warmup: 999 }),
    ];
    expect(forewarn(planned).map(({ finding, of }) => [finding.severity, finding.rule, of.length])).toEqual([
      ['fault', 'targetFrozen', 1],
      ['fault', 'targetFrozen', 1],
      ['warning', 'rateHigh', 1],
      ['warning', 'rateHigh', 2],
    ]);
  });

  it('propose what is proposed for every one of the runs', () => {
    const settings = { epsilonEnd: 0.5 };
    const [warning] = forewarn([cart(1, settings), cart(2, settings)]);
    expect(warning!.finding.changes).toEqual([{ path: 'hyperparameters.epsilonEnd', value: 0.05 }]);
    expect(forewarn([])).toEqual([]);
  });

  it('name all runs that they are about', () => {
    const [mine, other] = [cart(1, { epsilonEnd: 1 }), cart(1, { epsilonEnd: 1, warmup: 999 })];
    const [warning] = forewarn([mine, other, cart(1, { learningRate: 1 })]);
    expect(warning!.of).toEqual([mine, other]);
    expect(warning!.finding.changes).toEqual([{ path: 'hyperparameters.epsilonEnd', value: 0.05 }]);
  });

  it('are told by what the runs start from', () => {
    const [warning] = forewarn([cart(1, { learningRate: 1 })], cart(1, { learningRate: 0.004 }));
    expect(warning!.finding.changes).toEqual([{ path: 'hyperparameters.learningRate', value: 0.004 }]);
  });
});
