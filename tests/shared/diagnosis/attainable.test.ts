import { describe, expect, it } from 'vitest';
import { attainableReturn } from '../../../src/shared/diagnosis/attainable';
import { Evidence } from '../../../src/shared/diagnosis/evidence';
import { requireExperiment, type Experiment } from '../../../src/shared/experiment';
import type { Series } from '../../../src/shared/metrics';

const series = (values: readonly number[]): Series => ({
  step: Float64Array.from(values, (_, i) => i + 1),
  seconds: new Float64Array(values.length),
  value: Float64Array.from(values),
});

function bound(
  returns: readonly number[],
  lengths: readonly number[],
  {
    discount = 0.99,
    realised = [] as number[],
    ...common
  }: Partial<Experiment> & {
    discount?: number;
    realised?: number[];
  } = {},
): number | null {
  const experiment = requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    ...common,
    hyperparameters: { discount },
  });
  const metrics = {
    'episode/return': series(returns),
    'episode/length': series(lengths),
    'evaluation/realised': series(realised),
  };
  return attainableReturn(new Evidence({ experiment, metrics, phase: 'running', step: 1, result: null }));
}

describe('the largest discounted return', () => {
  it('is the reward of a step over the horizon where all steps bring the same', () => {
    expect(bound([20, 30, 10, 500, 9], [20, 30, 10, 500, 9])).toBeCloseTo(100);
    // An acrobot: -1 for every step but the last.
    expect(bound([-99, -199, -59, -79, -499], [100, 200, 60, 80, 500], { discount: 0.9 })).toBeCloseTo(9.98);
  });

  it('is the largest return of an episode where rewards come all at once', () => {
    expect(bound([0, 0, 1, 0, 1], [10, 20, 30, 10, 40], { discount: 0.5 })).toBe(1);
  });

  it('is a longest episode’s where nothing is discounted', () => {
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { discount: 1 })).toBe(500);
  });

  it('counts rewards as the agent learns from them', () => {
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { rewardScale: 0.1 })).toBeCloseTo(10);
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { rewardClip: 0.5 })).toBeCloseTo(50);
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { normaliseRewards: true })).toBeNull();
  });

  it('is never below what an evaluation has realised', () => {
    expect(bound([0, 0, 1, 0, 1], [10, 20, 30, 10, 40], { discount: 0.5, realised: [3, NaN] })).toBe(3);
  });

  it('is not known of a few episodes, nor of none that earned anything', () => {
    expect(bound([20, 30], [20, 30])).toBeNull();
    expect(bound([0, 0, 0, 0, 0], [9, 9, 9, 9, 9])).toBeNull();
  });
});
