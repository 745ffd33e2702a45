/**
 * Hands runs in: one new file of runs in a folder that a whole class shares, written whole under a name that nobody
 * has. Nothing that is there is listed, read, changed or removed, so a folder that only takes is enough.
 */
import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runFileEnding } from '../../shared/exchange';
import { plainName } from '../../shared/file-names';
import type { HandInReport, Student } from '../../shared/hand-in';
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import { renameToFree, temporaryName } from '../files/atomic-file';
import { prepareExport } from '../run-files/export-runs';
import type { RunStore } from '../runs/run-store';
import { asTargetError } from '../runs/storage-error';
import { unwatched, type Watcher } from '../work/work';
import { noteHandIns } from './hand-in-notes';

/** What is handed in, by whom, and where to. */
export interface HandIn {
  /** As many as the order names, one at least. */
  readonly ids: readonly string[];
  readonly student: Student;
  readonly folder: string;
}

/** More people of one name do not hand in within one second. */
const mostOfOneName = 10_000;

/** The longest part of a name that goes into a file's. */
const longestPart = 60;

/** Names for a file, each of which says whose it is and when it was handed in: `Ann-Lee-4711-20261201-051230.rlrun`. */
export function* handInNames(folder: string, { name, id }: Student, at: Date): Generator<string> {
  const who = [name, id].map((text) => plainName(text).slice(0, longestPart)).filter((text) => text !== '');
  const when = at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const stem = [...(who.length === 0 ? ['runs'] : who), when].join('-');
  for (let n = 1; n <= mostOfOneName; n++)
    yield join(folder, `${stem}${n === 1 ? '' : `-${n}`}${runFileEnding}`);
}

/** A share that is not connected must not be taken for a folder that has to be made. */
async function requireFolder(folder: string): Promise<void> {
  const info = await stat(folder).catch((error: unknown) => {
    throw asTargetError(error, folder, message('otherwise.handInLater'));
  });
  if (!info.isDirectory()) throw new SpokenError(message('handIn.noFolder', { folder }));
}

/**
 * Hands runs in, and notes that.
 * @throws RunFileError, StorageError, UnknownRunError, DamagedRunError; SpokenError where there is no such folder;
 *   CancelledError
 */
export async function handInRuns(
  store: RunStore,
  { ids, student, folder }: HandIn,
  watcher: Watcher = unwatched,
): Promise<HandInReport> {
  await requireFolder(folder);
  const { name, id } = student;
  const order = { ids: [...ids], name, ...(id === '' ? {} : { studentId: id }), checkpoints: false };
  const prepared = await prepareExport(store, order, watcher);
  const at = new Date();
  const temporary = temporaryName(join(folder, 'hand-in'));
  let path: string;
  try {
    await prepared.write(temporary);
    path = await renameToFree(temporary, handInNames(folder, student, at));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asTargetError(error, temporary, message('otherwise.handInLater'));
  }
  const runs = prepared.records.map(({ id: run, step }) => ({ id: run, at: at.toISOString(), step }));
  // It is handed in, whatever becomes of the note of it.
  await noteHandIns(store.folder, runs).catch(() => undefined);
  const { size } = await stat(path);
  return { path, bytes: size, runs: runs.length, remarks: prepared.remarks(basename(path)) };
}
