import { expect, it } from 'vitest';
import { realisedReturns } from '../../../../src/renderer/rooms/inspect/episode';
import { requireExperiment } from '../../../../src/shared/experiment';

const episode = (rewards: number[]) => ({
  return: 0,
  terminated: true,
  states: [],
  actions: rewards.map(() => 0),
  rewards,
  values: null,
});
const experiment = (changes: object = {}) =>
  requireExperiment({
    environment: 'CartPole-v1',
    algorithm: 'dqn',
    hyperparameters: { discount: 0.5 },
    ...changes,
  });

it('discounts what follows: 1 + 0.5 (2 + 0.5 · 4), 2 + 0.5 · 4, 4', () => {
  expect(realisedReturns(episode([1, 2, 4]), experiment())).toEqual([3, 4, 4]);
});

it('counts rewards as the agent learns from them: scaled, then clipped', () => {
  expect(realisedReturns(episode([1, -8]), experiment({ rewardScale: 0.5, rewardClip: 2 }))).toEqual([
    -0.5, -2,
  ]);
});
