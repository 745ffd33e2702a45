import { describe, expect, it } from 'vitest';
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import {
  logTanhSlope,
  softPolicyLoss,
  softTarget,
  squashedGaussian,
  temperatureLoss,
} from '../../../src/learning/ops/soft-actor-critic';

const numbers = (run: () => Tensor) => tf.tidy(() => Array.from(run().dataSync(), (x) => x + 0));
const vector = (...values: number[]) => tf.tensor1d(values);
const close = (values: readonly number[], precision = 6) =>
  values.map((value) => expect.closeTo(value, precision) as number);

describe('logTanhSlope', () => {
  it('is log(1 - tanh(u)^2) where that can be worked out in double precision', () => {
    const u = [-3, -1, -0.2, 0, 0.5, 2, 4];
    const expected = u.map((x) => Math.log(1 - Math.tanh(x) ** 2));
    expect(numbers(() => logTanhSlope(vector(...u)))).toEqual(close(expected, 5));
  });

  it('stays finite, and right, where tanh is 1 in single precision', () => {
    // For large |u|, 1 - tanh(u)^2 is 4 exp(-2 |u|): log 4 - 2 |u|.
    const u = [-50, -20, 15, 30];
    const expected = u.map((x) => Math.log(4) - 2 * Math.abs(x));
    expect(numbers(() => logTanhSlope(vector(...u)))).toEqual(close(expected, 4));
  });

  it('has the slope -2 tanh(u) everywhere, large u included', () => {
    const u = [-30, -1, 0, 2, 30];
    const slopes = numbers(() => tf.grad((x) => logTanhSlope(x).sum())(vector(...u)));
    expect(slopes).toEqual(close(u.map((x) => -2 * Math.tanh(x)), 5)); // prettier-ignore
  });
});

describe('squashedGaussian', () => {
  const draw = (mean: number[][], logDeviation: number[][], noise: number[][]) =>
    tf.tidy(() => {
      const drawn = squashedGaussian(
        tf.tensor2d(mean) as Tensor2D,
        tf.tensor2d(logDeviation) as Tensor2D,
        tf.tensor2d(noise) as Tensor2D,
      );
      return { actions: [...drawn.actions.dataSync()], logs: [...drawn.logProbability.dataSync()] };
    });

  it('by hand, in one dimension', () => {
    // Mean 0, deviation 1, noise 0: u = 0, log N = -0.918939, slope 1.
    const centre = draw([[0]], [[0]], [[0]]);
    expect(centre.actions).toEqual([0]);
    expect(centre.logs).toEqual(close([-0.918939], 5));
    // Mean 0.5, deviation 0.5 (log -0.693147), noise 1: u = 1, a = 0.761594;
    // log N = -0.5 + 0.693147 - 0.918939 = -0.725792; log(1 - a^2) = log 0.419974 = -0.867562; difference 0.141770.
    const other = draw([[0.5]], [[Math.log(0.5)]], [[1]]);
    expect(other.actions).toEqual(close([0.761594], 5));
    expect(other.logs).toEqual(close([0.14177], 5));
  });

  it('by hand, in two dimensions and two rows: the log-densities of the dimensions add up', () => {
    const rows = draw(
      [
        [0, 0.5],
        [0.5, 0.5],
      ],
      [
        [0, Math.log(0.5)],
        [Math.log(0.5), Math.log(0.5)],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    );
    expect(rows.logs).toEqual(close([-0.918939 + 0.14177, 2 * 0.14177], 5));
  });

  it('gives tanh(mean) without noise', () => {
    expect(draw([[0.3, -2]], [[-1, 1]], [[0, 0]]).actions).toEqual(close([Math.tanh(0.3), Math.tanh(-2)]));
  });

  it.each([
    [0, 1],
    [0.7, 0.4],
    [-1.5, 0.8],
    [0.2, 1.6],
  ])('is a density: with mean %d and deviation %d it integrates to 1 over (-1, 1)', (mean, deviation) => {
    // The midpoint rule in a; the noise that leads to an action is (atanh(a) - mean) / deviation.
    const cells = 20_000;
    const actions = Array.from({ length: cells }, (_, i) => -1 + (2 * (i + 0.5)) / cells);
    const noise = actions.map((a) => [(Math.atanh(a) - mean) / deviation]);
    const { actions: drawn, logs } = draw(
      noise.map(() => [mean]),
      noise.map(() => [Math.log(deviation)]),
      noise,
    );
    drawn.forEach((a, i) => expect(Math.abs(a - actions[i]!)).toBeLessThan(1e-5));
    const integral = logs.reduce((sum, log) => sum + Math.exp(log), 0) * (2 / cells);
    expect(Math.abs(integral - 1)).toBeLessThan(2e-3);
    // And its entropy is what the samples' log-densities say: -sum p log p against a mean over draws.
    const entropy = -logs.reduce((sum, log) => sum + Math.exp(log) * log, 0) * (2 / cells);
    const quantiles = Array.from({ length: 4001 }, (_, i) => -4 + (8 * i) / 4000);
    const weights = quantiles.map((z) => Math.exp(-z * z / 2)); // prettier-ignore
    const total = weights.reduce((sum, w) => sum + w, 0);
    const sampled = draw(
      quantiles.map(() => [mean]),
      quantiles.map(() => [Math.log(deviation)]),
      quantiles.map((z) => [z]),
    );
    const mixed = -sampled.logs.reduce((sum, log, i) => sum + log * weights[i]!, 0) / total;
    expect(Math.abs(mixed - entropy)).toBeLessThan(5e-3);
  });

  it('passes to mean and deviation the gradients of its log-density along the draw', () => {
    // d log p / d mean = 2 tanh(u); d log p / d log deviation = -1 + 2 tanh(u) deviation noise.
    const [mean, logDeviation, noise] = [0.4, -0.3, 1.2];
    const deviation = Math.exp(logDeviation);
    const u = mean + deviation * noise;
    const gradients = tf.tidy(() =>
      tf
        .grads((m: Tensor, l: Tensor) =>
          squashedGaussian(m as Tensor2D, l as Tensor2D, tf.tensor2d([[noise]])).logProbability.sum<Scalar>(),
        )([tf.tensor2d([[mean]]), tf.tensor2d([[logDeviation]])])
        .map((gradient) => gradient.dataSync()[0]!),
    );
    expect(gradients).toEqual(close([2 * Math.tanh(u), -1 + 2 * Math.tanh(u) * deviation * noise], 5));
  });
});

describe('softTarget', () => {
  const target = (r: number[], discount: number[], q: number[], logs: number[], temperature: number) =>
    numbers(() =>
      softTarget(vector(...r), vector(...discount), vector(...q), vector(...logs), tf.scalar(temperature)),
    );

  it('by hand, of transitions that go on, terminated, and were truncated', () => {
    // 1 + 0.9 (5 - 0.2 * -2) = 5.86; -2; 3 + 0.9 (-10 - 0.2 * 1) = -6.18
    expect(target([1, -2, 3], [0.9, 0, 0.9], [5, 1e6, -10], [-2, 50, 1], 0.2)).toEqual(
      close([5.86, -2, -6.18], 5),
    );
  });

  it('takes a batch of one', () => {
    expect(target([1], [1], [2], [4], 0.5)).toEqual([1]);
  });
});

describe('softPolicyLoss', () => {
  it('by hand: mean of temperature times log-probability, less the value', () => {
    // (0.5 * -2 - 3) and (0.5 * 4 - 1): -4 and 1; mean -1.5
    expect(numbers(() => softPolicyLoss(vector(3, 1), vector(-2, 4), tf.scalar(0.5)))).toEqual([-1.5]);
    expect(numbers(() => softPolicyLoss(vector(3), vector(-2), tf.scalar(0.5)))).toEqual([-4]);
  });
});

describe('temperatureLoss', () => {
  const slope = (logs: number[], targetEntropy: number) =>
    numbers(() =>
      tf.grad((x) => temperatureLoss(x as Scalar, vector(...logs) as Tensor1D, targetEntropy))(
        tf.scalar(Math.log(0.3)),
      ),
    )[0]!;

  it('by hand', () => {
    // -log(2) (mean(-1, 3) + (-2)) = -log(2) * -1
    const loss = numbers(() => temperatureLoss(tf.scalar(Math.log(2)), vector(-1, 3), -2));
    expect(loss).toEqual(close([Math.log(2)]));
  });

  it('raises the temperature where the entropy is below its target, lowers it where it is above', () => {
    // Entropy 1 against a target of -1: too random, the slope is positive and descent lowers it.
    expect(slope([-1, -1], -1)).toBeCloseTo(2, 6);
    expect(slope([3, 3], -1)).toBeCloseTo(-2, 6);
    expect(slope([1, 1], -1)).toBeCloseTo(0, 6);
  });
});
