/** What the training loop asks of an algorithm. */
import type { Random } from '../../shared/random';
import type { LearningStep } from '../../shared/learning-steps/learning-step';
import type { NumericArray } from './checkpoint';
import type { Report } from './report';

/** What one step brought in each environment; rows in the order of the environments. */
export interface Transitions {
  /** What the agent saw, [environments, observation size]. */
  readonly observations: Float32Array;
  /** What it did, [environments, action size]. */
  readonly actions: Float32Array;
  readonly rewards: Float32Array;
  /** 1 where the episode ended in a terminal state, whose value is 0. */
  readonly terminated: Uint8Array;
  /** 1 where it was cut off; the last observation's value counts. */
  readonly truncated: Uint8Array;
  /** What it saw next; the true last observation where an episode ended. */
  readonly nextObservations: Float32Array;
  /** The same as it is to be remembered; missing where nothing is normalised. */
  readonly remembered?: Remembered | undefined;
}

/** Steps as they are to be remembered by those who learn from them later: before statistics normalised them. */
export type Remembered = Pick<Transitions, 'observations' | 'rewards' | 'nextObservations'>;

export interface AgentState {
  /** Plain JSON. */
  readonly state: unknown;
  readonly arrays: Readonly<Record<string, NumericArray>>;
}

/** An agent that reports metrics of some names. */
export interface Agent<Metric extends string = string> {
  /** How many environments it acts in at once. */
  readonly environments: number;
  /** True while it only gathers experience. */
  readonly warmingUp: boolean;
  /** Writes an exploring action for every environment. */
  act(observations: Float32Array, actions: Float32Array): void;
  /** Stores what the actions brought; the arrays may change once `learn` has returned. */
  observe(transitions: Transitions): void;
  /** Learns, where the algorithm does so at this step; to be called once after every `observe`. */
  learn(): void;
  /** Writes the action that it holds best for one observation; changes nothing. */
  actGreedily(observation: Float32Array, action: Float32Array): void;
  /**
   * Discounted return that it expects of acting greedily from an observation; null where it learns no values, and never
   * left out: every object inherits a `valueOf` of another meaning.
   */
  readonly valueOf: ((observation: Float32Array) => number) | null;
  /** Q(s, a) of all discrete states, at `state · actions + action`; absent where it keeps no table. */
  readonly actionValues?: Float64Array;
  /** What the next reward counts, gamma. */
  readonly discount: number;
  /** Begins to take the notes that `explainStep` needs beside what is remembered anyway; absent where it needs none. */
  enableExplanations?(): void;
  /**
   * Works one learning step out in numbers, and changes nothing; null before anything is learned.
   * @param random draws what a learning step draws, in place of the agent's own generators
   */
  explainStep?(random: Random): LearningStep | null;
  /** Diagnostics averaged since the previous call; empty where nothing was learned. */
  diagnostics(): Report<Metric>;
  /** Everything that it needs to continue; the arrays are copies. */
  save(): AgentState;
  restore(saved: AgentState): void;
  /** Frees native memory. */
  dispose(): void;
}
