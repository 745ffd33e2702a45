/**
 * The data folder: every run in a folder of plain files.
 *
 *     runs/ID/                 runs; what is in their folders stands in run-files.ts
 *     bin/ID/                  removed runs
 *     incoming/                runs that are just being made or imported
 */
import { message } from '../../shared/language/say';
import { join } from 'node:path';
import { isSameProcess, ownIdentity } from '../../platform/process-identity';
import { repairAbandoned } from './abandoned-run';
import { tryLock, withLock } from './file-lock';
import { removeLeftOvers } from './left-overs';
import { fenceOf, raiseFence } from './lease';
import { makeFolder } from '../files/make-folder';
import { annotationLock } from './run-annotations';
import { UnknownRunError } from './run-errors';
import { claimLock, ownerLives } from './run-owner';
import type { RunOwner, RunRecord } from './run-record';
import { exists, isMissing, RunRecords } from './run-records';
import { onDisk, StorageError } from './storage-error';

/** A run that this process may work on from now on. */
export interface Claim {
  readonly record: RunRecord;
  /** Whoever worked on it before has a lower one. */
  readonly fence: number;
}

export class RunStore extends RunRecords {
  /**
   * Opens the data folder, making it where there is none.
   * @throws StorageError where it cannot be made
   */
  static async open(folder: string): Promise<RunStore> {
    const store = new RunStore(folder);
    await onDisk(folder, async () => {
      await makeFolder(store.runsFolder);
      await makeFolder(store.bin.folder);
    });
    return store;
  }

  /**
   * Makes a process the owner of a run that nobody owns, or whose owner is dead; of several that try at once one
   * succeeds. Null where another process is faster or at work on it.
   * @param silent what the record's time was all the while that the caller waited for a sign of life
   */
  async claim(id: string, owner: RunOwner, silent: string | null = null): Promise<Claim | null> {
    return this.#alone(id, async (record) => {
      const isOwn = record.owner !== null && isSameProcess(record.owner, owner);
      if (!isOwn && this.#isTaken(record, silent)) return null;
      const folder = this.folderOf(id);
      const fence = record.owner === null || isOwn ? fenceOf(folder) : await raiseFence(folder, owner);
      const claimed = { ...record, owner };
      await this.write(claimed);
      return { record: claimed, fence };
    });
  }

  /** Writes that nobody works on a run whose process died; null where somebody does by now, or is faster. */
  async mend(id: string): Promise<RunRecord | null> {
    return this.#alone(id, async (record) => {
      if (record.owner === null) return record;
      // One that names this process is left from an earlier look after the folder in it.
      if (!isSameProcess(record.owner, ownIdentity()) && ownerLives(record.owner) !== false) return null;
      const mended = await repairAbandoned(this, record);
      await this.write(mended);
      return mended;
    });
  }

  /**
   * Changes the files of a run while nobody works on it; null where somebody does.
   * @param change is given the record
   */
  async whileNobodyWorksOn<T>(id: string, change: (record: RunRecord) => Promise<T>): Promise<T | null> {
    return this.#alone(id, async (record) => (this.#isTaken(record, null) ? null : change(record)));
  }

  /**
   * Moves a run to the bin; false where another process works on it. Whoever is just writing what people say of it
   * is let finish, so that nothing half written moves along.
   * @param silent as for `claim`
   */
  async remove(id: string, silent: string | null = null): Promise<boolean> {
    const folder = this.folderOf(id);
    const bin = this.bin.folderOf(id);
    const take = async (record: RunRecord) => {
      if (this.#isTaken(record, silent)) return null;
      // A process that took a break and wakes up must not go on in the bin.
      if (ownerLives(record.owner) === null) await raiseFence(folder, ownIdentity());
      await this.bin.take(id, folder);
      return true;
    };
    // The locks move along.
    const removed = await this.#alone(
      id,
      (record) => withLock(annotationLock(folder), () => take(record), bin),
      bin,
    );
    return removed ?? false;
  }

  /** Moves a run back out of the bin. */
  async restore(id: string): Promise<RunRecord> {
    const folder = this.folderOf(id);
    await onDisk(this.folder, async () => {
      if (!(await exists(this.bin.folderOf(id)))) throw new UnknownRunError(id);
      if (await exists(folder)) throw new StorageError(folder, 'EEXIST');
      try {
        // Of processes that died since this one started.
        await removeLeftOvers(this.bin.folderOf(id));
        await this.bin.giveBack(id, folder);
      } catch (error) {
        // Another process has been faster, or it has just been deleted for good.
        throw isMissing(error) ? new UnknownRunError(id) : error;
      }
    });
    return this.read(id);
  }

  /**
   * Deletes for good what was removed by processes that have ended since.
   * @param olderThanMs spares what was removed more recently
   */
  async emptyBin(olderThanMs = 0): Promise<void> {
    await onDisk(this.folder, () => this.bin.empty(olderThanMs));
  }

  #isTaken(record: RunRecord, silent: string | null): boolean {
    const lives = ownerLives(record.owner);
    return lives === true || (lives === null && record.updatedAt !== silent);
  }

  /**
   * Does what only one process at a time may do with a run; null where another one is at that.
   * @param movedTo where the work moves the run's folder
   */
  async #alone<T>(
    id: string,
    work: (record: RunRecord) => Promise<T | null>,
    movedTo?: string,
  ): Promise<T | null> {
    const inTurn = async () => {
      const unlock = await tryLock(join(this.folderOf(id), claimLock));
      if (unlock === null) return null;
      try {
        return await work(await this.read(id));
      } finally {
        await unlock(movedTo);
      }
    };
    return this.unlessRemoved(id, () => onDisk(this.folder, inTurn));
  }

  /**
   * Does work in a run's folder, which another process may move to the bin meanwhile: then that is said.
   * @throws UnknownRunError, StorageError
   */
  async unlessRemoved<T>(id: string, work: () => Promise<T>): Promise<T> {
    const folder = this.folderOf(id);
    return onDisk(folder, async () => {
      try {
        return await work();
      } catch (error) {
        if (!isMissing(error) || (await exists(folder))) throw error;
        const isRemoved = await exists(this.bin.folderOf(id));
        throw new UnknownRunError(id, isRemoved ? message('ownership.removedMeanwhile', { id }) : undefined);
      }
    });
  }
}
