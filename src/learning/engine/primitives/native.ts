/** TensorFlow operations by name, for what tfjs has no function for or writes in several operations. */
import type { Tensor } from '@tensorflow/tfjs-node';
import type { NativeAttribute } from '../binding';
import { nativeTypes } from '../graph';
import type { DType } from '../specs';
import { backend } from '../tensorflow';

const { binding } = backend;

export const attribute = {
  type: (name: string, dtype: DType): NativeAttribute => ({
    name,
    type: binding.TF_ATTR_TYPE,
    value: nativeTypes[dtype],
  }),
  boolean: (name: string, value: boolean): NativeAttribute => ({ name, type: binding.TF_ATTR_BOOL, value }),
  integer: (name: string, value: number): NativeAttribute => ({ name, type: binding.TF_ATTR_INT, value }),
  text: (name: string, value: string): NativeAttribute => ({ name, type: binding.TF_ATTR_STRING, value }),
};

/** Runs one TensorFlow operation with one output; it is recorded like every other. */
export function nativeOperation(
  op: string,
  attributes: NativeAttribute[],
  inputs: readonly Tensor[],
): Tensor {
  return backend.executeSingleOutput(op, attributes, inputs);
}

const float = attribute.type('T', 'float32');

/** Matrix product of x [n, k] and y [k, m], either transposed on request. */
export function matMul(x: Tensor, y: Tensor, transposeX = false, transposeY = false): Tensor {
  return nativeOperation(
    'MatMul',
    [float, attribute.boolean('transpose_a', transposeX), attribute.boolean('transpose_b', transposeY)],
    [x, y],
  );
}

/** Adds a bias [m] to every row of x [n, m]. */
export function addBias(x: Tensor, bias: Tensor): Tensor {
  return nativeOperation('BiasAdd', [float, attribute.text('data_format', 'NHWC')], [x, bias]);
}

/** Sum of g [n, m] over its rows: the gradient of a bias. */
export function biasGradient(g: Tensor): Tensor {
  return nativeOperation('BiasAddGrad', [float, attribute.text('data_format', 'NHWC')], [g]);
}

/** Half the sum of squares of all elements. */
export function halfSquaredNorm(x: Tensor): Tensor {
  return nativeOperation('L2Loss', [float], [x]);
}
