/** Work that takes long and that a person waits for: how far it has come. */

/** What the window waits for; of each, one at a time. */
export const longWorks = ['export', 'exportRuns', 'importRuns', 'handIn', 'readClass'] as const;
export type LongWork = (typeof longWorks)[number];

/** What is being done. */
export type WorkStage = 'reading' | 'drawing' | 'writing' | 'unpacking';

/** The how-manieth of how many, from 1. */
export interface Position {
  readonly at: number;
  readonly of: number;
}

export interface WorkProgress {
  readonly stage: WorkStage;
  /** How much of the whole is done, 0 to 1; it never falls. */
  readonly share: number;
  /** The run that is worked on; null where it is all of them. */
  readonly run: Position | null;
  /** The file that is read; null where there is but one, or none. */
  readonly file: Position | null;
}

/** Work that takes less, in milliseconds, shows no progress. */
export const patienceMs = 500;
