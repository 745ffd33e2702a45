/**
 * Distributions of actions: densities, entropies, samples.
 *
 * Samples are functions of noise that comes in as a tensor, so that all randomness stays with the seeded generator.
 */
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { pick, tf } from '../engine';

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * Logarithm of the probability of each chosen action under softmax(logits).
 * @param logits [batch, actions]
 * @param actions int32 [batch]
 * @returns [batch]
 */
export function categoricalLogProbability(logits: Tensor2D, actions: Tensor1D): Tensor1D {
  return pick(tf.logSoftmax(logits) as Tensor2D, actions);
}

/**
 * Entropy of softmax(logits) in nats.
 * @param logits [batch, actions]
 * @returns [batch]
 */
export function categoricalEntropy(logits: Tensor2D): Tensor1D {
  const logarithms = tf.logSoftmax(logits);
  return logarithms.exp().mul(logarithms).sum(-1).neg() as Tensor1D;
}

/**
 * Draws from softmax(logits) by the Gumbel-max trick (Gumbel 1954; Maddison et al. 2014).
 * @param logits [batch, actions]
 * @param noise [batch, actions], independent draws of the standard Gumbel distribution
 * @returns int32 [batch]
 */
export function categoricalSample(logits: Tensor2D, noise: Tensor2D): Tensor1D {
  return logits.add(noise).argMax(-1);
}

/**
 * Logarithm of the density of a Gaussian with independent dimensions.
 * @param x [batch, dimensions]
 * @param mean [batch, dimensions]
 * @param logDeviation of the standard deviations, [dimensions] or [batch, dimensions]
 * @returns [batch]
 */
export function gaussianLogDensity(x: Tensor2D, mean: Tensor2D, logDeviation: Tensor): Tensor1D {
  const standardised = x.sub(mean).div(logDeviation.exp());
  return standardised.square().mul(-0.5).sub(logDeviation).sub(halfLogTwoPi).sum(-1) as Tensor1D;
}

/**
 * Differential entropy of a Gaussian with independent dimensions in nats: sum of log deviation + (1 + log 2 pi) / 2.
 * @param logDeviation of the standard deviations, [..., dimensions]
 * @returns [...]
 */
export function gaussianEntropy(logDeviation: Tensor): Tensor {
  return logDeviation.add(0.5 + halfLogTwoPi).sum(-1);
}
