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

const usual = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' });

function bound(
  returns: readonly number[],
  lengths: readonly number[],
  {
    discount = 0.99,
    realised = [] as number[],
    temperature = [] as number[],
    entropy = [] as number[],
    ...common
  }: Partial<Experiment> & {
    discount?: number;
    realised?: number[];
    temperature?: number[];
    entropy?: number[];
  } = {},
): number | null {
  const experiment = { ...usual, ...common, hyperparameters: { discount } };
  const metrics = {
    'learning/temperature': series(temperature),
    'learning/entropy': series(entropy),
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
    for (const environment of ['CliffWalking-v1', 'Pong-v9'])
      expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { discount: 1, environment })).toBe(30);
  });

  it('takes rewards for even that differ by a twentieth at most', () => {
    expect(bound([20, 19, 20, 20, 20], [20, 20, 20, 20, 20], { discount: 0 })).toBe(1);
    expect(bound([20, 18.9, 20, 20, 20], [20, 20, 20, 20, 20], { discount: 0 })).toBe(20);
  });

  it('leaves out what is no number, and episodes without a length', () => {
    expect(bound([NaN, Infinity, 5, 1, 1], [1, 1, 0, NaN, 1], { discount: 0.5 })).toBe(2);
  });

  it('counts rewards as the agent learns from them', () => {
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { rewardScale: 0.1 })).toBeCloseTo(10);
    const early = { rewardScale: undefined } as object;
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], early)).toBeCloseTo(100);
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { rewardClip: 0.5 })).toBeCloseTo(50);
    expect(bound([20, 30, 10, 12, 9], [20, 30, 10, 12, 9], { normaliseRewards: true })).toBeNull();
  });

  it('is never below what an evaluation has realised', () => {
    expect(bound([0, 0, 1, 0, 1], [10, 20, 30, 10, 40], { discount: 0.5, realised: [3, NaN] })).toBe(3);
    expect(bound([0, 0, 1, 0, 1], [10, 20, 30, 10, 40], { discount: 0.5, realised: [-3, 2] })).toBe(3);
  });

  it('has the worth of entropy on top, where that counts', () => {
    const even = { discount: 0.5, temperature: [0.5, 3, 0.1, NaN, 9], entropy: [-4, 0.5, 1, 2] };
    // Half of 4 nats, in two steps.
    expect(bound([20, 20, 20, 20, 20], [20, 20, 20, 20, 20], even)).toBe(2 + 4);
  });

  it('is not known of a few episodes, nor of none that earned anything', () => {
    expect(bound([20, 30, 20, 20], [20, 30, 20, 20])).toBeNull();
    expect(bound([20, 30, 20, 20, 20], [20, 30, 20, 20, 20], { algorithm: 'muzero' })).toBeNull();
    expect(bound([0, 0, 0, 0, 0], [9, 9, 9, 9, 9])).toBeNull();
  });
});
