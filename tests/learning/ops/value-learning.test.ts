import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import {
  doubleQLearningTarget,
  huberLoss,
  qLearningTarget,
  squaredLoss,
  tdError,
} from '../../../src/learning/ops/value-learning';

/** Runs tensor operations, frees them, and returns the result's numbers. */
const numbers = (run: () => Tensor) =>
  // Adding 0 turns -0 into 0, which is all the same here.
  tf.tidy(() => Array.from(run().dataSync(), (x) => x + 0));
const vector = (...values: number[]) => tf.tensor1d(values);
const indices = (...values: number[]) => tf.tensor1d(values, 'int32');
const matrix = (...rows: number[][]) => tf.tensor2d(rows);
const close = (values: readonly number[], precision = 6) =>
  values.map((value) => expect.closeTo(value, precision) as number);

describe('qLearningTarget', () => {
  const target = (r: number[], discount: number[], q: number[][]) =>
    numbers(() => qLearningTarget(vector(...r), vector(...discount), matrix(...q)));

  it('adds the discounted value of the best next action to the reward', () => {
    // 1 + 0.9 * max(2, 5, -1) = 5.5; -2 + 0.9 * max(-3, -4, -2) = -3.8
    const q = [
      [2, 5, -1],
      [-3, -4, -2],
    ];
    expect(target([1, -2], [0.9, 0.9], q)).toEqual(close([5.5, -3.8]));
  });

  it('is the bare reward where the episode terminated', () => {
    // The discount is 0, whatever the network says of the terminal state.
    expect(target([1, -100], [0, 0], [[7, 1000], [-7, -1e6]])).toEqual([1, -100]); // prettier-ignore
  });

  it('bootstraps where the episode was truncated, which keeps its discount', () => {
    // Rows: going on, terminated, truncated. 1 + 0.99 * 10 = 10.9; 1; 1 + 0.99 * 20 = 20.8
    const q = [
      [10, 0],
      [10, 0],
      [0, 20],
    ];
    expect(target([1, 1, 1], [0.99, 0, 0.99], q)).toEqual(close([10.9, 1, 20.8], 5));
  });

  it('takes a batch of one', () => {
    // 0.5 + 0.5 * 3 = 2
    expect(target([0.5], [0.5], [[3, 1]])).toEqual([2]);
  });

  it('counts the best value once where several actions share it', () => {
    // 0 + 1 * 4 = 4, and not 8 or 12.
    expect(target([0], [1], [[4, 4, 4]])).toEqual([4]);
  });

  it('takes a single action', () => {
    expect(target([1], [0.5], [[-4]])).toEqual([-1]);
  });

  it('returns one number for each transition', () => {
    tf.tidy(() => {
      const result = qLearningTarget(vector(1, 2, 3), vector(0, 0, 0), tf.zeros([3, 5]));
      expect(result.shape).toEqual([3]);
      expect(result.dtype).toBe('float32');
    });
  });
});

describe('doubleQLearningTarget', () => {
  it('takes the value that one network has for the action that the other prefers', () => {
    // The selector prefers the first and the second action: 1 + 0.9 · 10 = 10; -1 + 0.5 · 8 = 3.
    const values = matrix([10, 20], [6, 8]);
    const selector = matrix([5, 3], [-4, -2]);
    expect(numbers(() => doubleQLearningTarget(vector(1, -1), vector(0.9, 0.5), values, selector))).toEqual(
      close([10, 3]),
    );
  });
});

describe('tdError', () => {
  const q = [
    [1, 2, 3],
    [-1, 0.5, 4],
  ];

  it('is the target minus the value of the action that was taken', () => {
    // 5 - q[0][2] = 2; 0 - q[1][0] = 1
    expect(numbers(() => tdError(matrix(...q), indices(2, 0), vector(5, 0)))).toEqual([2, 1]);
  });

  it('takes a batch of one', () => {
    expect(numbers(() => tdError(matrix([1, 2]), indices(1), vector(-1)))).toEqual([-3]);
  });

  it('has the slope -1 with respect to the value of the taken action and 0 to all others', () => {
    const slope = (qTm1: Tensor) => tdError(qTm1 as Tensor2D, indices(2, 0), vector(5, 0)).sum();
    expect(numbers(() => tf.grad(slope)(matrix(...q)))).toEqual([0, 0, -1, -1, 0, 0]);
  });

  it('moves no parameter through a target that was made outside the gradient', () => {
    // One parameter w = 3; q(s) = [w, 2 w] before and after the step; action 0, reward 1, discount 0.5.
    // The target is 1 + 0.5 * 6 = 4, the error 4 - 3 = 1. With the target held fast the squared error has the
    // slope 2 * 1 * (0 - 1) = -2; through the target as well it would be 2 * 1 * (0.5 * 2 - 1) = 0.
    tf.tidy(() => {
      const w = tf.scalar(3).variable();
      const features = matrix([1, 2]);
      const network = () => features.mul(w) as Tensor2D;
      const target = qLearningTarget(vector(1), vector(0.5), network());
      const { value, grads } = tf.variableGrads(
        () => squaredLoss(tdError(network(), indices(0), target)).sum(),
        [w],
      );
      expect(value.dataSync()[0]).toBe(1);
      expect(grads[w.name]!.dataSync()[0]).toBe(-2);
      w.dispose();
    });
  });
});

describe('squaredLoss', () => {
  it('is the square of each error', () => {
    expect(numbers(() => squaredLoss(vector(0, 0.5, -0.5, 3, -3)))).toEqual([0, 0.25, 0.25, 9, 9]);
  });

  it('has twice the error as its slope', () => {
    const slope = tf.grad((e: Tensor) => squaredLoss(e).sum());
    expect(numbers(() => slope(vector(0, 0.5, -3)))).toEqual([0, 1, -6]);
  });

  it('keeps the shape of what it is given', () => {
    tf.tidy(() => {
      expect(squaredLoss(tf.zeros([2, 3])).shape).toEqual([2, 3]);
    });
  });
});

describe('huberLoss', () => {
  const errors = [0, 0.5, -0.5, 1, -1, 3, -3];
  const slope = (delta?: number) => tf.grad((e: Tensor) => huberLoss(e, delta).sum());

  it('is half the square up to 1 and grows by the error itself beyond', () => {
    // 0.5 * 0.25 = 0.125; 0.5 * 1 = 0.5; 3 - 0.5 = 2.5
    expect(numbers(() => huberLoss(vector(...errors)))).toEqual([0, 0.125, 0.125, 0.5, 0.5, 2.5, 2.5]);
  });

  it('has the error, cut to ±1, as its slope', () => {
    expect(numbers(() => slope()(vector(...errors)))).toEqual([0, 0.5, -0.5, 1, -1, 1, -1]);
  });

  it('bends at another delta where one is given', () => {
    // Delta 2: 0.5 * 1 = 0.5; 0.5 * 4 = 2; 2 * (3 - 1) = 4. Delta 0.5: 0.5 * (3 - 0.25) = 1.375
    expect(numbers(() => huberLoss(vector(1, -2, 3), 2))).toEqual([0.5, 2, 4]);
    expect(numbers(() => huberLoss(vector(-3), 0.5))).toEqual([1.375]);
    expect(numbers(() => slope(2)(vector(1, -2, 3)))).toEqual([1, -2, 2]);
  });

  it('has the slope clip(error, -delta, delta) everywhere', () => {
    const float = fc.float({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(float, { minLength: 1, maxLength: 16 }),
        fc.constantFrom(0.5, 1, 2, 10),
        (values, delta) => {
          const slopes = numbers(() => slope(delta)(vector(...values)));
          const clipped = values.map((e) => Math.min(delta, Math.max(-delta, e)));
          slopes.forEach((s, i) => expect(s).toBeCloseTo(clipped[i]!, 3));
        },
      ),
    );
  });

  it('lies below the squared error and shows a diverged error', () => {
    const [huber, squared] = [huberLoss, squaredLoss].map((loss) => numbers(() => loss(vector(...errors))));
    huber!.forEach((value, i) => expect(value).toBeLessThanOrEqual(squared![i]! / 2 + 1e-6));
    expect(numbers(() => huberLoss(vector(NaN, Infinity)))).toEqual([NaN, Infinity]);
  });
});

it('frees every tensor between its inputs and its result', () => {
  const inputs: [Tensor1D, Tensor1D, Tensor2D, Tensor1D] = [
    vector(1),
    vector(0.9),
    matrix([1, 2]),
    indices(1),
  ];
  const [r, discount, q, action] = inputs;
  const before = tf.memory().numTensors;
  const loss = tf.tidy(() => huberLoss(tdError(q, action, qLearningTarget(r, discount, q))).mean());
  expect(tf.memory().numTensors).toBe(before + 1);
  tf.dispose([loss, ...inputs]);
});
