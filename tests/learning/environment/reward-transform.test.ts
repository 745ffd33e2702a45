import { expect, it } from 'vitest';
import { RewardTransform } from '../../../src/learning/environment/reward-transform';
import { StateStack } from '../../../src/learning/environment/state-stack';
import { seededRandom } from '../../../src/shared/random';
import { Counter } from './counter';

it.each([
  [1, Infinity, [10, 20, 30, 40, 50]],
  [0.1, Infinity, [1, 2, 3, 4, 5]],
  [1, 25, [10, 20, 25, 25, 25]],
  [0.1, 2, [1, 2, 2, 2, 2]],
  [-0.1, 2, [-1, -2, -2, -2, -2]],
])('RewardTransform scales by %d, then clips to ±%d, and keeps what it was', (scale, bound, rewards) => {
  const environment = new StateStack(new RewardTransform(new Counter(), scale, bound), 2);
  environment.reset(seededRandom(1));
  rewards.forEach((reward, i) => {
    environment.step([0]);
    expect(environment.reward).toBeCloseTo(reward, 12);
    expect(environment.originalReward).toBe(10 * (i + 1));
  });
  expect(environment.terminated).toBe(true);
});
