/** Giving a run another record whose own is destroyed. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tryLock } from './file-lock';
import { keepAside } from '../files/keep-aside';
import { DamagedRunError, readRecord, recordFile, writeRecord, type RunRecord } from './run-record';
import { claimLock } from './run-owner';
import type { RunStore } from './run-store';
import { onDisk } from './storage-error';

/**
 * Gives a run folder a record whose own cannot be read, which is kept beside it as `run.damaged.json`.
 * @returns false where its own can be read by now, is of a later version, or another process is at that
 */
export async function replaceDamaged(store: RunStore, record: RunRecord): Promise<boolean> {
  const folder = store.folderOf(record.id);
  return onDisk(store.folder, async () => {
    const unlock = await tryLock(join(folder, claimLock));
    if (unlock === null) return false;
    try {
      const fault = await readRecord(folder, record.id).catch((error: unknown) => error);
      if (!(fault instanceof DamagedRunError) || fault.isNewer) return false;
      if (existsSync(recordFile(folder))) await keepAside(recordFile(folder));
      await writeRecord(folder, record);
      return true;
    } finally {
      await unlock();
    }
  });
}
