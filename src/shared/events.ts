/** What a training tells the world while it runs. */

interface Timed {
  /** Wall clock when it was stored, in milliseconds since 1970; runs of earlier versions have none. */
  readonly at?: number;
}

/** An episode of the training came to its end. */
export interface EpisodeEvent extends Timed {
  readonly type: 'episode';
  /** Env steps taken so far, this episode included. */
  readonly step: number;
  /** Training time in seconds; pauses and evaluations excluded. */
  readonly seconds: number;
  /** Number of the episode, from 1. */
  readonly episode: number;
  /** Undiscounted sum of rewards. */
  readonly return: number;
  readonly length: number;
}

/** Diagnostics of the learner, averaged since the previous event of this type. */
export interface LearningEvent extends Timed {
  readonly type: 'learning';
  readonly step: number;
  readonly seconds: number;
  /** By the names of `metrics.ts`; a value may be NaN or infinite when learning diverges (stored as null, "Infinity"). */
  readonly values: Readonly<Record<string, number>>;
}

/** The greedy policy was evaluated. */
export interface EvaluationEvent extends Timed {
  readonly type: 'evaluation';
  readonly step: number;
  readonly seconds: number;
  /** Undiscounted return of each episode. */
  readonly returns: readonly number[];
  /** Of algorithms that learn values: mean value that the agent gave the start states, and what then came of it. */
  readonly value?: { readonly predicted: number; readonly realised: number };
  /** True for the evaluation after the last training step. */
  readonly final: boolean;
}

/** One training episode to be drawn: the environment's state at every step. Not stored. */
export interface ClipEvent {
  readonly type: 'clip';
  readonly step: number;
  readonly episode: number;
  readonly return: number;
  /** [steps + 1][state size]; the states are the environment's own, see its drawing. */
  readonly states: readonly (readonly number[])[];
  /** The action taken in each state but the last. */
  readonly actions: readonly (number | readonly number[])[];
}

/** How far the training is. Not stored. */
export interface ProgressEvent {
  readonly type: 'progress';
  readonly step: number;
  readonly seconds: number;
  /** Env steps per second of training time, over the last few seconds. */
  readonly stepsPerSecond: number;
  /** Seconds left at this speed, evaluations included; null until it can be told. */
  readonly secondsLeft: number | null;
  readonly phase: 'warm-up' | 'training' | 'evaluating';
}

export type MetricEvent = EpisodeEvent | LearningEvent | EvaluationEvent;
export type RunEvent = MetricEvent | ClipEvent | ProgressEvent;
