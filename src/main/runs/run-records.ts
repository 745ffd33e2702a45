/** The runs' records: making, reading and writing them. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAssignment } from '../../shared/assignment';
import type { Experiment } from '../../shared/experiment';
import { renameDurably, syncTree } from '../files/atomic-file';
import type { Lease } from './lease';
import { programRunNames } from './program-run-names';
import { RunBin } from './run-bin';
import { goneError, UnknownRunError } from './run-errors';
import { RunFiles } from './run-files';
import { runIdFor } from './run-id';
import { listRuns, markRuns, type RunListing, type RunMarks } from './run-listing';
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

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Whether something failed because a file or a folder was not there. */
export const isMissing = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT' ||
  (error instanceof StorageError && error.code === 'ENOENT') ||
  error instanceof UnknownRunError;

export class RunRecords extends RunFiles {
  protected readonly bin: RunBin;
  /** The name that new runs were given last, and how often. */
  #named = '';
  #attempts = 0;

  protected constructor(folder: string) {
    super(folder);
    this.bin = new RunBin(join(folder, 'bin'));
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
      /** Where it stands in the queue. */
      rank?: number;
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
        if ((await exists(this.bin.folderOf(id))) || (await exists(this.folderOf(id)))) continue;
        const record = newRecord({
          id,
          name: programRunNames().of(experiment, given.preset),
          experiment,
          createdAt: at.toISOString(),
          order: given.order ?? at.toISOString(),
          rank: given.rank,
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
      if (!(await exists(this.folderOf(free))) && !(await exists(this.bin.folderOf(free)))) return free;
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
}
