/** A stochastic policy with actions in (-1, 1): a Gaussian whose mean and deviation depend on the state, through tanh. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { tf, type Variables } from '../engine';
import { squashedGaussian } from '../ops/soft-actor-critic';
import { mlp } from './mlp';

export interface SquashedGaussianPolicyOptions {
  readonly observationSize: number;
  readonly actionSize: number;
  /** Widths of the hidden layers, which mean and deviation share. */
  readonly hidden: readonly number[];
  /** Bounds of the logarithm of the deviation; beyond them no gradient flows. */
  readonly lowestLogDeviation: number;
  readonly highestLogDeviation: number;
  readonly random: Random;
}

export interface SquashedGaussianPolicy {
  readonly parameters: Variables;
  /**
   * Draws an action for each observation.
   * @param observations [batch, observation size]
   * @param noise [batch, action size], standard normal numbers; zeros give the deterministic policy tanh(mean)
   */
  sample(observations: Tensor2D, noise: Tensor2D): { actions: Tensor2D; logProbability: Tensor1D };
  /** The deterministic policy tanh(mean), [batch, action size]. */
  mode(observations: Tensor2D): Tensor2D;
}

/** Builds the policy. */
export function squashedGaussianPolicy(options: SquashedGaussianPolicyOptions): SquashedGaussianPolicy {
  const { observationSize, actionSize, hidden, lowestLogDeviation, highestLogDeviation, random } = options;
  const { parameters, forward } = mlp({ inputs: observationSize, hidden, outputs: 2 * actionSize, random });
  const moments = (observations: Tensor2D) => tf.split(forward(observations) as Tensor2D, 2, 1) as Tensor2D[];
  return {
    parameters,
    sample(observations, noise) {
      const [mean, logDeviation] = moments(observations);
      const bounded = logDeviation!.clipByValue(lowestLogDeviation, highestLogDeviation) as Tensor2D;
      return squashedGaussian(mean!, bounded, noise);
    },
    mode: (observations) => moments(observations)[0]!.tanh(),
  };
}
