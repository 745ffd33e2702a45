/** Putting a run, or a file of one, together where nobody takes it for one yet. */
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { ownTag } from '../../platform/process-identity';
import { renameDurably } from '../files/atomic-file';
import { makeFolder } from '../files/make-folder';
import { onDisk } from './storage-error';

/** Threads of one process count apart. */
let stagings = threadId * 1_000_000;

/**
 * A path at which a run can be put together; what a process leaves there that dies is removed later.
 * @param home the data folder
 */
export function stagingFolder(home: string): string {
  return join(home, 'incoming', `${ownTag()}-${stagings++}`);
}

/**
 * Works on a new folder in which a run is put together; what of it is not adopted goes, and so does what a process
 * leaves that dies meanwhile.
 */
export async function onStage<T>(home: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = stagingFolder(home);
  return onDisk(home, async () => {
    await makeFolder(dirname(folder));
    await mkdir(folder);
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  });
}

/**
 * Writes a file of a run for whoever does not work on it: it is made elsewhere and put into the run's folder as a
 * whole, so that nothing half made moves along where another process removes the run meanwhile.
 * @param home the data folder
 * @param write writes it at the path that it is given
 * @throws StorageError; where the run's folder is gone, too
 */
export async function writeIntoRun(
  home: string,
  path: string,
  write: (path: string) => Promise<void>,
): Promise<void> {
  await onStage(home, async (folder) => {
    const whole = join(folder, basename(path));
    await write(whole);
    await renameDurably(whole, path);
  });
}
