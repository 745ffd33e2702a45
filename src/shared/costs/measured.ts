/** What trainings were measured to take, preset by preset; made by `npm run bench costs`. */
import type { FieldValue } from '../fields';
import measured from './measured.json';

export interface MeasuredRow {
  readonly preset: string;
  readonly environment: string;
  readonly algorithm: string;
  /** The settings that decide how much work a step is. */
  readonly settings: Readonly<Record<string, FieldValue>>;
  /** Env steps for each second of processor time while it learns. */
  readonly stepsPerSecond: number;
  /** Env steps for each second of processor time while it acts greedily, as in evaluations. */
  readonly greedyStepsPerSecond: number;
  readonly bytes: {
    /** Lines of episodes, for each env step. */
    readonly perStep: number;
    /** The line of one report of the learner. */
    readonly report: number;
    /** What a checkpoint holds of each stored transition. */
    readonly perStored: number;
    /** What else it holds: weights and the like. */
    readonly fixed: number;
    /** The line of an inspection. */
    readonly inspection: number;
  };
}

export interface MeasuredCosts {
  readonly date: string;
  readonly machine: Readonly<Record<string, string>>;
  readonly rows: readonly MeasuredRow[];
}

// The settings differ from row to row, which a literal's type cannot say.
export const measuredCosts = measured as unknown as MeasuredCosts;
