/** Writes runs into one file, as a whole or not at all. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { RunExport, RunExportOrder } from '../../shared/exchange';
import { renameDurably, temporaryName } from '../runs/atomic-file';
import type { RunStore } from '../runs/run-store';
import { asStorageError } from '../runs/storage-error';
import { versions } from '../versions';
import { manifestName, RunFileError, runFileSchema, type RunFileManifest } from './run-file';
import { snapshotRun, type RunSnapshot, type SnapshotFile } from './run-snapshot';

/** Arrays of numbers are as good as random: packing them costs time and saves nothing. */
const isPacked = (path: string) => !path.endsWith('arrays.bin');

function addFile(zip: ZipFile, name: string, { source, path, bytes }: SnapshotFile, id: string): void {
  zip.addReadStreamLazy(name, { compress: isPacked(path) }, (use) => {
    const stream = createReadStream(source, { end: bytes - 1 });
    let read = 0;
    stream.on('data', (piece) => (read += piece.length));
    stream.on('end', () => {
      // A resumed training cuts its lines back to its checkpoint, and replaces checkpoints.
      if (read < bytes)
        zip.emit('error', new RunFileError(`The run ${id} changed while it was written. Try again.`));
    });
    use(null, stream);
  });
}

function addRun(zip: ZipFile, { record, files }: RunSnapshot): void {
  const folder = `runs/${record.id}`;
  // Nobody else's business: on which machine it ran.
  const handedOn = { ...record, owner: null };
  zip.addBuffer(Buffer.from(`${JSON.stringify(handedOn, null, 2)}\n`), `${folder}/run.json`);
  for (const file of files) addFile(zip, `${folder}/${file.path}`, file, record.id);
}

/** Writes an archive; a failure while its files are read ends the writing too. */
async function writeArchive(zip: ZipFile, path: string): Promise<void> {
  const stop = new AbortController();
  let failure: unknown;
  zip.on('error', (error: unknown) => {
    failure ??= error;
    stop.abort();
  });
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(path, { flags: 'wx' }), { signal: stop.signal });
  } catch (error) {
    throw failure ?? error;
  }
}

/**
 * Writes runs into a file; what was there before is replaced once the new one is whole.
 * @throws RunFileError, StorageError, UnknownRunError, DamagedRunError
 */
export async function exportRuns(
  store: RunStore,
  { ids, name, checkpoints }: RunExportOrder,
  path: string,
): Promise<RunExport> {
  const snapshots: RunSnapshot[] = [];
  const distinct = [...new Set(ids)];
  for (const id of distinct) snapshots.push(await snapshotRun(store, id, checkpoints));
  const manifest: RunFileManifest = {
    format: 'rl-lab-runs',
    schema: runFileSchema,
    name,
    exportedAt: new Date().toISOString(),
    program: versions()['program'] ?? 'unknown',
    runs: distinct,
  };
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestName);
  for (const snapshot of snapshots) addRun(zip, snapshot);
  const temporary = temporaryName(path);
  try {
    await writeArchive(zip, temporary);
    const handle = await open(temporary, 'r+');
    await handle.sync().finally(() => handle.close());
    await renameDurably(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw asStorageError(error, dirname(path), 'choose another place for the file');
  }
  return {
    path,
    bytes: (await stat(path)).size,
    runs: distinct.length,
    remarks: remarksOn(snapshots, checkpoints, basename(path)),
  };
}

function remarksOn(snapshots: readonly RunSnapshot[], checkpoints: boolean, file: string): string[] {
  const active = snapshots.filter(({ record }) =>
    ['queued', 'running', 'paused'].includes(record.state.phase),
  );
  const without = snapshots.filter(({ files }) => !files.some(({ path }) => path.endsWith('arrays.bin')));
  return [
    ...(active.length > 0
      ? [
          `${active.length === 1 ? '1 run was' : `${active.length} runs were`} still at work: ${file} holds what was measured until now, and shows it as stopped.`,
        ]
      : []),
    ...(checkpoints && without.length > 0
      ? [`${without.length === 1 ? '1 run has' : `${without.length} runs have`} no checkpoint.`]
      : []),
  ];
}
