import { describe, expect, it } from 'vitest';
import { comparisonVerdicts } from '../../src/shared/comparison-verdicts';
import { requireExperiment } from '../../src/shared/experiment';
import type { RunGroup } from '../../src/shared/grouping';
import { say } from '../../src/shared/language/say';
import { group } from './scored-group';

const experiment = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });

function of(key: string, means: readonly (number | null)[]): RunGroup {
  const scored = group(key, means);
  return { ...scored, runs: scored.runs.map((run) => ({ ...run, experiment, assignment: null })) };
}

const judged = (groups: readonly RunGroup[], baseline: string | null = 'DQN') =>
  comparisonVerdicts(
    groups,
    baseline,
    groups.map(({ key }) => key),
  );

describe('comparisonVerdicts', () => {
  const plain = of('DQN', [200, 210, 220, 230, 240]);

  it('says that a group is better where no order of the seeds says otherwise', () => {
    const [verdict, ...others] = judged([plain, of('Double', [480, 485, 490, 495, 500])]);
    expect(others).toEqual([]);
    // One of C(10, 5) = 252 orders, and its mirror image.
    expect(verdict).toMatchObject({ key: 'Double', outcome: 'better', difference: 270, seeds: null });
    expect(verdict!.p).toBeCloseTo(2 / 252, 12);
    expect(verdict!.low).toBeGreaterThan(240);
    expect(verdict!.high).toBeLessThan(300);
    expect(
      verdict!.says
        .map((part) => say(part))
        .join(' ')
        .replace(/from .* to [\d.]+\)/, 'from … to …)'),
    ).toBe(
      'Double is better than DQN (rank-sum test, p = 0.008). The IQMs differ by 270.0 (95 % interval from … to …); P(better) is 100 % (100 to 100 %). Solved: 5 of 5 with Double, 0 of 5 with DQN.',
    );
  });

  it('says worse of the lower one', () => {
    expect(judged([plain, of('Naive', [10, 11, 12, 13, 14])])[0]).toMatchObject({
      outcome: 'worse',
      difference: -208,
    });
  });

  it('tells how many seeds would decide what is open', () => {
    const [verdict] = judged([plain, of('Dueling', [205, 215, 225, 260, 270])]);
    expect(verdict).toMatchObject({ outcome: 'undecided' });
    // Of 25 pairs 16 are won: P(better) = 0.64, and 7.849 / (6 · 0.14²) = 66.7.
    expect(verdict!.seeds).toBe(67);
    expect(say(verdict!.says.at(-1)!, 'de')).toBe(
      'Bleibt P(besser) so, würden etwa 67 Seeds auf jeder Seite die Frage entscheiden.',
    );
    expect(judged([plain, of('the same', [200, 210, 220, 230, 240])])[0]).toMatchObject({
      outcome: 'undecided',
      seeds: null,
    });
  });

  it('asks for more where several groups are compared', () => {
    const better = [241, 242, 243, 244, 245];
    const alone = judged([plain, of('A', better)])[0]!;
    const among = judged([
      plain,
      of('A', better),
      ...['B', 'C', 'D', 'E', 'F', 'G'].map((key) => of(key, [205, 215, 225, 235, 245])),
    ]);
    expect(alone.outcome).toBe('better');
    expect(among[0]!.p).toBeCloseTo(7 * alone.p, 12);
    expect(among[0]!.outcome).toBe('undecided');
  });

  it('leaves out what has no result, and is silent without a baseline', () => {
    expect(judged([plain, of('running', [null, null])])).toEqual([]);
    expect(judged([plain, of('A', [1])], null)).toEqual([]);
    expect(judged([of('DQN', [null]), of('A', [1])])).toEqual([]);
  });

  it('never calls three seeds a proof', () => {
    expect(judged([of('DQN', [1, 2, 3]), of('A', [400, 450, 500])])[0]).toMatchObject({
      outcome: 'undecided',
      seeds: 6,
    });
  });
});
