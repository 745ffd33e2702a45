/**
 * Losses of policy gradient methods. All are means over a batch, to be minimised; advantages and old probabilities
 * are data, into which no gradient flows.
 */
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-node';
import { tf, withoutGradient } from '../engine';

/**
 * The loss whose gradient is the policy gradient, up to its sign: -mean(log pi(a | s) weight) (Williams 1992; the
 * lecture's equation 12 with returns as weights; Mnih et al. 2016 with advantages).
 * @param logProbability of the actions taken, [batch]
 * @param weights returns or advantages, [batch]
 */
export function policyGradientLoss(logProbability: Tensor1D, weights: Tensor1D): Scalar {
  return logProbability.mul(weights).mean<Scalar>().neg();
}

/**
 * The clipped surrogate (Schulman et al. 2017, equation 7): -mean(min(ratio A, clip(ratio, 1 - clip, 1 + clip) A)).
 * Where the ratio has gone further than `clip` in the direction that the advantage asks for, no gradient is left.
 * @param ratio of the new to the old probability of the actions taken, [batch]
 * @param advantages [batch]
 * @param clip a scalar
 */
export function clippedSurrogateLoss(ratio: Tensor1D, advantages: Tensor1D, clip: Tensor): Scalar {
  const bounded = tf.minimum(tf.maximum(ratio, tf.sub(1, clip)), tf.add(1, clip));
  return tf.minimum(ratio.mul(advantages), bounded.mul(advantages)).mean<Scalar>().neg();
}

/** Mean squared error of values against returns, both [batch]. */
export function valueLoss(values: Tensor1D, returns: Tensor1D): Scalar {
  return values.sub(returns).square().mean();
}

/**
 * The same with values kept within `clip` of the old ones, the larger of both errors counting, as the authors' own
 * implementation of PPO has it (Engstrom et al. 2020, section 3): mean(max((v - R)^2, (clipped v - R)^2)).
 * @param values [batch]
 * @param oldValues those of the rollout, [batch]
 * @param returns [batch]
 * @param clip a scalar, in the unit of the returns
 */
export function clippedValueLoss(
  values: Tensor1D,
  oldValues: Tensor1D,
  returns: Tensor1D,
  clip: Tensor,
): Scalar {
  const moved = tf.minimum(tf.maximum(values.sub(oldValues), clip.neg()), clip);
  const errors = tf.maximum(values.sub(returns).square(), oldValues.add(moved).sub(returns).square());
  return errors.mean();
}

/**
 * Estimate of the divergence KL(old, new) from the actions of the old policy: mean(ratio - 1 - log ratio), unbiased
 * and never negative (Schulman 2020, "Approximating KL divergence", k3).
 * @param logRatio logarithm of new over old probability, [batch]
 */
export function approximateKl(logRatio: Tensor1D): Scalar {
  return logRatio.exp().sub(1).sub(logRatio).mean();
}

/** Share of the ratios that lie further than `clip` from 1. */
export function clipFraction(ratio: Tensor1D, clip: Tensor): Scalar {
  return withoutGradient([ratio] as const, (ratio) =>
    ratio.sub(1).abs().greater(clip).toFloat().mean(),
  ) as Scalar;
}

/** Shifts and scales a batch to mean 0 and deviation 1; a batch of one stays as it is. */
export function standardise(x: Tensor1D): Tensor1D {
  if (x.size === 1) return x;
  const centred = x.sub(x.mean());
  return centred.div(centred.square().mean().sqrt().add(1e-8));
}
