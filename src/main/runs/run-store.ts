/**
 * The data folder: every run in a folder of plain files.
 *
 *     runs/ID/run.json         what is known of the run      (written by the process that owns it)
 *     runs/ID/metrics.jsonl    what it measured              (written by its trainer)
 *     runs/ID/inspections.jsonl  what its policy did       (written by its trainer)
 *     runs/ID/metrics.columns  the same as columns           (a cache, written by whoever compares long runs)
 *     runs/ID/checkpoints/     what resuming starts from     (written by its trainer)
 *     runs/ID/trainer.log      what its trainer printed
 *     runs/ID/lease.json       who took it over last         (written by whoever does)
 *     runs/ID/annotations.json name, tags, note, answer   (written by whoever changes them)
 *     bin/ID/                  removed runs
 *     incoming/                runs that are just being made or imported
 */
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { RunAssignment } from '../../shared/assignment';
import type { Experiment } from '../../shared/experiment';
import type { Inspection, InspectionSummary } from '../../shared/inspection';
import { metricLimits } from '../../shared/limits';
import type { RunMetrics } from '../../shared/metrics';
import { byOrder } from '../../shared/runs';
import type { Sentence } from '../../shared/sentence';
import { visible } from '../../shared/visible';
import { isAlive, isSameProcess, ownIdentity, ownTag } from '../process-identity';
import { mendAbandoned } from './abandoned-run';
import { renameDurably, syncTree } from './atomic-file';
import { tryLock } from './file-lock';
import { keepAside } from './keep-aside';
import { makeFolder } from './make-folder';
import { mark, markNow } from './file-mark';
import { lookAtEach } from './many-files';
import { listInspections, readInspection } from './inspection-file';
import { readMetrics } from './metric-file';
import { fenceOf, raiseFence, type Lease } from './lease';
import { ownershipTexts } from './ownership-texts';
import { programRunNames } from './program-run-names';
import { RunBin } from './run-bin';
import { goneError, UnknownRunError } from './run-errors';
import { isRunId, runIdFor } from './run-id';
import {
  DamagedRunError,
  newRecord,
  orderedOf,
  readRecord,
  readRecordNow,
  recordText,
  writeRecord,
  type RunOwner,
  type RunRecord,
} from './run-record';
import { onDisk, onFile, sentenceOf, StorageError } from './storage-error';

const logTailBytes = 256 * 1024;

export interface DamagedRun {
  readonly id: string;
  readonly folder: string;
  readonly reason: Sentence;
}

export interface RunListing {
  readonly runs: readonly RunRecord[];
  /** Folders that cannot be shown as runs; nothing in them is touched. */
  readonly damaged: readonly DamagedRun[];
}

/**
 * Whether the process that owns a run, or its trainer, still works on it; null where that cannot be told, because
 * it is another machine's.
 */
export function ownerLives(owner: RunOwner | null): boolean | null {
  if (owner === null) return false;
  const lives = [isAlive(owner), ...(owner.trainer === null ? [] : [isAlive(owner.trainer)])];
  return lives.includes(true) ? true : lives.includes(null) ? null : false;
}

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

/** Whoever changes whose a run is, or moves it, holds this one of its folder. */
const lockName = 'claim.lock';

let stagings = threadId * 1_000_000;

const isMissing = (error: unknown) =>
  (error as NodeJS.ErrnoException).code === 'ENOENT' ||
  (error instanceof StorageError && error.code === 'ENOENT') ||
  error instanceof UnknownRunError;

export class RunStore {
  readonly #runs: string;
  readonly #bin: RunBin;
  /** The name that new runs were given last, and how often. */
  #named = '';
  #attempts = 0;

  private constructor(
    /** The data folder. */
    readonly folder: string,
  ) {
    this.#runs = join(folder, 'runs');
    this.#bin = new RunBin(join(folder, 'bin'));
  }

  /**
   * Opens the data folder, making it where there is none.
   * @throws StorageError where it cannot be made
   */
  static async open(folder: string): Promise<RunStore> {
    const store = new RunStore(folder);
    await onDisk(folder, async () => {
      await makeFolder(store.#runs);
      await makeFolder(store.#bin.folder);
    });
    return store;
  }

  /** The folder of a run; it need not exist. */
  folderOf(id: string): string {
    if (!isRunId(id)) throw new UnknownRunError(id);
    return join(this.#runs, id);
  }

  /** Reads the records of all runs, oldest first. */
  async list(): Promise<RunListing> {
    const entries = await onDisk(this.folder, () => readdir(this.#runs, { withFileTypes: true }));
    const ids = entries
      .filter((entry) => entry.isDirectory() && isRunId(entry.name))
      .map((entry) => entry.name);
    const runs: RunRecord[] = [];
    const damaged: DamagedRun[] = [];
    const fault = (id: string, error: unknown) => {
      const reason = error instanceof DamagedRunError ? error.reason : sentenceOf(error);
      damaged.push({ id, folder: this.folderOf(id), reason });
    };
    await lookAtEach(
      ids.sort(),
      (id) => {
        try {
          runs.push(readRecordNow(this.folderOf(id), id));
        } catch (error) {
          fault(id, error);
        }
      },
      async (id) => {
        try {
          runs.push(await readRecord(this.folderOf(id), id));
        } catch (error) {
          fault(id, error);
        }
      },
    );
    runs.sort((a, b) => byOrder(orderedOf(a), orderedOf(b)));
    return { runs, damaged };
  }

  /** A mark for every run folder that changes whenever its record is written; empty for one without a record. */
  async marks(): Promise<ReadonlyMap<string, string>> {
    const names = await onDisk(this.folder, () => readdir(this.#runs));
    const marks = new Map<string, string>();
    await lookAtEach(
      names.filter(isRunId),
      (id) => marks.set(id, markNow(join(this.#runs, id, 'run.json'))),
      async (id) => void marks.set(id, await mark(join(this.#runs, id, 'run.json'))),
    );
    return marks;
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
    return this.staged(async (staged) => {
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
        await writeFile(join(staged, 'run.json'), recordText(record));
        if (await this.adopt(staged, id)) return record;
      }
    });
  }

  /** A path at which a run can be put together; what a process leaves there that dies is removed later. */
  stagingFolder(): string {
    return join(this.folder, 'incoming', `${ownTag()}-${stagings++}`);
  }

  /**
   * Works on a new folder in which a run is put together; what of it is not adopted goes, and so does what a process
   * leaves that dies meanwhile.
   */
  async staged<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.stagingFolder();
    return onDisk(this.folder, async () => {
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
   * Gives a run folder a record whose own cannot be read, which is kept beside it as `run.damaged.json`.
   * @returns false where its own can be read by now, is of a later version, or another process is at that
   */
  async replaceDamaged(record: RunRecord): Promise<boolean> {
    const folder = this.folderOf(record.id);
    return onDisk(this.folder, async () => {
      const unlock = await tryLock(join(folder, lockName));
      if (unlock === null) return false;
      try {
        const fault = await readRecord(folder, record.id).catch((error: unknown) => error);
        if (!(fault instanceof DamagedRunError) || fault.isNewer) return false;
        const own = join(folder, 'run.json');
        if (await exists(own)) await keepAside(own);
        await writeRecord(folder, record);
        return true;
      } finally {
        await unlock();
      }
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
    if (removed) await rm(join(this.#bin.folderOf(id), lockName), { force: true });
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
      await rm(join(folder, lockName), { force: true });
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
        const unlock = await tryLock(join(folder, lockName));
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

  /** What a run measured so far: all of it, however much that is. */
  async metrics(id: string): Promise<RunMetrics> {
    return onFile(this.metricsFile(id), () => readMetrics(this.metricsFile(id)));
  }

  /** The same for a look at it: long series are thinned out. */
  async shownMetrics(id: string): Promise<RunMetrics> {
    return onFile(this.metricsFile(id), () => readMetrics(this.metricsFile(id), metricLimits.shown));
  }

  /** At which steps a run's policy was inspected. */
  async inspections(id: string): Promise<InspectionSummary[]> {
    return onFile(this.inspectionFile(id), () => listInspections(this.inspectionFile(id)));
  }

  /** What an inspection found; null where there is none of that step. */
  async inspection(id: string, step: number): Promise<Inspection | null> {
    return onFile(this.inspectionFile(id), () => readInspection(this.inspectionFile(id), step));
  }

  inspectionFile(id: string): string {
    return join(this.folderOf(id), 'inspections.jsonl');
  }

  checkpointFolder(id: string): string {
    return join(this.folderOf(id), 'checkpoints');
  }

  metricsFile(id: string): string {
    return join(this.folderOf(id), 'metrics.jsonl');
  }

  /** The same as columns: a cache that can be deleted at any time. */
  columnsFile(id: string): string {
    return join(this.folderOf(id), 'metrics.columns');
  }

  logFile(id: string): string {
    return join(this.folderOf(id), 'trainer.log');
  }

  /** The last 256 KiB of what a run's trainer printed; empty where it printed nothing. */
  async log(id: string): Promise<string> {
    return onFile(this.logFile(id), async () => {
      let handle;
      try {
        handle = await open(this.logFile(id), 'r');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
        throw error;
      }
      try {
        const { size } = await handle.stat();
        const from = Math.max(0, size - logTailBytes);
        const tail = Buffer.alloc(size - from);
        const { bytesRead } = await handle.read(tail, 0, tail.length, from);
        return visible(tail.toString('utf8', 0, bytesRead));
      } finally {
        await handle.close();
      }
    });
  }
}
