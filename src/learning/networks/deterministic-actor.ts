/** A deterministic policy mu(s) with actions in (-1, 1) (Lillicrap et al. 2016, section 7). */
import type { Tensor2D } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import type { Variables } from '../engine';
import { mlp } from './mlp';

export interface DeterministicActorOptions {
  readonly observationSize: number;
  readonly actionSize: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly random: Random;
}

export interface DeterministicActor {
  readonly parameters: Variables;
  /** Maps observations [batch, observation size] to actions [batch, action size]. */
  forward(observations: Tensor2D): Tensor2D;
}

/** Builds the actor. */
export function deterministicActor(options: DeterministicActorOptions): DeterministicActor {
  const { observationSize, actionSize, hidden, random } = options;
  const { parameters, forward } = mlp({
    inputs: observationSize,
    hidden,
    outputs: actionSize,
    outputActivation: 'tanh',
    random,
  });
  return { parameters, forward: (observations) => forward(observations) as Tensor2D };
}
