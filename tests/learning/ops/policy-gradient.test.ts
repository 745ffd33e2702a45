import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { lossAndGradients, tf } from '../../../src/learning/engine';
import {
  approximateKl,
  clipFraction,
  clippedSurrogateLoss,
  clippedValueLoss,
  policyGradientLoss,
  standardise,
  valueLoss,
} from '../../../src/learning/ops/policy-gradient';

/** A loss of some numbers, and its gradient with respect to them. */
function evaluate(values: readonly number[], loss: (x: Tensor1D) => Scalar): [number, number[]] {
  const x = tf.tidy(() => tf.variable(tf.tensor1d([...values])));
  const result = tf.tidy(() => {
    const { values, gradients } = lossAndGradients([x], () => ({ loss: loss(x as unknown as Tensor1D) }));
    return [values.loss.dataSync()[0]!, [...gradients[0]!.dataSync()]] as [number, number[]];
  });
  x.dispose();
  return result;
}
const vector = (...values: number[]) => tf.tensor1d(values);
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5) as number);
const numbers = (compute: () => Tensor) => [...tf.tidy(() => compute().dataSync())];

describe('policyGradientLoss', () => {
  it('is minus the mean of log-probabilities weighted, its gradient minus the weights over the batch', () => {
    const [loss, gradient] = evaluate([-1, -2], (x) => policyGradientLoss(x, vector(3, -1)));
    expect(loss).toBeCloseTo(0.5, 6);
    expect(gradient).toEqual(close([-1.5, 0.5]));
  });

  it('of a batch of one', () => {
    expect(evaluate([-0.5], (x) => policyGradientLoss(x, vector(2)))).toEqual([1, [-2]]);
  });
});

describe('clippedSurrogateLoss', () => {
  const clip = () => tf.scalar(0.2);

  it('takes the smaller of both objectives, and leaves no gradient where it is clipped', () => {
    // ratio, advantage: 1.5, 1 -> 1.2 clipped; 0.5, 1 -> 0.5; 1.5, -1 -> -1.5; 0.5, -1 -> -0.8 clipped; 1.1, 2 -> 2.2.
    const [loss, gradient] = evaluate([1.5, 0.5, 1.5, 0.5, 1.1], (ratio) =>
      clippedSurrogateLoss(ratio, vector(1, 1, -1, -1, 2), clip()),
    );
    expect(loss).toBeCloseTo(-(1.2 + 0.5 - 1.5 - 0.8 + 2.2) / 5, 6);
    expect(gradient).toEqual(close([0, -1 / 5, 1 / 5, 0, -2 / 5]));
  });

  it('is the policy gradient at first, where the ratio is 1', () => {
    const advantages = [0.7, -1.3, 0.2];
    const [, gradient] = evaluate([-1, -2, -3], (x) =>
      clippedSurrogateLoss(x.sub<Tensor1D>(vector(-1, -2, -3)).exp(), vector(...advantages), clip()),
    );
    const [, plain] = evaluate([-1, -2, -3], (x) => policyGradientLoss(x, vector(...advantages)));
    expect(gradient).toEqual(close(plain));
  });

  it('of a batch of one', () => {
    expect(evaluate([3], (ratio) => clippedSurrogateLoss(ratio, vector(2), clip()))).toEqual([
      expect.closeTo(-2.4, 6),
      close([0]),
    ]);
  });
});

describe('value losses', () => {
  it('are the mean squared error', () => {
    const [loss, gradient] = evaluate([1, 4], (v) => valueLoss(v, vector(2, 2)));
    expect(loss).toBeCloseTo(2.5, 6);
    expect(gradient).toEqual(close([-1, 2]));
  });

  it('clipped, count the larger error, and only moves that are not clipped or err more', () => {
    // Old 0, clip 1. v 3, R 4: clipped to 1, error 9 > 1: no gradient. v 3, R 0: 9 against 1: gradient.
    // v 0.5, R 1: not clipped. v -3, R -0.5: clipped to -1: 6.25 against 0.25: gradient.
    const [loss, gradient] = evaluate([3, 3, 0.5, -3], (v) =>
      clippedValueLoss(v, vector(0, 0, 0, 0), vector(4, 0, 1, -0.5), tf.scalar(1)),
    );
    expect(loss).toBeCloseTo((9 + 9 + 0.25 + 6.25) / 4, 5);
    expect([gradient[0], gradient[1], gradient[3]]).toEqual(close([0, 6 / 4, -5 / 4]));
  });

  it('clipped, is the plain one for values that have not moved far', () => {
    const [old, targets] = [
      [1, -2, 0.3],
      [1.5, -2.5, 0.4],
    ];
    const [loss, gradient] = evaluate([1.05, -1.9, 0.2], (v) =>
      clippedValueLoss(v, vector(...old), vector(...targets), tf.scalar(0.2)),
    );
    const [plain, plainGradient] = evaluate([1.05, -1.9, 0.2], (v) => valueLoss(v, vector(...targets)));
    expect(loss).toBeCloseTo(plain, 6);
    expect(gradient).toEqual(close(plainGradient));
  });
});

describe('diagnostics', () => {
  it('estimate the divergence by ratio - 1 - log ratio, worked out by hand', () => {
    expect(numbers(() => approximateKl(vector(0, 0)))).toEqual([0]);
    expect(numbers(() => approximateKl(vector(Math.log(2), Math.log(0.5))))).toEqual(
      close([(1 - Math.log(2) + (-0.5 + Math.log(2))) / 2]),
    );
  });

  it('estimate the true divergence of two distributions', () => {
    // All actions of old = (1/4, 3/4), each as often as it is taken, under new = (1/2, 1/2).
    const logRatios = [Math.log(2), Math.log(2 / 3), Math.log(2 / 3), Math.log(2 / 3)];
    const divergence = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
    expect(numbers(() => approximateKl(vector(...logRatios)))).toEqual(close([divergence]));
  });

  it('count ratios that are clipped', () => {
    expect(numbers(() => clipFraction(vector(1, 1.15, 1.3, 0.7), tf.scalar(0.2)))).toEqual([0.5]);
  });
});

describe('standardise', () => {
  it('gives mean 0 and deviation 1', () => {
    // Mean 4, variance 5.
    expect(numbers(() => standardise(vector(1, 3, 5, 7)))).toEqual(
      close([-3, -1, 1, 3].map((x) => x / Math.sqrt(5))),
    );
  });

  it('leaves a batch of one as it is, and equal numbers at 0', () => {
    expect(numbers(() => standardise(vector(3)))).toEqual([3]);
    expect(numbers(() => standardise(vector(2, 2, 2)))).toEqual([0, 0, 0]);
  });
});
