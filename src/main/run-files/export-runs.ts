/** Writes runs into one file, as a whole or not at all. */
import { message } from '../../shared/language/say';
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { RunExport, RunExportOrder } from '../../shared/exchange';
import { isActive } from '../../shared/runs';
import type { Message } from '../../shared/language/message';
import { renameDurably, syncFile, temporaryName } from '../files/atomic-file';
import type { RunRecord } from '../runs/run-record';
import type { RunStore } from '../runs/run-store';
import { asSourceError } from '../runs/storage-error';
import { toTarget } from '../runs/write-target';
import { versions } from '../../platform/versions';
import { unwatched, Tally, type Watcher } from '../work/work';
import { manifestName, RunFileError, runFileSchema, type RunFileManifest } from './run-file';
import { snapshotRun, type RunSnapshot, type SnapshotFile } from './run-snapshot';

/** Arrays of numbers are as good as random: packing them costs time and saves nothing. */
const isPacked = (path: string) => !path.endsWith('arrays.bin');

/** Puts runs into an archive and tells how far that has come. */
class Packing {
  readonly #zip = new ZipFile();
  readonly #tally: Tally;
  /** The file of a run that is being read. */
  #source: ReadStream | null = null;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  addText(name: string, text: string): void {
    this.#zip.addBuffer(Buffer.from(text), name);
  }

  addFile(name: string, { source, path, bytes }: SnapshotFile, id: string, begin: () => void): void {
    const zip = this.#zip;
    const fail = (error: unknown) => zip.emit('error', error);
    // A stream that is to end before it begins cannot be made.
    if (bytes === 0) {
      zip.addBuffer(Buffer.alloc(0), name);
      return;
    }
    zip.addReadStreamLazy(name, { compress: isPacked(path) }, (use) => {
      const stream = createReadStream(source, { end: bytes - 1 });
      this.#source = stream;
      let read = 0;
      stream.on('error', (error) => fail(asSourceError(error, source, message('otherwise.withoutRun'))));
      stream.on('data', (piece) => {
        try {
          begin();
          this.#tally.add(piece.length);
        } catch (error) {
          fail(error);
        }
        read += piece.length;
      });
      stream.on('end', () => {
        // A resumed training cuts its lines back to its checkpoint, and replaces checkpoints.
        if (read < bytes) fail(new RunFileError(message('exchange.changedMeanwhile', { id })));
      });
      use(null, stream);
    });
  }

  /** Writes the archive; a failure while its files are read ends the writing too. */
  async write(path: string): Promise<void> {
    const stop = new AbortController();
    let failure: unknown;
    this.#zip.on('error', (error: unknown) => {
      failure ??= error;
      stop.abort();
    });
    this.#zip.end();
    const target = createWriteStream(path, { flags: 'wx' });
    const closed = new Promise<void>((resolve) => target.once('close', () => resolve()));
    try {
      await pipeline(this.#zip.outputStream, target, { signal: stop.signal });
    } catch (error) {
      this.#source?.destroy();
      // Until then the file may still be about to be made, and could not be removed for good.
      await closed;
      throw failure ?? error;
    }
  }
}

function addRun(packing: Packing, { record, files }: RunSnapshot, begin: () => void): void {
  const folder = `runs/${record.id}`;
  // Nobody else's business: on which machine it ran.
  const handedOn = { ...record, owner: null };
  packing.addText(`${folder}/run.json`, `${JSON.stringify(handedOn, null, 2)}\n`);
  for (const file of files) packing.addFile(`${folder}/${file.path}`, file, record.id, begin);
}

/** Runs that are ready to be written into a file. */
export interface PreparedExport {
  /** As they were when that was fixed. */
  readonly records: readonly RunRecord[];
  /** What has to be known of the runs in a file of this name. */
  remarks(file: string): Message[];
  /**
   * Writes a new file, whose content is on the disk then.
   * @throws RunFileError, the system's errors; CancelledError
   */
  write(path: string): Promise<void>;
}

/** What is exported, and who says so. */
export interface ExportedRuns extends RunExportOrder {
  /** What the person is numbered by; nothing where it is not known. */
  readonly studentId?: string;
}

/**
 * Fixes what of some runs goes into a file.
 * @throws RunFileError, StorageError, UnknownRunError, DamagedRunError; CancelledError
 */
export async function prepareExport(
  store: RunStore,
  { ids, name, studentId, checkpoints }: ExportedRuns,
  watcher: Watcher = unwatched,
): Promise<PreparedExport> {
  const snapshots: RunSnapshot[] = [];
  const distinct = [...new Set(ids)];
  const reading = new Tally(watcher, 'reading', distinct.length, [0, 0.05]);
  for (const [index, id] of distinct.entries()) {
    reading.begin(index + 1, distinct.length);
    snapshots.push(await snapshotRun(store, id, checkpoints));
    reading.add(1);
  }
  const manifest: RunFileManifest = {
    format: 'rl-lab-runs',
    schema: runFileSchema,
    name,
    ...(studentId === undefined ? {} : { studentId }),
    exportedAt: new Date().toISOString(),
    program: versions()['program'] ?? 'unknown',
    runs: distinct,
  };
  const bytes = snapshots.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
  const writing = new Tally(watcher, 'writing', bytes, [0.05, 1]);
  const packing = new Packing(writing);
  packing.addText(manifestName, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const [index, snapshot] of snapshots.entries())
    addRun(packing, snapshot, () => writing.begin(index + 1, snapshots.length));
  return {
    records: snapshots.map(({ record }) => record),
    remarks: (file) => remarksOn(snapshots, checkpoints, file),
    write: async (path) => {
      await packing.write(path);
      await syncFile(path);
      // From here on it is written, whatever comes.
      writing.add(0);
    },
  };
}

/**
 * Writes runs into a file; what was there before is replaced once the new one is whole.
 * @throws RunFileError, StorageError, UnknownRunError, DamagedRunError; CancelledError
 */
export async function exportRuns(
  store: RunStore,
  order: ExportedRuns,
  path: string,
  watcher: Watcher = unwatched,
): Promise<RunExport> {
  const prepared = await prepareExport(store, order, watcher);
  await toTarget(path, message('otherwise.otherPlaceForFile'), async () => {
    const temporary = temporaryName(path);
    try {
      await prepared.write(temporary);
      await renameDurably(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  });
  const { records, remarks } = prepared;
  const { size } = await stat(path);
  return { path, bytes: size, runs: records.length, remarks: remarks(basename(path)) };
}

function remarksOn(snapshots: readonly RunSnapshot[], checkpoints: boolean, file: string): Message[] {
  const active = snapshots.filter(({ record }) => isActive(record.state.phase));
  const without = snapshots.filter(({ files }) => !files.some(({ path }) => path.endsWith('arrays.bin')));
  return [
    ...(active.length > 0 ? [message('exchange.stillAtWork', { runs: active.length, file })] : []),
    ...(checkpoints && without.length > 0
      ? [message('exchange.withoutCheckpoint', { runs: without.length })]
      : []),
  ];
}
