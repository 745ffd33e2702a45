/** What of a run's folder goes into a file, fixed at one moment although the run may still be growing. */
import { message } from '../../shared/language/say';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunStore } from '../runs/run-store';
import type { RunRecord } from '../runs/run-record';
import { asSourceError, StorageError } from '../runs/storage-error';
import { checkpointFiles, RunFileError, runFiles } from './run-file';

export interface SnapshotFile {
  /** Within the run's folder. */
  readonly path: string;
  readonly source: string;
  /** So much of it, from its beginning. */
  readonly bytes: number;
}

export interface RunSnapshot {
  readonly record: RunRecord;
  /** Without run.json, which is made of the record. */
  readonly files: readonly SnapshotFile[];
}

const lineBreak = 10;
const pieceBytes = 1 << 16;

/** Where the last whole line of a file ends, seen from its end. */
async function endOfLines(path: string, size: number): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    for (let to = size; to > 0;) {
      const from = Math.max(0, to - pieceBytes);
      const { bytesRead } = await handle.read(piece, 0, to - from, from);
      const at = piece.subarray(0, bytesRead).lastIndexOf(lineBreak);
      if (at >= 0) return from + at + 1;
      to = from;
    }
    return 0;
  } finally {
    await handle.close();
  }
}

async function fileIn(folder: string, path: string, most: number): Promise<SnapshotFile | null> {
  const source = join(folder, path);
  const info = await stat(source).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw asSourceError(error, source, message('otherwise.withoutRun'));
  });
  if (info === null) return null;
  // Left out in silence, it would be missing elsewhere.
  if (!info.isFile())
    throw new StorageError(folder, 'EISDIR', {}, message('otherwise.withoutRun'), {
      does: 'use',
      path: source,
    });
  const bytes = /\.(?:jsonl|log)$/.test(path) ? await endOfLines(source, info.size) : info.size;
  if (bytes > most)
    throw new RunFileError(message('exchange.tooLargeToHandOn', { path: source, bytes, most }));
  return { path, source, bytes };
}

/** The whole checkpoints of a run; one that is replaced meanwhile is noticed when it is read. */
async function checkpointsIn(folder: string): Promise<SnapshotFile[]> {
  const names = await readdir(join(folder, 'checkpoints')).catch(() => []);
  const files: SnapshotFile[] = [];
  // The newest alone: what resuming starts from.
  const newest = names.filter((name) => /^\d{9,15}$/.test(name)).sort((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) return files;
  for (const [name, most] of Object.entries(checkpointFiles)) {
    const file = await fileIn(folder, `checkpoints/${newest}/${name}`, most);
    if (file !== null) files.push(file);
  }
  return files;
}

/**
 * Fixes what of a run goes into a file.
 * @throws UnknownRunError, DamagedRunError, StorageError; RunFileError where a file is larger than can be handed on
 */
export async function snapshotRun(store: RunStore, id: string, checkpoints: boolean): Promise<RunSnapshot> {
  // The record first: the lines that are fixed after it reach at least as far.
  const record = await store.read(id);
  const folder = store.folderOf(id);
  const files: SnapshotFile[] = [];
  for (const [path, most] of Object.entries(runFiles)) {
    if (path === 'run.json') continue;
    const file = await fileIn(folder, path, most);
    if (file !== null && file.bytes > 0) files.push(file);
  }
  if (checkpoints) files.push(...(await checkpointsIn(folder)));
  return { record, files };
}
