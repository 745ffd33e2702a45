import { describe, expect, it } from 'vitest';
import type { Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import { squashedGaussianPolicy } from '../../../src/learning/networks/squashed-gaussian-policy';
import { seededRandom } from '../../../src/shared/random';

const build = (bounds = { lowestLogDeviation: -20, highestLogDeviation: 2 }) =>
  squashedGaussianPolicy({
    observationSize: 2,
    actionSize: 2,
    hidden: [8],
    ...bounds,
    random: seededRandom(1),
  });
const x = () => tf.tensor2d([[0.3, -1]]) as Tensor2D;
const noise = (...values: number[]) => tf.tensor2d([values]) as Tensor2D;

describe('a squashed Gaussian policy', () => {
  it('without noise is its mode', () => {
    tf.tidy(() => {
      const policy = build();
      expect([...policy.sample(x(), noise(0, 0)).actions.dataSync()]).toEqual([
        ...policy.mode(x()).dataSync(),
      ]);
    });
  });

  it('answers to its noise in each dimension by itself, and gives one log-density for each row', () => {
    tf.tidy(() => {
      const policy = build();
      const still = [...policy.mode(x()).dataSync()] as [number, number];
      const moved = policy.sample(x(), noise(1, 0));
      expect(moved.logProbability.shape).toEqual([1]);
      const [first, second] = moved.actions.dataSync();
      expect(first).toBeGreaterThan(still[0]);
      expect(second).toBeCloseTo(still[1], 6);
    });
  });

  it('keeps its deviation within its bounds', () => {
    tf.tidy(() => {
      const mean = (policy: ReturnType<typeof build>) => Math.atanh(policy.mode(x()).dataSync()[0]!);
      const deviation = (policy: ReturnType<typeof build>) =>
        Math.atanh(policy.sample(x(), noise(1, 0)).actions.dataSync()[0]!) - mean(policy);
      const narrow = build({ lowestLogDeviation: -3, highestLogDeviation: -2.9 });
      expect(deviation(narrow)).toBeGreaterThan(Math.exp(-3) - 1e-4);
      expect(deviation(narrow)).toBeLessThan(Math.exp(-2.9) + 1e-4);
    });
  });
});
