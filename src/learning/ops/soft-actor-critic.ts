/**
 * Actions, targets and losses of maximum entropy learning: SAC.
 *
 * The names carry the time index: `qTm1` belongs to the state that was left, `qT` to the one that was reached.
 * `discountT` is gamma for a transition that goes on or was truncated, and 0 where the episode terminated.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../engine';

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * Logarithm of the slope of tanh, log(1 - tanh(u)^2), which for large |u| the plain formula takes of a zero:
 * 2 (log 2 - u - softplus(-2 u)).
 */
export function logTanhSlope(u: Tensor): Tensor {
  return tf.scalar(Math.LN2).sub(u).sub(u.mul(-2).softplus()).mul(2);
}

/**
 * Draws actions tanh(u), u = mean + deviation noise, and their log-density in (-1, 1): that of u, less the logarithm
 * of tanh's slope for the change of variables (Haarnoja et al. 2018, equation 21 of appendix C).
 * @param mean [batch, dimensions]
 * @param logDeviation [batch, dimensions]
 * @param noise [batch, dimensions], standard normal numbers
 * @returns actions [batch, dimensions] and their log-densities [batch]; gradients flow through both
 */
export function squashedGaussian(
  mean: Tensor2D,
  logDeviation: Tensor2D,
  noise: Tensor2D,
): { actions: Tensor2D; logProbability: Tensor1D } {
  const u = mean.add(logDeviation.exp().mul(noise));
  // (u - mean) / deviation is the noise itself.
  const ofU = noise.square().mul(-0.5).sub(logDeviation).sub(halfLogTwoPi);
  return {
    actions: u.tanh() as Tensor2D,
    logProbability: ofU.sub(logTanhSlope(u)).sum(-1) as Tensor1D,
  };
}

/**
 * The soft value of a state: that of the action drawn, and what its entropy adds (Haarnoja et al. 2018, equation 3).
 * @param q [batch]
 * @param logProbability [batch], of the actions that are valued
 */
export function softValue(q: Tensor1D, logProbability: Tensor1D, temperature: Scalar): Tensor1D {
  return q.sub(logProbability.mul(temperature));
}

/**
 * The target of soft Q-learning: rT + discountT (qT - temperature logProbabilityT) (Haarnoja et al. 2018, equations 2
 * and 3).
 * @param rT [batch]
 * @param discountT [batch]
 * @param qT [batch], the smaller of the target critics' values of the action that the policy draws in s'
 * @param logProbabilityT [batch], of that action
 * @returns [batch]
 */
export function softTarget(
  rT: Tensor1D,
  discountT: Tensor1D,
  qT: Tensor1D,
  logProbabilityT: Tensor1D,
  temperature: Scalar,
): Tensor1D {
  return rT.add(discountT.mul(softValue(qT, logProbabilityT, temperature)));
}

/**
 * The policy's loss: mean of temperature logProbability - q (Haarnoja et al. 2018, equation 12).
 * @param qTm1 [batch], the smaller value of the actions that the policy draws
 * @param logProbabilityTm1 [batch], of these actions
 */
export function softPolicyLoss(qTm1: Tensor1D, logProbabilityTm1: Tensor1D, temperature: Scalar): Scalar {
  return logProbabilityTm1.mul(temperature).sub(qTm1).mean();
}

/**
 * The temperature's loss -log(temperature) mean(logProbability + target entropy): it rises where the policy has less
 * entropy than it should, and falls where it has more (Haarnoja et al. 2018, "applications", equation 18, with the
 * logarithm in place of the temperature itself).
 * @param logProbabilityTm1 [batch]; no gradient is to flow into it
 * @param targetEntropy nats
 */
export function temperatureLoss(
  logTemperature: Scalar,
  logProbabilityTm1: Tensor1D,
  targetEntropy: number,
): Scalar {
  return logProbabilityTm1.mean<Scalar>().add(targetEntropy).mul<Scalar>(logTemperature).neg();
}
