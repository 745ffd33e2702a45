/** Networks Q(s, a) of continuous actions: one critic, or two that are independent of each other. */
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { tf, type Variables } from '../engine';
import { prefixed } from '../training/names';
import { mlp } from './mlp';

export interface ActionValueCriticsOptions {
  readonly observationSize: number;
  readonly actionSize: number;
  /** Widths of each critic's hidden layers. */
  readonly hidden: readonly number[];
  readonly count: number;
  readonly random: Random;
}

export interface ActionValueCritics {
  readonly parameters: Variables;
  /**
   * The value that each critic gives, [batch].
   * @param observations [batch, observation size]
   * @param actions [batch, action size]
   */
  forward(observations: Tensor2D, actions: Tensor2D): Tensor1D[];
}

/** Builds critics that take observation and action together in their first layer. */
export function actionValueCritics(options: ActionValueCriticsOptions): ActionValueCritics {
  const { observationSize, actionSize, hidden, count, random } = options;
  const networks = Array.from({ length: count }, () =>
    mlp({ inputs: observationSize + actionSize, hidden, outputs: 1, random }),
  );
  return {
    parameters: Object.assign(
      {},
      ...networks.map(({ parameters }, i) => prefixed(`critic${i + 1}`, parameters)),
    ) as Variables,
    forward(observations, actions) {
      const inputs = tf.concat2d([observations, actions], 1);
      return networks.map((network) => network.forward(inputs).squeeze<Tensor1D>([1]));
    },
  };
}
