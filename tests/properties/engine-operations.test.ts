/** Every operation that the algorithms need, on random shapes and values, with gradients: each engine against eager. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compile,
  define,
  dense,
  engines,
  f32,
  gatherRows,
  i32,
  pick,
  segmentSum,
  tf,
  withoutGradient,
  type Spec,
} from '../../src/learning/engine';
import {
  categoricalLoss,
  categoricalProjection,
  quantileHuberLoss,
} from '../../src/learning/ops/distributional';
import { seededRandom } from '../../src/shared/random';

/** x and y [rows, columns], index [rows] below columns; the result may have any shape. */
type Operation = (x: Tensor2D, y: Tensor2D, index: Tensor1D) => Tensor;

const operations: Readonly<Record<string, Operation>> = {
  'add, sub, mul, div': (x, y) => x.add(y).sub(x.mul(y)).div(y.square().add(1)),
  'broadcasting over rows and columns': (x, y) => x.sub(x.mean(0)).mul(y.sum(1, true)),
  'relu, tanh, sigmoid': (x, y) => tf.relu(x).add(tf.tanh(y)).mul(tf.sigmoid(x)),
  'softplus, exp, log': (x, y) =>
    tf
      .softplus(x)
      .add(y.exp())
      .add(tf.log(x.abs().add(1))),
  'square, sqrt, pow, abs, neg, sign': (x) =>
    x.square().sqrt().add(x.abs().add(0.5).pow(1.5)).sub(x.neg().mul(x.sign())),
  'softmax and log-softmax': (x, y) => tf.softmax(x).mul(tf.logSoftmax(y)),
  logSumExp: (x) => tf.logSumExp(x, 1),
  'sum, mean, max, min over an axis and over all': (x, y) =>
    x.sum(0).mean().add(y.max(1).sum()).sub(x.min(0).mean()).add(y.mean()),
  'product and cumulative sum': (x) => x.mul(0.5).prod(1).add(x.cumsum(1).sum(1)),
  'minimum, maximum, clip': (x, y) =>
    tf
      .minimum(x, y)
      .add(tf.maximum(x, 0.1))
      .mul(tf.clipByValue(y, -0.5, 0.5)),
  'where and comparisons': (x, y) =>
    tf.where(
      withoutGradient([x, y], (a, b) => a.greater(b)) as Tensor2D,
      x.mul(2),
      y.mul(withoutGradient([x], (a) => a.lessEqual(0).toFloat())),
    ),
  'logical and, or, not': (x, y) =>
    withoutGradient([x, y], (a, b) =>
      a.greater(0).logicalAnd(b.less(0)).logicalOr(a.less(-1).logicalNot()).toFloat(),
    ).mul(x),
  'reshape, expandDims, squeeze, transpose': (x, y) =>
    x.expandDims(1).squeeze([1]).transpose().matMul(y).reshape([-1]),
  'concatenation, slicing, splitting, stacking': (x, y) => {
    const joined = tf.concat([x, y], 1);
    const [left, right] = tf.split(joined, 2, 1) as [Tensor2D, Tensor2D];
    return tf.stack([left.slice([0, 0], [-1, 1]), right.slice([0, 0], [-1, 1])], 1);
  },
  'stridedSlice and unstack': (x) =>
    withoutGradient([x], (a) =>
      a.stridedSlice([0, 0], [x.shape[0], x.shape[1]], [1, 2]).add(a.unstack(0)[0]!.mean()),
    ),
  'pad, tile, reverse': (x) =>
    tf
      .tile(
        tf.pad(x, [
          [0, 1],
          [1, 0],
        ]),
        [2, 1],
      )
      .reverse(0),
  'fill, zerosLike, onesLike, range': (x) =>
    x.mul(tf.onesLike(x)).add(tf.zerosLike(x)).add(tf.range(0, x.shape[1])).add(tf.fill(x.shape, 2)),
  'matMul, plain and transposed': (x, y) => tf.matMul(x, y, false, true).add(tf.matMul(y, x, false, true)),
  'batched matMul of rank 3': (x, y) => tf.matMul(x.expandDims(2), y.expandDims(1)),
  'one-hot and pick': (x, _, index) => pick(x, index).add(tf.oneHot(index, x.shape[1]).mul(x).sum(1)),
  gatherRows: (x, y, index) => gatherRows(x.transpose(), index).sum(1).mul(pick(y, index)),
  segmentSum: (x, y, index) => withoutGradient([x, y], (a, b) => segmentSum(a.mul(b), index, 7)),
  'argMax and argMin as indices': (x, y) =>
    pick(x, y.argMax(1) as Tensor1D).add(pick(x, y.argMin(1) as Tensor1D)),
  'norm and moments': (x) => tf.norm(x).add(tf.moments(x, 1).variance),
  'dense layers, with every activation': (x, y) => {
    const w = y.mean(0).tile([3]).reshape([x.shape[1], 3]);
    const b = tf.tensor1d([0.1, -0.2, 0.3]);
    return dense(x, w, b, 'relu')
      .add(dense(x, w, b, 'tanh'))
      .add(dense(x, w, b));
  },
  'Huber’s loss': (x, y) => tf.losses.huberLoss(x, y, undefined, 1),
  'quantile Huber loss': (x, y) => quantileHuberLoss(x, y),
  'cross-entropy of a categorical distribution': (x, y) => categoricalLoss(x, tf.softmax(y)),
  'projection of a categorical distribution': (x, y) =>
    withoutGradient([x, y], (a, b) =>
      categoricalProjection(tf.softmax(a) as Tensor2D, b.mul(3) as Tensor2D, -2, 2),
    ),
  'log-density of a squashed Gaussian': (x, y) => {
    // Haarnoja et al. 2018, equation 26; log(1 - tanh(u)^2) = 2 (log 2 - u - softplus(-2 u)).
    const deviation = tf.clipByValue(y, -5, 2).exp();
    const u = x.add(deviation.mul(0.3));
    const gaussian = u
      .sub(x)
      .div(deviation)
      .square()
      .mul(-0.5)
      .sub(deviation.log())
      .sub(0.5 * Math.log(2 * Math.PI));
    const squash = tf
      .sub(Math.log(2), u)
      .sub(tf.softplus(u.mul(-2)))
      .mul(2);
    return gaussian.sub(squash).sum(1);
  },
  'stop-gradient by computing outside of the tape': (x, y) => x.sub(tf.tidy(() => y.square())).square(),
};

const batches = fc.record({
  rows: fc.integer({ min: 1, max: 5 }),
  columns: fc.integer({ min: 2, max: 6 }),
  seed: fc.nat({ max: 1e6 }),
});

function draw(count: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: count }, () => random.normal());
}

/** What the algorithms never ask for, and the kernels leave to TensorFlow's session. */
const leftToTensorFlow: readonly string[] = [
  'logSumExp',
  'sum, mean, max, min over an axis and over all',
  'where and comparisons',
  'fill, zerosLike, onesLike, range',
  'norm and moments',
  'square, sqrt, pow, abs, neg, sign',
  'product and cumulative sum',
  'logical and, or, not',
  'reshape, expandDims, squeeze, transpose',
  'stridedSlice and unstack',
  'pad, tile, reverse',
  'batched matMul of rank 3',
  'gatherRows',
  'argMax and argMin as indices',
  'dense layers, with every activation',
  'concatenation, slicing, splitting, stacking',
];

describe('all engines agree, values and gradients, on', () => {
  for (const [name, operation] of Object.entries(operations))
    it(name, () => {
      const covered = new Set<string>();
      fc.assert(
        fc.property(batches, ({ rows, columns, seed }) => {
          const inputs = {
            x: draw(rows * columns, seed),
            y: draw(rows * columns, seed + 1),
            index: Int32Array.from({ length: rows }, (_, i) => (seed + i) % columns),
          };
          const shape = tf.tidy(
            () =>
              operation(tf.zeros([rows, columns]), tf.zeros([rows, columns]), tf.zeros([rows], 'int32'))
                .shape,
          );
          const results = engines.map((engine) => {
            const program = compile({
              name,
              engine,
              variables: {},
              functions: {
                run: define({
                  inputs: { x: f32(rows, columns), y: f32(rows, columns), index: i32(rows) },
                  outputs: {
                    value: f32(...shape) as Spec<'float32'>,
                    dx: f32(rows, columns),
                    dy: f32(rows, columns),
                  },
                  run: ({ x, y, index }) => {
                    const scalar = (a: Tensor, b: Tensor) =>
                      operation(a as Tensor2D, b as Tensor2D, index)
                        .add(a.sum().add(b.sum()).mul(0.01))
                        .sum() as Scalar;
                    const [dx, dy] = tf.grads(scalar)([x, y]) as [Tensor, Tensor];
                    return { value: operation(x, y, index), dx, dy };
                  },
                }),
              },
            });
            const result = program.functions.run(inputs);
            if (engine === 'kernels') covered.add(program.engine);
            program.dispose();
            return result;
          });
          const [first, second, eager] = results as [
            (typeof results)[0],
            (typeof results)[0],
            (typeof results)[0],
          ];
          for (const compiled of [first, second])
            for (const output of ['value', 'dx', 'dy'] as const) {
              const [a, b] = [compiled[output], eager[output]].map((v) =>
                typeof v === 'number' ? [v] : [...v],
              ) as [number[], number[]];
              expect(a.length).toBe(b.length);
              a.forEach((value, i) =>
                expect(Math.abs(value - b[i]!)).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(b[i]!))),
              );
            }
        }),
        { numRuns: 6, seed: 1 },
      );
      expect([...covered]).toEqual([leftToTensorFlow.includes(name) ? 'tensorflow' : 'kernels']);
    });
});
