import type { Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { tf, withoutGradient } from '../../../src/learning/engine';
import {
  atoms,
  categoricalLoss,
  categoricalProjection,
  pickAction,
  quantileHuberLoss,
} from '../../../src/learning/ops/distributional';
import { seededRandom } from '../../../src/shared/random';

const rows = (tensor: Tensor) => tensor.arraySync() as number[][];
const near = (found: number[], expected: number[]) => {
  expect(found).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 5));
};

describe('categoricalProjection, on the atoms -1, 0, 1,', () => {
  const project = (probabilities: number[], shifted: number[]) =>
    rows(categoricalProjection(tf.tensor2d([probabilities]), tf.tensor2d([shifted]), -1, 1))[0]!;

  it('leaves what lies on atoms where it is', () => {
    near(project([0.2, 0.3, 0.5], [-1, 0, 1]), [0.2, 0.3, 0.5]);
  });

  it('splits what lies between two atoms by nearness: 0.25 gives three quarters to 0 and one to 1', () => {
    near(project([1, 0, 0], [0.25, 0, 0]), [0, 0.75, 0.25]);
  });

  it('discounts and shifts: r = 0.5 and gamma = 0.5 make -1, 0, 1 into 0, 0.5, 1', () => {
    near(project([0.2, 0.4, 0.4], [0, 0.5, 1]), [0, 0.2 + 0.2, 0.2 + 0.4]);
  });

  it('counts what lies beyond the ends as the ends', () => {
    near(project([0.5, 0.2, 0.3], [-7, 3, 100]), [0.5, 0, 0.5]);
  });

  it('puts everything on the reward where the episode terminated: a discount of 0 collapses the atoms', () => {
    near(project([0.2, 0.3, 0.5], [-0.5, -0.5, -0.5]), [0.5, 0.5, 0]);
  });

  it('keeps the mass of each row of a batch in its row', () => {
    const probabilities = tf.softmax(
      tf.tensor2d([
        [1, 2, 3],
        [0, 0, 5],
        [2, 0, 0],
      ]),
    );
    const shifted = tf.tensor2d([
      [-0.3, 0.1, 0.9],
      [-2, -1.5, 2],
      [0.5, 0.5, 0.5],
    ]);
    const projected = rows(categoricalProjection(probabilities, shifted, -1, 1));
    for (const row of projected) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5);
    near(projected[2]!, [0, 0.5, 0.5]);
  });
});

describe('categoricalLoss', () => {
  it('is the cross-entropy: two equal logits against (1, 0) cost log 2', () => {
    near([...categoricalLoss(tf.tensor2d([[0, 0]]), tf.tensor2d([[1, 0]])).dataSync()], [Math.log(2)]);
  });

  it('has the gradient softmax - target', () => {
    const gradient = tf.grad((logits) => categoricalLoss(logits as Tensor2D, tf.tensor2d([[0.9, 0.1]])))(
      tf.tensor2d([[0, 0]]),
    );
    near(rows(gradient)[0]!, [0.5 - 0.9, 0.5 - 0.1]);
  });
});

describe('quantileHuberLoss', () => {
  it('of one quantile, the median, is half of Huber’s loss, whichever side the sample lies on', () => {
    // tau = 0.5: 0.5 (0.5 0.4^2) = 0.04; 0.5 (3 - 0.5) = 1.25
    near([...quantileHuberLoss(tf.tensor2d([[0]]), tf.tensor2d([[0.4]])).dataSync()], [0.04]);
    near([...quantileHuberLoss(tf.tensor2d([[0]]), tf.tensor2d([[-3]])).dataSync()], [1.25]);
  });

  it('weighs quantiles by the side of the error and averages over samples: two against two by hand', () => {
    // Quantiles 0 and 1 at tau 0.25 and 0.75; samples 1 and 2; u = sample - quantile.
    // For 0: u = 1, 2, Huber 0.5, 1.5, weight 0.25: mean 0.25. For 1: u = 0, 1, Huber 0, 0.5, weight 0.75: mean 0.1875.
    near([...quantileHuberLoss(tf.tensor2d([[0, 1]]), tf.tensor2d([[1, 2]])).dataSync()], [0.25 + 0.1875]);
  });

  it('has the gradient of its formula, derived operation by operation, bit for bit', () => {
    const random = seededRandom(8);
    const matrix = (rows: number, columns: number) =>
      tf.tensor2d(
        Float32Array.from({ length: rows * columns }, () => 2 * random.normal()),
        [rows, columns],
      );
    const derived = (quantiles: Tensor2D, samples: Tensor2D) => {
      const u = samples.expandDims(1).sub(quantiles.expandDims(2));
      const [size, count] = [u.abs(), quantiles.shape[1]];
      const inner = tf.minimum(size, 1);
      const huber = inner.mul(size.sub(inner.mul(0.5)));
      const tau = tf.range(0, count).add(0.5).div(count).reshape([1, count, 1]);
      const weight = withoutGradient([u], (e: Tensor) => tau.sub(e.less(0).toFloat()).abs());
      return weight.mul(huber).mean(2).sum(1);
    };
    for (const [batch, count, drawn] of [
      [7, 5, 9],
      [4, 51, 51],
    ] as const) {
      const [quantiles, samples] = [matrix(batch, count), matrix(batch, drawn)];
      const weights = matrix(batch, 1).squeeze([1]);
      const gradient = (loss: (q: Tensor2D, s: Tensor2D) => Tensor) =>
        tf
          .grad((q) =>
            loss(q as Tensor2D, samples)
              .mul(weights)
              .sum(),
          )(quantiles)
          .dataSync();
      const [own, expected] = [gradient(quantileHuberLoss), gradient(derived)];
      expect(own.length).toBe(expected.length);
      expect(own.findIndex((value, i) => value !== expected[i])).toBe(-1);
    }
  });

  it('pulls a high quantile up harder than down: gradients tau and 1 - tau beyond the quadratic part', () => {
    const slope = (sample: number) =>
      rows(
        tf.grad((q) => quantileHuberLoss(q as Tensor2D, tf.tensor2d([[sample]])))(tf.tensor2d([[0, 0]])),
      )[0]!;
    near(slope(5), [-0.25, -0.75]);
    near(slope(-5), [0.75, 0.25]);
  });
});

describe('atoms and pickAction', () => {
  it('are equally spaced from lowest to highest', () => {
    near([...atoms(-10, 10, 5).dataSync()], [-10, -5, 0, 5, 10]);
  });

  it('pick the distribution of the action of each row', () => {
    const x = tf.tensor3d([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ]);
    expect(rows(pickAction(x, tf.tensor1d([1, 0], 'int32')))).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });
});
