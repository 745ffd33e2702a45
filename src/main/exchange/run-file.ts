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
import { runId } from '../../shared/run-id';
import { SpokenError, type Sentence } from '../../shared/sentence';

export const runFileSchema = 1;
export const manifestName = 'rl-lab-runs.json';

export const manifestSchema = z.object({
  format: z.literal('rl-lab-runs'),
  schema: z.literal(runFileSchema),
  /** Who made the file. */
  name: personName,
  /** ISO 8601, UTC. */
  exportedAt: z.iso.datetime(),
  /** Version of the program. */
  program: z.string().max(40),
  runs: z.array(runId).min(1).max(1000),
});
export type RunFileManifest = z.infer<typeof manifestSchema>;

const mebibyte = 1 << 20;

/** The files of a run that go along, and how large each may be, in bytes. */
export const runFiles: Readonly<Record<string, number>> = {
  'run.json': mebibyte,
  'annotations.json': mebibyte,
  'metrics.jsonl': 4096 * mebibyte,
  'inspections.jsonl': 256 * mebibyte,
  'trainer.log': 256 * mebibyte,
};

/** The files of a checkpoint, and how large each may be, in bytes. */
export const checkpointFiles: Readonly<Record<string, number>> = {
  'state.json': 64 * mebibyte,
  'manifest.json': mebibyte,
  'arrays.bin': 8192 * mebibyte,
};

export const bounds = {
  /** Files that are imported at once. */
  files: 500,
  /** Entries of one archive. */
  entries: 50_000,
  /** Bytes of the manifest. */
  manifest: mebibyte,
  /** Bytes of all that an archive holds, unpacked. */
  total: 32_768 * mebibyte,
  /** How many times larger than its packed bytes a file may be that is longer than `smallBytes`. */
  ratio: 120,
  smallBytes: mebibyte,
  /** Bytes of one line. */
  line: 16 * mebibyte,
} as const;

/** Which run and which of its files an entry is; null where it is none of a run's. */
export function runFileOf(name: string): { id: string; path: string; most: number } | null {
  const match = /^runs\/([^/]+)\/(?:checkpoints\/(\d{9,15})\/)?([^/]+)$/.exec(name);
  if (match === null) return null;
  const [, id, checkpoint, file] = match as unknown as [string, string, string | undefined, string];
  if (!runId.safeParse(id).success) return null;
  const allowed = checkpoint === undefined ? runFiles : checkpointFiles;
  if (!Object.hasOwn(allowed, file)) return null;
  const path = checkpoint === undefined ? file : `checkpoints/${checkpoint}/${file}`;
  return { id, path, most: allowed[file]! };
}

/** A file of runs cannot be used, or made; the message says which, what is wrong and what to do. */
export class RunFileError extends SpokenError {
  constructor(says: Sentence) {
    super(says);
    this.name = 'RunFileError';
  }
}
