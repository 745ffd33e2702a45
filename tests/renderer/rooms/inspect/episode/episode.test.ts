import { expect, it } from 'vitest';
import { endingOf, realisedReturns } from '../../../../../src/renderer/rooms/inspect/episode/episode';
import { requireExperiment } from '../../../../../src/shared/experiment';

const episode = (rewards: number[]) => ({
  return: 0,
  terminated: true,
  states: [],
  actions: rewards.map(() => 0),
  rewards,
  values: null,
});
const experiment = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  hyperparameters: { discount: 0.5 },
});

it('discounts what follows: 1 + 0.5 (2 + 0.5 · 4), 2 + 0.5 · 4, 4', () => {
  expect(realisedReturns(episode([1, 2, 4]), experiment)).toEqual([3, 4, 4]);
});

it('counts rewards as the agent learns from them', () => {
  expect(realisedReturns({ ...episode([1, -8]), learnedRewards: [0.5, -2] }, experiment)).toEqual([-0.5, -2]);
});

it('tells what ended an episode: itself, the step limit, or that of evaluations where there is no other', () => {
  const going = { ...episode([1]), terminated: false };
  expect(endingOf(episode([1]), 500)).toBe('terminated');
  expect(endingOf(episode([1]), null)).toBe('terminated');
  expect(endingOf(going, 500)).toBe('stepLimit');
  expect(endingOf(going, null)).toBe('evaluationLimit');
});
