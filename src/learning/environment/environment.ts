/** What every environment offers to the training loop. */
import type { EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { TabularModel } from './tabular-model';

/**
 * An environment in Gymnasium's sense. It allocates nothing in `step`; its arrays stay the same objects.
 *
 * `terminated` and `truncated` never merge: after a truncation the value of the last observation counts, after
 * a termination it does not. When either is set, only `reset` may follow.
 */
export interface Environment {
  readonly card: EnvironmentCard;
  /** What the agent sees since the latest `reset` or `step`; the true last one at an episode's end. A discrete one is the state's number. */
  readonly observation: Float32Array;
  /** The same before statistics normalised it; missing where none do. */
  readonly originalObservation?: Float32Array | undefined;
  /** Reward of the latest step. */
  readonly reward: number;
  /** The same before wrappers transformed it, which is what returns are made of; missing where none could. */
  readonly originalReward?: number;
  /** The latest action as the environment itself took it; missing where no wrapper could change it. */
  readonly originalAction?: Float32Array | undefined;
  readonly terminated: boolean;
  readonly truncated: boolean;
  /** The physical state in double precision, as its drawing takes it. */
  readonly state: Float64Array;
  /** The exact rules, where there are finitely many states. */
  readonly model?: TabularModel | undefined;
  /** Begins an episode with a start state drawn from `random`, which later steps draw from as well. */
  reset(random: Random): void;
  /** Begins an episode in the given physical state, as recorded trajectories do. */
  resetTo(state: ArrayLike<number>, random: Random): void;
  /** Takes an action: the number of a discrete one in `action[0]`, or the values of a continuous one. */
  step(action: ArrayLike<number>): void;
  /** Everything needed to continue the episode, as plain JSON. */
  save(): unknown;
  /** Continues where `save` was called; `random` is the generator of the episode. */
  restore(saved: unknown, random: Random): void;
}

/**
 * Makes an environment, without its step limit.
 * @param card with the options
 * @param options all of them, checked
 */
export type CreateEnvironment = (card: EnvironmentCard, options: EnvironmentOptions) => Environment;

/** A simple hand-written policy, to compare an agent with: writes an action for an observation. */
export type Heuristic = (observation: Float32Array, action: Float32Array) => void;

/** What the `dynamics.ts` of an environment offers. */
export interface Dynamics {
  readonly create: CreateEnvironment;
  readonly heuristic?: Heuristic;
  /** Steps of a recording that every computer reproduces from its start; missing where it reproduces them all. */
  readonly reproducibleSteps?: number;
}
