/** A fully connected layer in the fewest native operations, forwards and backwards. */
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import { customGradient } from './custom-gradient';
import { addBias, attribute, biasGradient, matMul, nativeOperation } from './native';

export type Activation = 'linear' | 'relu' | 'tanh';

const float = attribute.type('T', 'float32');
const forward: Readonly<Record<Activation, string | null>> = { linear: null, relu: 'Relu', tanh: 'Tanh' };
const backward = {
  // Both take the layer's output: ReluGrad(dy, y), TanhGrad(y, dy).
  relu: (dy: Tensor, y: Tensor) => nativeOperation('ReluGrad', [float], [dy, y]),
  tanh: (dy: Tensor, y: Tensor) => nativeOperation('TanhGrad', [float], [y, dy]),
};

/**
 * Computes activation(x w + b).
 * @param x [batch, inputs]
 * @param w [inputs, outputs]
 * @param b [outputs]
 * @returns [batch, outputs]
 */
export function dense(
  x: Tensor,
  w: Tensor | Variable,
  b: Tensor | Variable,
  activation: Activation = 'linear',
): Tensor2D {
  const op = forward[activation];
  return customGradient<[Tensor, Tensor, Tensor], Tensor2D>([x, w, b], (x_, w_, b_, save) => {
    const sum = addBias(matMul(x_, w_), b_);
    const y = op === null ? sum : nativeOperation(op, [float], [sum]);
    save([x_, w_, y]);
    return {
      value: y as Tensor2D,
      gradFunc: (dy, saved) => {
        const [sx, sw, sy] = saved as [Tensor, Tensor, Tensor];
        const g = activation === 'linear' ? dy : backward[activation](dy, sy);
        return [matMul(g, sw, false, true), matMul(sx, g, true, false), biasGradient(g)];
      },
    };
  });
}
