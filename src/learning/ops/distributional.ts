/** Returns as distributions: categorical (C51) and quantiles (QR-DQN). */
import type { Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-node';
import { customGradient, segmentSum, tf } from '../engine';

/** Row i of x [batch, actions, atoms] at the action indices[i]: [batch, atoms]. */
export function pickAction(x: Tensor3D, indices: Tensor1D): Tensor2D {
  return x.mul(tf.oneHot(indices, x.shape[1]).expandDims(2)).sum(1);
}

/** The fixed values of a categorical distribution: `count` equally spaced from `low` to `high`. */
export function atoms(low: number, high: number, count: number): Tensor1D {
  return tf.linspace(low, high, count);
}

/**
 * Projects a distribution on shifted atoms onto the fixed ones (Bellemare et al. 2017, algorithm 1): the mass of each
 * shifted atom goes to its two neighbours in proportion to nearness; atoms beyond the ends count as the ends.
 * @param probabilities [batch, atoms]
 * @param shifted the values that the probabilities belong to, [batch, atoms]
 * @param low the first fixed atom
 * @param high the last
 * @returns [batch, atoms]
 */
export function categoricalProjection(
  probabilities: Tensor2D,
  shifted: Tensor2D,
  low: number,
  high: number,
): Tensor2D {
  const [batch, count] = probabilities.shape;
  // Where each shifted atom lies, counted in atoms from the first.
  const position = tf.clipByValue(shifted.sub(low).mul((count - 1) / (high - low)), 0, count - 1);
  // The last atom counts as the upper neighbour of the one before it: there is always one above.
  const below = tf.minimum(position.floor(), count - 2);
  const share = position.sub(below);
  const place = tf.range(0, batch).mul(count).expandDims(1).add(below).toInt();
  const places = tf.concat([place, place.add(tf.scalar(1, 'int32'))]).reshape([-1]);
  const upper = probabilities.mul(share);
  const masses = tf.concat([probabilities.sub(upper), upper]).reshape([-1]);
  return segmentSum(masses, places, batch * count).reshape([batch, count]);
}

/**
 * Cross-entropy of a categorical distribution against a target, up to a constant the Kullback-Leibler divergence that
 * C51 minimises (Bellemare et al. 2017, equation 7). Its gradient, softmax - target, is written out: derived operation by
 * operation it takes twice as long.
 * @param logits [batch, atoms]
 * @param target probabilities [batch, atoms]; no gradient flows into them
 * @returns [batch]
 */
export function categoricalLoss(logits: Tensor2D, target: Tensor2D): Tensor1D {
  return customGradient([logits], (logits_, save) => {
    const logProbabilities = tf.logSoftmax(logits_);
    save([logProbabilities, target]);
    return {
      value: logProbabilities.mul(target).sum<Tensor1D>(1).neg(),
      gradFunc: (dy, [saved, target_]) => saved!.exp().sub(target_!).mul(dy.expandDims(1)),
    };
  });
}

/**
 * The quantile Huber loss of every quantile against every target sample (Dabney et al. 2018, equation 10 and algorithm
 * 1): sum over quantiles of the mean over samples of |tau_i - 1[u < 0]| Huber(u), u = sample_j - quantile_i. Its gradient,
 * minus the weight times u cut off at -1 and 1, is written out: derived operation by operation it is the same bits, in
 * twice the time.
 * @param quantiles [batch, n], at tau_i = (i + 0.5) / n
 * @param samples [batch, m]; no gradient flows into them
 * @returns [batch]
 */
export function quantileHuberLoss(quantiles: Tensor2D, samples: Tensor2D): Tensor1D {
  const count = quantiles.shape[1];
  return customGradient([quantiles], (quantiles_, save) => {
    const u = samples.expandDims<Tensor3D>(1).sub<Tensor3D>(quantiles_.expandDims(2));
    const size = u.abs();
    const inner = tf.minimum(size, 1);
    const huber = inner.mul(size.sub(inner.mul(0.5)));
    const tau = tf.range(0, count).add(0.5).div(count).reshape([1, count, 1]);
    const weight = tau.sub(u.less(0).toFloat()).abs();
    save([u, weight]);
    return {
      value: weight.mul(huber).mean(2).sum<Tensor1D>(1),
      gradFunc: (dy, [u_, weight_]) => {
        const share = dy.reshape([-1, 1, 1]).div(samples.shape[1]);
        return weight_!
          .mul(share)
          .mul(tf.clipByValue(u_!, -1, 1))
          .sum<Tensor2D>(2)
          .neg();
      },
    };
  });
}
