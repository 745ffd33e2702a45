/** One training: an experiment in, events out. It knows no process, no files and no clock but the one it is given. */
import type { RunEvent } from '../../shared/events';
import type { Experiment } from '../../shared/experiment';
import type { Checkpoint } from './checkpoint';

export interface TrainingOptions {
  readonly experiment: Experiment;
  /** Continue from here. */
  readonly checkpoint?: Checkpoint;
  readonly emit: (event: RunEvent) => void;
  /** Milliseconds from a monotonic clock. */
  readonly now: () => number;
}

export interface Training {
  readonly step: number;
  /** Training time in seconds; pauses and evaluations excluded. */
  readonly seconds: number;
  /** True once the budget is used and the final evaluation has been made. */
  readonly done: boolean;
  /** Works for about so many milliseconds, emitting events on the way, then returns. */
  advance(milliseconds: number): void;
  /** Asks for the next whole training episode as a `clip` event. */
  requestClip(): void;
  /** The state at this moment; the arrays are copies. */
  checkpoint(): Promise<Checkpoint> | Checkpoint;
  /** Frees all native memory. */
  dispose(): void;
}

/** Builds the environment, the agent and its compiled functions (takes up to a second). */
export function createTraining(options: TrainingOptions): Training {
  void options;
  throw new Error('not there yet');
}
