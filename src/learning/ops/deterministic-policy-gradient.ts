/**
 * Targets and losses of deterministic policies: DDPG and TD3.
 *
 * The names carry the time index: `qTm1` belongs to the state that was left, `qT` to the one that was reached.
 * `discountT` is gamma for a transition that goes on or was truncated, and 0 where the episode terminated.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../engine';

/**
 * The critic's target rT + discountT qT (the lecture's equation 15; Lillicrap et al. 2016, algorithm 1).
 * @param rT [batch]
 * @param discountT [batch]
 * @param qT [batch], Q'(s', mu'(s')) from the target networks
 * @returns [batch]
 */
export function criticTarget(rT: Tensor1D, discountT: Tensor1D, qT: Tensor1D): Tensor1D {
  return rT.add(discountT.mul(qT));
}

/**
 * The actor's loss -mean Q(s, mu(s)). Its gradient by the actor's parameters is the deterministic policy gradient
 * with its sign turned: the chain rule of the lecture's equation (14), over a minibatch (Silver et al. 2014).
 * @param qTm1 [batch], of the actions that the actor chooses
 */
export function deterministicPolicyLoss(qTm1: Tensor1D): Scalar {
  return qTm1.mean<Scalar>().neg();
}

/**
 * The smaller value of two critics for each transition, against overestimation (Fujimoto et al. 2018, equation 10).
 * @param q1T [batch]
 * @param q2T [batch]
 * @returns [batch]
 */
export function clippedDoubleQ(q1T: Tensor1D, q2T: Tensor1D): Tensor1D {
  return tf.minimum(q1T, q2T);
}

/**
 * Target policy smoothing: a' = clip(mu'(s') + clip(sigma noise, -c, c), -1, 1) (Fujimoto et al. 2018, equation 14).
 * @param aT [batch, dimensions], mu'(s') in [-1, 1]
 * @param noise [batch, dimensions], standard normal numbers
 * @param sigma standard deviation of the noise
 * @param c the most that it may add, to either side
 * @returns [batch, dimensions]
 */
export function smoothedAction(aT: Tensor2D, noise: Tensor2D, sigma: number, c: number): Tensor2D {
  return aT.add(noise.mul(sigma).clipByValue(-c, c)).clipByValue(-1, 1) as Tensor2D;
}
