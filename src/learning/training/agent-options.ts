/** What agents are built from. */
import type { Random } from '../../shared/random';
import type { Normalisation } from '../environment/normalisation';

/** What every algorithm is built from. */
export interface AgentOptions<H> {
  readonly observationSize: number;
  /** How many discrete actions there are; 0 where they are continuous. */
  readonly actionCount: number;
  /** How many numbers one action holds; continuous ones are to lie in [-1, 1]. */
  readonly actionSize: number;
  readonly hyperparameters: H;
  /** The budget in env steps. */
  readonly steps: number;
  readonly random: Random;
  /** False trains with eager tfjs. */
  readonly compiled: boolean;
  /** What is done with remembered experience before it is learned from; missing where nothing is normalised. */
  readonly normalisation?: Normalisation | undefined;
}

/** What those algorithms are built from whose observations are the numbers of states. */
export interface TabularOptions<H> extends AgentOptions<H> {
  /** How many states there are; 0 where observations are continuous. */
  readonly stateCount: number;
  /** How many of the actions, counted from 0, each state offers; missing where all offer all. */
  readonly actionCounts?: readonly number[] | undefined;
}
