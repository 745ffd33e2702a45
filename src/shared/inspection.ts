/** What the greedy policy of a run did and held at certain moments of the training, to be looked at later. */
import type { LearningStep } from './learning-steps/learning-step';

/** An action: the number of a discrete one, the values of a continuous one. */
export type Action = number | readonly number[];

/** One episode of the greedy policy. Its start is the same in every inspection of every run of an environment. */
export interface InspectedEpisode {
  /** Undiscounted sum of rewards. */
  readonly return: number;
  readonly terminated: boolean;
  /** [steps + 1][state size]; the states are the environment's own, see its drawing. */
  readonly states: readonly (readonly number[])[];
  /** The action taken in each state but the last. */
  readonly actions: readonly Action[];
  readonly rewards: readonly number[];
  /** The rewards as the agent learns from them, normalised, scaled and clipped; missing where they are the same. */
  readonly learnedRewards?: readonly number[];
  /** Discounted return that the agent expected in each state but the last; null where it learns no values. */
  readonly values: readonly number[] | null;
}

/** Value and greedy action over a slice of the state space (see catalogue/slices.ts), row by row from low y and x. */
export interface InspectedSlice {
  readonly values: readonly number[] | null;
  readonly actions: readonly Action[];
}

export interface Inspection {
  /** Env steps taken. */
  readonly step: number;
  readonly episode: InspectedEpisode;
  /** Where the environment has a slice. */
  readonly slice: InspectedSlice | null;
  /** Q(s, a) of all discrete states, [states · actions], where the agent keeps a table. */
  readonly table: readonly number[] | null;
  /** What the agent learns at this moment; null before it learns, missing in runs of earlier versions. */
  readonly learning?: LearningStep | null;
}

/** An inspection without its details. */
export interface InspectionSummary {
  readonly step: number;
  readonly return: number;
  readonly length: number;
}

/** What a perfect agent would know of an environment with an exact model. */
export interface Optimum {
  /** q*(s, a) of every observation, [observations · actions]; -Infinity for an action that is not offered. */
  readonly actionValues: readonly number[];
  /** Mean optimal discounted return over the start states. */
  readonly startValue: number;
  readonly discount: number;
}

/** A training makes about so many inspections at most. */
export const mostInspections = 50;
