/** Gradients of a loss, with the values that were worked out on the way. */
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-node';
import { tf } from '../tensorflow';
import { customGradient } from './custom-gradient';

/**
 * Differentiates the `loss` that `compute` returns.
 * @param compute returns the scalar loss, and any other tensors to be kept, all made inside
 * @returns what `compute` returned, and the gradients in the order of the parameters
 */
export function lossAndGradients<T extends { readonly loss: Scalar } & Readonly<Record<string, Tensor>>>(
  parameters: readonly Variable[],
  compute: () => T,
): { values: T; gradients: Tensor[] } {
  let kept: [string, Tensor][] = [];
  const { value, grads } = tf.variableGrads(() => {
    const { loss, ...others } = compute();
    kept = Object.entries(others).map(([name, tensor]) => [name, tf.keep(tensor)]);
    return loss;
  }, [...parameters]);
  // A clone shares the data and belongs to the caller's scope; what was kept belongs to nobody.
  const others = kept.map(([name, tensor]) => {
    const clone = tf.clone(tensor);
    tensor.dispose();
    return [name, clone] as const;
  });
  return {
    values: { loss: value, ...Object.fromEntries(others) } as unknown as T,
    gradients: parameters.map((parameter) => grads[parameter.name]!),
  };
}

/**
 * Computes with tensors through which no gradient shall flow; needed around comparisons, for which tfjs knows no
 * gradient and refuses to differentiate what comes before them.
 */
export function withoutGradient<T extends readonly Tensor[]>(
  inputs: T,
  compute: (...inputs: T) => Tensor,
): Tensor {
  return customGradient<T, Tensor>(inputs, (...given) => ({
    value: compute(...(given.slice(0, inputs.length) as readonly Tensor[] as T)),
    gradFunc: () => inputs.map((input) => tf.zerosLike(input)),
  }));
}
