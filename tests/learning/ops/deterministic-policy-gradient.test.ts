import { describe, expect, it } from 'vitest';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import {
  clippedDoubleQ,
  criticTarget,
  deterministicPolicyLoss,
  smoothedAction,
} from '../../../src/learning/ops/deterministic-policy-gradient';

const numbers = (run: () => Tensor) => tf.tidy(() => Array.from(run().dataSync(), (x) => x + 0));
const vector = (...values: number[]) => tf.tensor1d(values);
const close = (values: readonly number[], precision = 6) =>
  values.map((value) => expect.closeTo(value, precision) as number);

describe('criticTarget', () => {
  const target = (r: number[], discount: number[], q: number[]) =>
    numbers(() => criticTarget(vector(...r), vector(...discount), vector(...q)));

  it('by hand, of transitions that go on, terminated, and were truncated', () => {
    // 1 + 0.9 * 5 = 5.5; -2, whatever the networks say of a terminal state; 3 + 0.9 * -10 = -6, which bootstraps.
    expect(target([1, -2, 3], [0.9, 0, 0.9], [5, 1e6, -10])).toEqual(close([5.5, -2, -6]));
  });

  it('takes a batch of one', () => {
    expect(target([0.5], [0.5], [3])).toEqual([2]);
  });
});

describe('deterministicPolicyLoss', () => {
  it('is minus the mean value', () => {
    expect(numbers(() => deterministicPolicyLoss(vector(1, -4, 9)))).toEqual([-2]);
    expect(numbers(() => deterministicPolicyLoss(vector(7)))).toEqual([-7]);
  });

  it('has the gradient of the chain rule, equation (14), worked out by hand', () => {
    // mu(s) = theta s; Q(s, a) = -(a - 2)^2. dQ/da = -2 (a - 2), dmu/dtheta = s.
    // theta = 0.5, s = 1 and 3: a = 0.5 and 1.5; dQ/da = 3 and 1; their mean with s: (3 * 1 + 1 * 3) / 2 = 3.
    const s = [1, 3];
    const gradient = numbers(() =>
      tf.grad((theta) => {
        const a = theta.mul(tf.tensor1d(s));
        const q = a.sub(2).square().neg() as Tensor1D;
        return deterministicPolicyLoss(q);
      })(tf.scalar(0.5)),
    );
    expect(gradient).toEqual(close([-3]));
  });
});

describe('clippedDoubleQ', () => {
  it('is the smaller value of each transition, and not the critic that is smaller on the whole', () => {
    expect(numbers(() => clippedDoubleQ(vector(1, 5, -3), vector(2, 4, -7)))).toEqual([1, 4, -7]);
    expect(numbers(() => clippedDoubleQ(vector(1), vector(1)))).toEqual([1]);
  });

  it('passes the gradient to the smaller one', () => {
    const [first, second] = tf.tidy(() =>
      tf
        .grads((a: Tensor, b: Tensor) => clippedDoubleQ(a as Tensor1D, b as Tensor1D).sum<Scalar>())([
          vector(1, 5),
          vector(2, 4),
        ])
        .map((gradient) => [...gradient.dataSync()]),
    );
    expect(first).toEqual([1, 0]);
    expect(second).toEqual([0, 1]);
  });
});

describe('smoothedAction', () => {
  const smoothed = (a: number[][], noise: number[][], sigma: number, c: number) =>
    numbers(() => smoothedAction(tf.tensor2d(a), tf.tensor2d(noise) as Tensor2D, sigma, c));

  it('by hand: the noise is bounded first, then the action', () => {
    // 0.1 + 0.2 * 1 = 0.3; 0.1 + min(0.2 * 4, 0.5) = 0.6; -0.1 - 0.5 = -0.6; 0.9 + 0.4 = 1.3, cut to 1; -1 - 0.2, to -1
    const a = [[0.1, 0.1, -0.1, 0.9, -1]];
    expect(smoothed(a, [[1, 4, -7, 2, -1]], 0.2, 0.5)).toEqual(close([0.3, 0.6, -0.6, 1, -1]));
  });

  it('leaves the action as it is without noise, or with a bound of zero', () => {
    expect(smoothed([[0.3], [-0.7]], [[5], [-5]], 0, 0.5)).toEqual(close([0.3, -0.7]));
    expect(smoothed([[0.3], [-0.7]], [[5], [-5]], 0.2, 0)).toEqual(close([0.3, -0.7]));
  });
});
