/** Picks entries by index without looking at the indices in JavaScript, which `tf.gather` does. */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../tensorflow';
import { customGradient } from './custom-gradient';
import { attribute, nativeOperation } from './native';

/**
 * Rows of x at the given indices.
 * @param x [n, ...]
 * @param indices int32 [m], each from 0 to n - 1 (TensorFlow fails on others)
 * @returns [m, ...]
 */
export function gatherRows(x: Tensor, indices: Tensor1D): Tensor {
  return customGradient([x], (x_, save) => {
    save([]);
    const value = nativeOperation(
      'GatherV2',
      [
        attribute.integer('batch_dims', 0),
        attribute.type('Tparams', x.dtype as 'float32'),
        attribute.type('Tindices', 'int32'),
        attribute.type('Taxis', 'int32'),
      ],
      [x_, indices, tf.scalar(0, 'int32')],
    );
    return {
      value,
      gradFunc: (dy) => segmentSum(dy, indices, x.shape[0]!),
    };
  });
}

/**
 * Adds up the rows of x that have the same index; no gradient flows through it.
 * @param x float32 [m, ...]
 * @param indices int32 [m], each from 0 to count - 1
 * @returns [count, ...]; a row that no index names is 0
 */
export function segmentSum(x: Tensor, indices: Tensor, count: number): Tensor {
  return nativeOperation(
    'UnsortedSegmentSum',
    [
      attribute.type('T', 'float32'),
      attribute.type('Tindices', 'int32'),
      attribute.type('Tnumsegments', 'int32'),
    ],
    [x, indices, tf.scalar(count, 'int32')],
  );
}

/**
 * One entry of each row: x[i, indices[i]].
 * @param x float32 [n, k]
 * @param indices int32 [n], each from 0 to k - 1; an index outside picks 0
 * @returns [n]
 */
export function pick(x: Tensor2D, indices: Tensor1D): Tensor1D {
  return x.mul(tf.oneHot(indices, x.shape[1])).sum(-1);
}
