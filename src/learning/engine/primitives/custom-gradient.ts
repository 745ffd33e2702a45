/** Operations whose gradient is written out rather than derived. */
import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../tensorflow';

/** Keeps tensors for the gradient. */
export type Save = (tensors: Tensor[]) => void;

export interface WithGradient<T extends Tensor> {
  readonly value: T;
  /**
   * The gradients of the inputs, in their order, from that of the value.
   * @param saved what was kept, in its order
   */
  readonly gradFunc: (dy: T, saved: Tensor[]) => Tensor | Tensor[];
}

/** `tf.customGrad` with the types of what it hands over: the inputs one by one, then `save`. */
export function customGradient<const I extends readonly Tensor[], T extends Tensor>(
  inputs: I,
  compute: (...given: [...inputs: I, save: Save]) => WithGradient<T>,
): T {
  const run = tf.customGrad((...given) => compute(...(given as unknown as [...I, Save])));
  return run(...inputs) as T;
}
