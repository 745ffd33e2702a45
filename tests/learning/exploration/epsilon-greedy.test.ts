import { describe, expect, it } from 'vitest';
import { EpsilonGreedy, type EpsilonSettings } from '../../../src/learning/exploration/epsilon-greedy';
import { ActionValues } from '../../../src/learning/memory/action-values';
import { seededRandom } from '../../../src/shared/random';

const table = new ActionValues(
  { stateCount: 1, actionCount: 5, actionCounts: [4] },
  { initialValue: 0, stepSizeRule: 'constant', stepSize: 1, stepSizePower: 1 },
);
table.values.set([1, 2, 6, 3, 100]);

const constant = (epsilon: number): EpsilonSettings => ({
  epsilonSchedule: 'linear',
  epsilonStart: epsilon,
  epsilonEnd: epsilon,
  epsilonFraction: 1,
});

describe('epsilon-greedy', () => {
  it('takes the best action, and each one with a quarter of epsilon', () => {
    const policy = new EpsilonGreedy(constant(0.4), 1, seededRandom(1));
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 40_000; i++) counts[policy.choose(table, 0, 0)]!++;
    expect(counts[4]).toBe(0);
    for (const action of [0, 1, 3]) expect(counts[action]! / 40_000).toBeCloseTo(0.1, 2);
    expect(counts[2]! / 40_000).toBeCloseTo(0.7, 1);
    expect(policy.report(0).greedyShare).toBeCloseTo(0.6, 1);
    expect(policy.report(0).greedyShare).toBe(0);
  });

  it('expects what its actions are worth on average', () => {
    const policy = new EpsilonGreedy(constant(0.4), 1, seededRandom(1));
    // 0.4 (1 + 2 + 6 + 3) / 4 + 0.6 · 6.
    expect(policy.expectedValue(table, 0, 0)).toBeCloseTo(4.8, 12);
  });

  it('lets epsilon fall over a share of the budget', () => {
    const settings = { ...constant(1), epsilonEnd: 0.2, epsilonFraction: 0.5 };
    const { epsilon } = new EpsilonGreedy(settings, 1000, seededRandom(1));
    expect([0, 250, 500, 1000].map(epsilon)).toEqual([1, 0.6, 0.2, 0.2]);
  });
});
