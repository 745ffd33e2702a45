import { describe, expect, it } from 'vitest';
import { tf } from '../../../src/learning/engine';
import {
  categoricalEntropy,
  categoricalLogProbability,
  categoricalSample,
  gaussianEntropy,
  gaussianLogDensity,
} from '../../../src/learning/ops/distributions';

const numbers = (compute: () => ReturnType<typeof tf.tensor>) => [...tf.tidy(() => compute().dataSync())];

describe('categorical', () => {
  // exp(logits) = 1, 2, 5: probabilities 1/8, 1/4, 5/8.
  const logits = () => tf.tensor2d([[0, Math.log(2), Math.log(5)]]);

  it('takes the logarithm of the chosen action’s probability', () => {
    const of = (action: number) =>
      numbers(() => categoricalLogProbability(logits(), tf.tensor1d([action], 'int32')))[0]!;
    expect([0, 1, 2].map((action) => Math.exp(of(action)))).toEqual([
      expect.closeTo(0.125, 6),
      expect.closeTo(0.25, 6),
      expect.closeTo(0.625, 6),
    ]);
  });

  it('has the entropy -sum p log p, log n where all are alike', () => {
    const byHand = -(0.125 * Math.log(0.125) + 0.25 * Math.log(0.25) + 0.625 * Math.log(0.625));
    expect(numbers(() => categoricalEntropy(logits()))).toEqual([expect.closeTo(byHand, 6)]);
    expect(numbers(() => categoricalEntropy(tf.tensor2d([[3, 3, 3, 3]])))).toEqual([
      expect.closeTo(Math.log(4), 6),
    ]);
  });

  it('draws the largest of logit plus noise', () => {
    const draw = (noise: number[]) => numbers(() => categoricalSample(logits(), tf.tensor2d([noise])));
    expect(draw([0, 0, 0])).toEqual([2]);
    expect(draw([1.7, 0, 0])).toEqual([0]);
    expect(draw([0, 1, 0])).toEqual([1]);
  });
});

describe('Gaussian', () => {
  it('has the log-density worked out by hand, summed over dimensions', () => {
    // One standard deviation off in the first, exact in the second: -1/2 - log 2 - log 0.5 - log 2 pi.
    const density = numbers(() =>
      gaussianLogDensity(
        tf.tensor2d([[3, -1]]),
        tf.tensor2d([[1, -1]]),
        tf.tensor1d([Math.log(2), Math.log(0.5)]),
      ),
    );
    expect(density).toEqual([expect.closeTo(-0.5 - Math.log(2 * Math.PI), 5)]);
  });

  it('has a density that integrates to 1', () => {
    const count = 4001;
    const width = 20 / (count - 1);
    const densities = numbers(() =>
      gaussianLogDensity(
        tf.linspace(-10, 10, count).expandDims(1),
        tf.fill([count, 1], 0.7),
        tf.tensor1d([Math.log(1.3)]),
      ),
    );
    expect(densities.reduce((sum, density) => sum + Math.exp(density) * width, 0)).toBeCloseTo(1, 4);
  });

  it('has the entropy log(deviation sqrt(2 pi e)) in each dimension', () => {
    const each = (deviation: number) => Math.log(deviation * Math.sqrt(2 * Math.PI * Math.E));
    expect(numbers(() => gaussianEntropy(tf.tensor1d([Math.log(2), Math.log(0.1)])))).toEqual([
      expect.closeTo(each(2) + each(0.1), 5),
    ]);
  });
});
