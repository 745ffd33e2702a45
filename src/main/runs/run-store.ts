/**
 * The data folder: every run in a folder of plain files.
 *
 *     runs/ID/                 runs; what is in their folders stands in run-files.ts
 *     bin/ID/                  removed runs
 *     incoming/                runs that are just being made or imported
 */
import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAssignment } from '../../shared/assignment';
import type { Experiment } from '../../shared/experiment';
import { isSameProcess, ownIdentity } from '../process-identity';
import { mendAbandoned } from './abandoned-run';
import { renameDurably, syncTree } from './atomic-file';
import { tryLock } from './file-lock';
import { fenceOf, raiseFence, type Lease } from './lease';
import { makeFolder } from './make-folder';
import { ownershipTexts } from './ownership-texts';
import { programRunNames } from './program-run-names';
import { RunBin } from './run-bin';
import { goneError, UnknownRunError } from './run-errors';
import { RunFiles } from './run-files';
import { runIdFor } from './run-id';
import { listRuns, markRuns, type RunListing, type RunMarks } from './run-listing';
import { claimLock, ownerLives } from './run-owner';
import {
  newRecord,
  readRecord,
  recordFile,
  recordText,
  writeRecord,
  type RunOwner,
  type RunRecord,
} from './run-record';
import { onStage } from './staging';
import { onDisk, StorageError } from './storage-error';

/** A run that this process may work on from now on. */
export interface Claim {
  readonly record: RunRecord;
  /** Whoever worked on it before has a lower one. */
  readonly fence: number;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const isMissing = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT' ||
  (error instanceof StorageError && error.code === 'ENOENT') ||
  error instanceof UnknownRunError;

export class RunStore extends RunFiles {
  readonly #bin: RunBin;
  /** The name that new runs were given last, and how often. */
  #named = '';
  #attempts = 0;

  private constructor(folder: string) {
    super(folder);
    this.#bin = new RunBin(join(folder, 'bin'));
  }

  /**
   * Opens the data folder, making it where there is none.
   * @throws StorageError where it cannot be made
   */
  static async open(folder: string): Promise<RunStore> {
    const store = new RunStore(folder);
    await onDisk(folder, async () => {
      await makeFolder(store.runsFolder);
      await makeFolder(store.#bin.folder);
    });
    return store;
  }

  /** Reads the records of all runs, oldest first. */
  list(): Promise<RunListing> {
    return listRuns(this);
  }

  /** A mark for every run folder that changes whenever its record is written; empty for one without a record. */
  marks(): Promise<RunMarks> {
    return markRuns(this);
  }

  /**
   * Makes the folder and the record of a new run, in the queue.
   * @throws StorageError
   */
  async create(
    experiment: Experiment,
    given: {
      preset: string | null;
      versions: Readonly<Record<string, string>>;
      owner: RunOwner | null;
      assignment?: RunAssignment | null;
      /** Where it stands among the runs; by the clock where it is missing. */
      order?: string;
    },
  ): Promise<RunRecord> {
    const at = new Date();
    const base = runIdFor(experiment, at);
    return onStage(this.folder, async (staged) => {
      for (;;) {
        // Of several that this process begins in the same second, each tries a name of its own.
        const attempt = (this.#named === base ? this.#attempts : 0) + 1;
        [this.#named, this.#attempts] = [base, attempt];
        const id = attempt === 1 ? base : `${base}-${attempt}`;
        if ((await exists(this.#bin.folderOf(id))) || (await exists(this.folderOf(id)))) continue;
        const record = newRecord({
          id,
          name: programRunNames().of(experiment, given.preset),
          experiment,
          createdAt: at.toISOString(),
          order: given.order ?? at.toISOString(),
          preset: given.preset,
          assignment: given.assignment ?? null,
          versions: { ...given.versions },
          owner: given.owner,
        });
        await writeFile(recordFile(staged), recordText(record));
        if (await this.adopt(staged, id)) return record;
      }
    });
  }

  /**
   * Brings a run that was put together onto the disk and makes it one of the others, all of it at once.
   * @returns false where its id has been taken by now
   */
  async adopt(staged: string, id: string): Promise<boolean> {
    await syncTree(staged);
    try {
      // A folder that holds something is never replaced: two processes never get the same id.
      await renameDurably(staged, this.folderOf(id));
      return true;
    } catch (error) {
      if (await exists(this.folderOf(id))) return false;
      throw error;
    }
  }

  /** An id that no run has, in the bin neither: the given one, or that with a number behind it. */
  async freeId(id: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const ending = attempt === 1 ? '' : `-${attempt}`;
      const free = `${id.slice(0, 128 - ending.length)}${ending}`;
      if (!(await exists(this.folderOf(free))) && !(await exists(this.#bin.folderOf(free)))) return free;
    }
  }

  /**
   * Reads one record.
   * @throws UnknownRunError, DamagedRunError, StorageError
   */
  async read(id: string): Promise<RunRecord> {
    const folder = this.folderOf(id);
    return onDisk(this.folder, async () => {
      if (!(await exists(folder))) throw new UnknownRunError(id);
      try {
        return await readRecord(folder, id);
      } catch (error) {
        // It has been removed between the two looks.
        throw (await exists(folder)) ? error : new UnknownRunError(id);
      }
    });
  }

  /**
   * Writes one record, with the time.
   * @param lease of the process that works on the run
   * @throws RunGoneError, TakenOverError where the run is no longer its; StorageError
   */
  async write(record: RunRecord, lease?: Lease): Promise<void> {
    const folder = this.folderOf(record.id);
    await onDisk(this.folder, async () => {
      try {
        lease?.check();
        const now = { ...record, updatedAt: new Date().toISOString() };
        await writeRecord(folder, now, () => lease?.check());
      } catch (error) {
        throw (isMissing(error) ? goneError(folder) : null) ?? error;
      }
    });
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
      const mended = await mendAbandoned(this, record);
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
   * Moves a run to the bin; false where another process works on it.
   * @param silent as for `claim`
   */
  async remove(id: string, silent: string | null = null): Promise<boolean> {
    const removed = await this.#alone(id, async (record) => {
      if (this.#isTaken(record, silent)) return null;
      // A process that took a break and wakes up must not go on in the bin.
      if (ownerLives(record.owner) === null) await raiseFence(this.folderOf(id), ownIdentity());
      await this.#bin.take(id, this.folderOf(id));
      return true;
    });
    // The lock has moved along.
    if (removed) await rm(join(this.#bin.folderOf(id), claimLock), { force: true });
    return removed ?? false;
  }

  /** Moves a run back out of the bin. */
  async restore(id: string): Promise<RunRecord> {
    const folder = this.folderOf(id);
    await onDisk(this.folder, async () => {
      if (!(await exists(this.#bin.folderOf(id)))) throw new UnknownRunError(id);
      if (await exists(folder)) throw new StorageError(folder, 'EEXIST');
      try {
        await this.#bin.giveBack(id, folder);
      } catch (error) {
        // Another process has been faster, or it has just been deleted for good.
        throw isMissing(error) ? new UnknownRunError(id) : error;
      }
      await rm(join(folder, claimLock), { force: true });
    });
    return this.read(id);
  }

  /**
   * Deletes for good what was removed by processes that have ended since.
   * @param olderThanMs spares what was removed more recently
   */
  async emptyBin(olderThanMs = 0): Promise<void> {
    await onDisk(this.folder, () => this.#bin.empty(olderThanMs));
  }

  #isTaken(record: RunRecord, silent: string | null): boolean {
    const lives = ownerLives(record.owner);
    return lives === true || (lives === null && record.updatedAt !== silent);
  }

  /** Does what only one process at a time may do with a run; null where another one is at that. */
  async #alone<T>(id: string, work: (record: RunRecord) => Promise<T | null>): Promise<T | null> {
    const folder = this.folderOf(id);
    return onDisk(this.folder, async () => {
      try {
        const unlock = await tryLock(join(folder, claimLock));
        if (unlock === null) return null;
        try {
          return await work(await this.read(id));
        } finally {
          await unlock();
        }
      } catch (error) {
        if (!isMissing(error) || (await exists(folder))) throw error;
        const isRemoved = await exists(this.#bin.folderOf(id));
        throw new UnknownRunError(id, isRemoved ? ownershipTexts.removedMeanwhile(id) : undefined);
      }
    });
  }
}
