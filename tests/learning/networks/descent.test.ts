import { expect, it } from 'vitest';
import type { Scalar } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import { adamDescent } from '../../../src/learning/networks/descent';

it('one step of Adam goes against the gradient by the learning rate, and tells the norm before clipping', () => {
  for (const largestNorm of [0, 1]) {
    const w = tf.variable(tf.tensor1d([3, -4]));
    const other = tf.variable(tf.tensor1d([1, 1]));
    const descent = adamDescent({ w }, largestNorm);
    tf.tidy(() => {
      // Half the square: the gradient is (3, -4) itself, its norm 5; Adam's first step is the learning rate.
      const { loss, norm, sum } = descent.step(tf.scalar(0.1), () => ({
        loss: w.add(other).sub(other).square().sum<Scalar>().mul<Scalar>(0.5),
        sum: w.sum(),
      }));
      expect([loss, norm, sum].map((tensor) => tensor.dataSync()[0])).toEqual([12.5, 5, -1]);
    });
    const [first, second] = w.dataSync();
    expect(first).toBeCloseTo(2.9, 5);
    expect(second).toBeCloseTo(-3.9, 5);
    expect([...other.dataSync()]).toEqual([1, 1]);
    // The first moment holds a tenth of the gradient, as clipped.
    const [moment] = descent.variables['first/0']!.dataSync();
    expect(moment).toBeCloseTo(largestNorm === 0 ? 0.3 : 0.06, 5);
  }
});
