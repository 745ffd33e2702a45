import { describe, expect, it } from 'vitest';
import { requireExperiment } from '../../../../src/shared/experiment';
import { ladder } from '../../../../src/algorithms/dqn/ladder';
import { ladderRuns, rungsOf } from '../../../../src/renderer/rooms/compare/ladder';

const plain = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 50_000,
  hyperparameters: { double: true, batchSize: 128 },
});

describe('ladderRuns', () => {
  const all = rungsOf(ladder);
  const trainings = ladderRuns({ plain, ladder, rungs: all, steps: 2000, seeds: [1, 2] });

  it('trains every rung with every seed, seed by seed, on the same budget', () => {
    expect(trainings).toHaveLength(14);
    expect(trainings.map(({ experiment: { seed } }) => seed)).toEqual([
      ...Array(7).fill(1),
      ...Array(7).fill(2),
    ]);
    expect(new Set(trainings.map(({ experiment: { steps } }) => steps))).toEqual(new Set([2000]));
  });

  it('changes nothing but the rungs’ switches', () => {
    const switches = ['replay', 'target', 'double', 'dueling', 'noisy'];
    const rows = trainings.slice(0, 7).map(({ rung, experiment: { hyperparameters: h } }) => {
      for (const [name, value] of Object.entries(plain.hyperparameters))
        if (!switches.includes(name)) expect(h[name]).toEqual(value);
      return [rung.id, ...switches.map((name) => h[name])];
    });
    expect(rows).toEqual([
      ['naive', false, 'none', false, 'none', false],
      ['replay', true, 'none', false, 'none', false],
      ['target', true, 'hard', false, 'none', false],
      ['double', true, 'hard', true, 'none', false],
      ['dueling', true, 'hard', false, 'mean', false],
      ['noisy', true, 'hard', false, 'none', true],
      ['all', true, 'hard', true, 'mean', true],
    ]);
  });
});
