/** Handing runs on: files that hold runs, whose they are, and what came of taking them in. */
import { z } from 'zod';
import { runLimit } from './comparison';
import { message } from './language/say';
import { allowing } from './refinement';
import { runId } from './run-id';
import type { Message } from './language/message';
import { isVisible, visibleOnly } from './visible';

/** The ending of a file that holds runs. */
export const runFileEnding = '.rlrun';

/** The name of a person, as it stands beside their runs. */
export const personName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine(
    (text) => text.length >= 1 && text.length <= 60,
    allowing(message('allowed.characters', { from: 1, to: 60 })),
  )
  .refine(isVisible, allowing(visibleOnly));

/** What the window asks for. */
export const runExportOrder = z.strictObject({
  ids: z.array(runId).min(1).max(runLimit),
  /** Whose they are. */
  name: personName,
  /** Whether checkpoints go along: they let a run go on elsewhere, and are large. */
  checkpoints: z.boolean(),
});
export type RunExportOrder = z.infer<typeof runExportOrder>;

export interface RunExport {
  readonly path: string;
  readonly bytes: number;
  readonly runs: number;
  /** What has to be known of them. */
  readonly remarks: readonly Message[];
}

/** What came of one file. */
export interface FileImport {
  /** Its name, without the folder. */
  readonly file: string;
  /** Whose runs it holds; null where that could not be read. */
  readonly name: string | null;
  /** Ids of the runs that are here now. */
  readonly imported: readonly string[];
  /** Ids of runs here that the file holds as well: nothing was done with these. */
  readonly already: readonly string[];
  /** What is wrong with single runs of it, or has to be known of them. */
  readonly remarks: readonly Message[];
  /** Why nothing could be taken from it; null where that was possible. */
  readonly problem: Message | null;
}

export interface ImportReport {
  readonly files: readonly FileImport[];
  /** Names of the files that nothing was taken from because the person cancelled. */
  readonly notTaken: readonly string[];
}
