/**
 * Targets and errors of value learning.
 *
 * The names carry the time index: `qTm1` belongs to the state that was left, `qT` to the one that was reached.
 * `discountT` is gamma for a transition that goes on or was truncated, and 0 where the episode terminated.
 */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { pick, tf } from '../engine';

/**
 * The target of Q-learning: rT + discountT max_a qT (Watkins 1989; the lecture's equations 2 and 3).
 * @param rT [batch]
 * @param discountT [batch]
 * @param qT [batch, actions]
 * @returns [batch]
 */
export function qLearningTarget(rT: Tensor1D, discountT: Tensor1D, qT: Tensor2D): Tensor1D {
  return rT.add(discountT.mul(qT.max(-1)));
}

/**
 * The target of Double Q-learning: rT + discountT qTValue[argmax_a qTSelector] (van Hasselt et al. 2016, equation 4;
 * the lecture's equation 5).
 * @param rT [batch]
 * @param discountT [batch]
 * @param qTValue [batch, actions], from the target network
 * @param qTSelector [batch, actions], from the online network
 * @returns [batch]
 */
export function doubleQLearningTarget(
  rT: Tensor1D,
  discountT: Tensor1D,
  qTValue: Tensor2D,
  qTSelector: Tensor2D,
): Tensor1D {
  return rT.add(discountT.mul(pick(qTValue, qTSelector.argMax(-1) as Tensor1D)));
}

/**
 * The temporal-difference error target - qTm1[aTm1].
 * @param qTm1 [batch, actions]
 * @param aTm1 int32 [batch]
 * @param target [batch]; no gradient flows into it
 * @returns [batch]
 */
export function tdError(qTm1: Tensor2D, aTm1: Tensor1D, target: Tensor1D): Tensor1D {
  return target.sub(pick(qTm1, aTm1));
}

/** The squared error of each entry (the lecture's equation 3). */
export function squaredLoss(error: Tensor): Tensor {
  return error.square();
}

/**
 * Huber's loss of each entry: half the square up to `delta`, linear with the same slope beyond (Huber 1964; with
 * delta 1 the clipped error of Mnih 2015).
 */
export function huberLoss(error: Tensor, delta = 1): Tensor {
  const size = error.abs();
  const inner = tf.minimum(size, delta);
  return inner.mul(size.sub(inner.mul(0.5)));
}
