/** Bounds on gradients. */
import type { Scalar, Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../tensorflow';
import { halfSquaredNorm } from './native';

/** The norm of all gradients taken as one vector. */
export function globalNorm(gradients: readonly Tensor[]): Scalar {
  return tf
    .addN(gradients.map((gradient) => halfSquaredNorm(gradient)))
    .mul(2)
    .sqrt() as Scalar;
}

/**
 * Scales gradients down to a largest global norm (Pascanu et al. 2013); shorter ones stay as they are.
 * @param largest the norm allowed; 0 switches clipping off.
 * @returns the gradients and their global norm before clipping.
 */
export function clipByGlobalNorm(
  gradients: readonly Tensor[],
  largest: number,
): { clipped: Tensor[]; norm: Scalar } {
  const norm = globalNorm(gradients);
  if (largest === 0) return { clipped: [...gradients], norm };
  const scale = tf.scalar(largest).div(tf.maximum(norm, largest));
  return { clipped: gradients.map((gradient) => gradient.mul(scale)), norm };
}
