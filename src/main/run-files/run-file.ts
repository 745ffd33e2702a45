/**
 * A file of runs, `NAME.rlrun`: a ZIP archive of run folders, readable without this program.
 *
 *     rl-lab-runs.json            who made it, and which runs it holds; the first entry
 *     runs/ID/run.json            as in the data folder
 *     runs/ID/metrics.jsonl       up to the last whole line, as are inspections.jsonl and trainer.log
 *     runs/ID/annotations.json    name, tags and note
 *     runs/ID/checkpoints/NNN/    where they were asked for
 *
 * Whatever else stands in an archive makes it a foreign one.
 */
import { z } from 'zod';
import { personName } from '../../shared/exchange';
import { studentId } from '../../shared/hand-in';
import { archiveLimits, fileLimits } from '../../shared/limits';
import { allowing } from '../../shared/refinement';
import { runId } from '../../shared/run-id';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { isVisible, visibleOnly } from '../../shared/visible';

export const runFileSchema = 1;
export const manifestName = 'rl-lab-runs.json';

export const manifestSchema = z.object({
  format: z.literal('rl-lab-runs'),
  schema: z.literal(runFileSchema),
  /** Who made the file. */
  name: personName,
  /** What they are numbered by, where they handed runs in and have said it. */
  studentId: studentId.optional(),
  /** ISO 8601, UTC. */
  exportedAt: z.iso.datetime(),
  /** Version of the program. */
  program: z.string().max(40).refine(isVisible, allowing(visibleOnly)),
  runs: z.array(runId).min(1).max(archiveLimits.runs),
});
export type RunFileManifest = z.infer<typeof manifestSchema>;

/** The files of a run that go along, and how large each may be, in bytes. */
export const runFiles: Readonly<Record<string, number>> = {
  'run.json': fileLimits.record,
  'annotations.json': fileLimits.annotations,
  'metrics.jsonl': fileLimits.metrics,
  'inspections.jsonl': fileLimits.inspections,
  'trainer.log': fileLimits.log,
};

/** The files of a checkpoint, and how large each may be, in bytes. */
export const checkpointFiles: Readonly<Record<string, number>> = {
  'state.json': fileLimits.checkpointState,
  'manifest.json': fileLimits.checkpointManifest,
  'arrays.bin': fileLimits.checkpointArrays,
};

/** How long a line of an entry may be, in bytes; null where it has none. */
export function longestLine(entry: string): number | null {
  if (!entry.endsWith('.jsonl')) return null;
  return entry.endsWith('/metrics.jsonl') ? fileLimits.metricLine : fileLimits.line;
}

/** Which run and which of its files an entry is; null where it is none of a run's. */
export function runFileOf(name: string): { id: string; path: string; most: number } | null {
  const match = /^runs\/([^/]+)\/(?:checkpoints\/(\d{9,15})\/)?([^/]+)$/.exec(name);
  if (match === null) return null;
  const [, id = '', checkpoint, file = ''] = match;
  if (!runId.safeParse(id).success) return null;
  const allowed = checkpoint === undefined ? runFiles : checkpointFiles;
  if (!Object.hasOwn(allowed, file)) return null;
  const path = checkpoint === undefined ? file : `checkpoints/${checkpoint}/${file}`;
  return { id, path, most: allowed[file]! };
}

/** A file of runs cannot be used, or made; the message says which, what is wrong and what to do. */
export class RunFileError extends SpokenError {
  constructor(says: Message) {
    super(says);
    this.name = 'RunFileError';
  }
}
