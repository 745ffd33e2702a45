/** What the supervisor and a trainer process say to each other. */
import type { RunEvent } from '../../shared/events';
import type { Experiment } from '../../shared/experiment';
import type { EvaluationResult } from '../../shared/runs';
import type { Message } from '../../shared/language/message';

/** From the supervisor to a trainer. */
export type Order =
  /** The first message; the trainer continues from the newest checkpoint in the run's folder. */
  | {
      readonly type: 'start';
      readonly folder: string;
      /** With which the supervisor has claimed the run. */
      readonly fence: number;
      readonly experiment: Experiment;
      /** Between two checkpoints. */
      readonly checkpointSeconds: number;
    }
  /** Write a checkpoint and wait. */
  | { readonly type: 'pause' }
  /** Go on after a pause. */
  | { readonly type: 'resume' }
  /** Write a checkpoint and end. */
  | { readonly type: 'stop' }
  /** Whether someone looks at the agent, so that clips are worth recording. */
  | { readonly type: 'watch'; readonly watching: boolean };

/** How far a training is. */
export interface Progress {
  readonly step: number;
  /** Training time in seconds. */
  readonly seconds: number;
}

/** From a trainer to the supervisor. */
export type Report =
  /** The training is built and begins. */
  | ({
      readonly type: 'started';
      /** Step of the checkpoint that it continues from, or null. */
      readonly from: number | null;
      readonly versions: Readonly<Record<string, string>>;
    } & Progress)
  /** What happened since the last such message; its metric events stand in the run's metric file already. */
  | ({
      readonly type: 'events';
      readonly events: readonly RunEvent[];
      /** The supervisor was too busy to hear of all metric events. */
      readonly missed: boolean;
    } & Progress)
  /** A checkpoint is whole and on the disk. */
  | { readonly type: 'checkpoint'; readonly step: number }
  /** Something a person should know. */
  | { readonly type: 'notice'; readonly says: Message }
  | ({ readonly type: 'paused' } & Progress)
  /** The last message of a trainer that was told to stop. */
  | ({ readonly type: 'stopped' } & Progress)
  /** The last message of a trainer that used its budget. */
  | ({ readonly type: 'finished'; readonly result: EvaluationResult | null } & Progress)
  /** The last message of a trainer that cannot go on. */
  | {
      readonly type: 'failed';
      readonly kind: 'storage' | 'training' | 'takenOver';
      readonly reason: Message;
    };
