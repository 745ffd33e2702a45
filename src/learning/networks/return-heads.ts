/** How the outputs of a Q-network are read as returns: their expected value, or a distribution of them. */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-node';
import { pick, tf } from '../engine';
import {
  atoms,
  categoricalLoss,
  categoricalProjection,
  pickAction,
  quantileHuberLoss,
} from '../ops/distributional';
import {
  doubleQLearningTarget,
  huberLoss,
  qLearningTarget,
  squaredLoss,
  tdError,
} from '../ops/value-learning';

export interface ReturnHeadOptions {
  readonly distribution: 'none' | 'categorical' | 'quantile';
  /** Of expected values. */
  readonly loss: 'squared' | 'huber';
  /** Atoms of a categorical distribution, from the lowest to the highest return. */
  readonly atoms: number;
  readonly lowestReturn: number;
  readonly highestReturn: number;
  readonly quantiles: number;
}

const losses = { huber: huberLoss, squared: squaredLoss };

/** What a network's outputs mean: their values, their targets and their loss. */
export interface ReturnHead {
  readonly atoms: number | null;
  /** Expected values [batch, actions] of what the network returns. */
  values(output: Tensor): Tensor2D;
  /** Expected values of the actions taken, [batch]. */
  valuesOf(output: Tensor, actions: Tensor1D): Tensor1D;
  /**
   * What the outputs for the actions taken are to become.
   * @param next what the target network returns for the next states
   * @param selector values [batch, actions] that choose the next action; null leaves that to `next` itself
   */
  target(rewards: Tensor1D, discounts: Tensor1D, next: Tensor, selector: Tensor2D | null): Tensor;
  /** Mean return of a target, [batch]. */
  mean(target: Tensor): Tensor1D;
  /** Loss of each row, [batch]. */
  loss(output: Tensor, actions: Tensor1D, target: Tensor): Tensor1D;
}

/** The head for expected returns: the network's outputs are the values. */
export function expectedReturnHead(loss: ReturnHeadOptions['loss']): ReturnHead {
  const values = (output: Tensor) => output as Tensor2D;
  return {
    atoms: null,
    values,
    valuesOf: (output, actions) => pick(values(output), actions),
    target: (rewards, discounts, next, selector) =>
      selector === null
        ? qLearningTarget(rewards, discounts, values(next))
        : doubleQLearningTarget(rewards, discounts, values(next), selector),
    mean: (target) => target as Tensor1D,
    loss: (output, actions, target) =>
      losses[loss](tdError(values(output), actions, target as Tensor1D)) as Tensor1D,
  };
}

/** The head for expected returns, categorical or quantile distributions of them. */
export function returnHead(h: ReturnHeadOptions): ReturnHead {
  switch (h.distribution) {
    case 'none':
      return expectedReturnHead(h.loss);
    case 'categorical': {
      const { lowestReturn: low, highestReturn: high } = h;
      const mean = <T extends Tensor>(probabilities: Tensor) =>
        probabilities.mul(atoms(low, high, h.atoms)).sum<T>(-1);
      const values = (output: Tensor) => mean<Tensor2D>(tf.softmax(output));
      const probabilitiesOfBest = (probabilities: Tensor3D) =>
        pickAction(probabilities, mean<Tensor2D>(probabilities).argMax(-1));
      return {
        atoms: h.atoms,
        values,
        // By way of the logarithms, which the loss needs too: they are worked out once.
        valuesOf: (output, actions) => mean(tf.logSoftmax(pickAction(output as Tensor3D, actions)).exp()),
        target: (rewards, discounts, next, selector) => {
          // Where the distributions themselves choose, those of all actions are needed; otherwise of one is enough.
          const probabilities =
            selector === null
              ? probabilitiesOfBest(tf.softmax(next as Tensor3D))
              : tf.softmax(pickAction(next as Tensor3D, selector.argMax(-1)));
          const shifted = rewards.expandDims(1).add(discounts.expandDims(1).mul(atoms(low, high, h.atoms)));
          return categoricalProjection(probabilities, shifted as Tensor2D, low, high);
        },
        mean,
        loss: (output, actions, target) =>
          categoricalLoss(pickAction(output as Tensor3D, actions), target as Tensor2D),
      };
    }
    case 'quantile': {
      const values = (output: Tensor) => output.mean<Tensor2D>(2);
      return {
        atoms: h.quantiles,
        values,
        valuesOf: (output, actions) => pickAction(output as Tensor3D, actions).mean(1),
        target: (rewards, discounts, next, selector) =>
          rewards
            .expandDims(1)
            .add(
              discounts
                .expandDims(1)
                .mul(pickAction(next as Tensor3D, (selector ?? values(next)).argMax(-1))),
            ),
        mean: (target) => target.mean(1),
        loss: (output, actions, target) =>
          quantileHuberLoss(pickAction(output as Tensor3D, actions), target as Tensor2D),
      };
    }
  }
}
