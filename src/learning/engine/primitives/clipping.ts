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
 * The same, added up in one order: TensorFlow's optimiser arranges the terms of AddN by what else the graph holds, so
 * that one function would tell another last digit than a second one that does the same and more.
 */
function reportedNorm(gradients: readonly Tensor[]): Scalar {
  return tf
    .stack(gradients.map((gradient) => halfSquaredNorm(gradient)))
    .sum()
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
  if (largest === 0) return { clipped: [...gradients], norm: reportedNorm(gradients) };
  const norm = globalNorm(gradients);
  const scale = tf.scalar(largest).div(tf.maximum(norm, largest));
  return { clipped: gradients.map((gradient) => gradient.mul(scale)), norm };
}
