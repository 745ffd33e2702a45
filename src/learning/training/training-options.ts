/** What a training is given, and what it offers. */
import type { RunEvent } from '../../shared/events';
import type { Experiment } from '../../shared/experiment';
import type { Inspection } from '../../shared/inspection';
import type { Checkpoint } from './checkpoint';

export interface TrainingOptions {
  readonly experiment: Experiment;
  /** Continue from here. */
  readonly checkpoint?: Checkpoint;
  readonly emit: (event: RunEvent) => void;
  /** Milliseconds from a monotonic clock. */
  readonly now: () => number;
  /** Takes what the greedy policy did and held at evaluations; without it nobody looks. It changes no curve. */
  readonly inspected?: (inspection: Inspection) => void;
  /** False trains with eager tfjs: slow, the reference of the compiled form. */
  readonly compiled?: boolean;
}

export interface Training {
  /** Env steps taken. */
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
  checkpoint(): Checkpoint;
  /** Frees all native memory. */
  dispose(): void;
}
