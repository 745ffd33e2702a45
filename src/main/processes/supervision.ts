/** What a supervisor is given, and what it tells. */
import type { Engine } from '../../learning/engine/choice';
import type { RunEvent } from '../../shared/events';
import type { Message } from '../../shared/language/message';
import type { RunSummary } from '../../shared/runs';
import type { RunStore } from '../runs/run-store';

export interface SupervisorOptions {
  readonly store: RunStore;
  /** Trainings at the same time; 0 means one for each core. */
  readonly parallel?: number;
  /** TensorFlow threads in each training. */
  readonly threads?: number;
  /** What runs the networks; where missing, what a run began with, and the usual for a new one. */
  readonly engine?: Engine | undefined;
  /** Between two checkpoints of a run. */
  readonly checkpointSeconds?: number;
  /** Between two looks at the data folder. */
  readonly refreshSeconds?: number;
  /** The trainer's bundle. */
  readonly trainer?: string;
  /** So long a run of another machine may give no sign of life before it counts as left alone. */
  readonly silenceMs?: number;
}

/** What a supervisor tells its listeners. */
export type SupervisorEvents = {
  /** Summaries of runs that changed or are new. */
  changed: [summaries: readonly RunSummary[]];
  removed: [ids: readonly string[]];
  /** What happened in one run; metric events stand in its metric file already. */
  events: [id: string, events: readonly RunEvent[]];
  /** What was told of a run's metrics no longer holds, or was not all: they are to be read anew. */
  anew: [id: string];
  /** Something a person should know of a run. */
  notice: [id: string, says: Message];
};
