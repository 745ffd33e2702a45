/** Looking at all runs of a data folder at once. */
import { readdir } from 'node:fs/promises';
import { byOrder } from '../../shared/runs';
import type { Message } from '../../shared/language/message';
import { mark, markNow } from '../files/file-mark';
import { readEach } from '../files/many-files';
import type { RunFiles } from './run-files';
import { isRunId } from './run-id';
import {
  DamagedRunError,
  orderedOf,
  readRecord,
  readRecordNow,
  recordFile,
  type RunRecord,
} from './run-record';
import { onDisk, messageOf } from './storage-error';

export interface DamagedRun {
  readonly id: string;
  readonly folder: string;
  readonly reason: Message;
}

/** Names a folder that cannot be read as a run, and why. */
export function damagedRun(id: string, folder: string, error: unknown): DamagedRun {
  return { id, folder, reason: error instanceof DamagedRunError ? error.reason : messageOf(error) };
}

/** What the records' files looked like when they were read, by run. */
export type RunMarks = ReadonlyMap<string, string>;

export interface RunListing {
  readonly runs: readonly RunRecord[];
  /** Folders that cannot be shown as runs; nothing in them is touched. */
  readonly damaged: readonly DamagedRun[];
  readonly marks: RunMarks;
}

/** The ids of all folders that may be runs. */
async function idsIn({ folder, runsFolder }: RunFiles): Promise<string[]> {
  const entries = await onDisk(folder, () => readdir(runsFolder, { withFileTypes: true }));
  return entries.filter((entry) => entry.isDirectory() && isRunId(entry.name)).map(({ name }) => name);
}

/** Reads the records of all runs, oldest first. */
export async function listRuns(files: RunFiles): Promise<RunListing> {
  const runs: RunRecord[] = [];
  const damaged: DamagedRun[] = [];
  const marks = new Map<string, string>();
  const fault = (id: string, error: unknown) => void damaged.push(damagedRun(id, files.folderOf(id), error));
  const noting = (id: string) => (seen: string) => void marks.set(id, seen);
  await readEach(
    (await idsIn(files)).sort(),
    (id) => {
      try {
        runs.push(readRecordNow(files.folderOf(id), id, noting(id)));
      } catch (error) {
        fault(id, error);
      }
    },
    async (id) => {
      try {
        runs.push(await readRecord(files.folderOf(id), id, noting(id)));
      } catch (error) {
        fault(id, error);
      }
    },
  );
  runs.sort((a, b) => byOrder(orderedOf(a), orderedOf(b)));
  return { runs, damaged, marks };
}

/** A mark for every run folder that changes whenever its record is written; empty for one without a record. */
export async function markRuns(files: RunFiles): Promise<RunMarks> {
  const marks = new Map<string, string>();
  const file = (id: string) => recordFile(files.folderOf(id));
  await readEach(
    await idsIn(files),
    (id) => marks.set(id, markNow(file(id))),
    async (id) => void marks.set(id, await mark(file(id))),
  );
  return marks;
}
