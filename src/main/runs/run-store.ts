/**
 * The data folder: every run in a folder of plain files.
 *
 *     runs/ID/run.json         what is known of the run      (written by the process that owns it)
 *     runs/ID/metrics.jsonl    what it measured              (written by its trainer)
 *     runs/ID/inspections.jsonl  what its policy did       (written by its trainer)
 *     runs/ID/metrics.columns  the same as columns           (a cache, written by whoever compares long runs)
 *     runs/ID/checkpoints/     what resuming starts from     (written by its trainer)
 *     runs/ID/trainer.log      what its trainer printed
 *     runs/ID/annotations.json name, tags, note, answer   (written by whoever changes them)
 *     bin/ID/                  removed runs
 *     incoming/                runs that are just being imported
 */
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunAssignment } from '../../shared/assignment';
import type { Experiment } from '../../shared/experiment';
import type { Inspection, InspectionSummary } from '../../shared/inspection';
import type { RunMetrics } from '../../shared/metrics';
import { SpokenError, type Sentence } from '../../shared/sentence';
import { syncFolder, writeFileAtomically } from './atomic-file';
import { tryLock } from './file-lock';
import { makeFolder } from './make-folder';
import { mark, markNow } from './file-mark';
import { lookAtEach } from './many-files';
import { listInspections, readInspection } from './inspection-file';
import { readMetrics } from './metric-file';
import { isAlive, isSameProcess, ownIdentity, type ProcessIdentity } from './process-identity';
import { programRunNames } from './program-run-names';
import { isRunId, runIdFor } from './run-id';
import {
  DamagedRunError,
  newRecord,
  readRecord,
  readRecordNow,
  writeRecord,
  type RunOwner,
  type RunRecord,
} from './run-record';
import { onDisk, onFile, sentenceOf, StorageError } from './storage-error';
import { runTexts } from './texts';

/** A process on another machine counts as alive while its run's record is not older than this. */
const silenceLimitMs = 120_000;
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

/** No run has this id. */
export class UnknownRunError extends SpokenError {
  constructor(readonly id: string) {
    super(runTexts.unknownRun(id));
    this.name = 'UnknownRunError';
  }
}

function lives(process_: ProcessIdentity, updatedAt: string): boolean {
  return isAlive(process_) ?? Date.now() - Date.parse(updatedAt) < silenceLimitMs;
}

/** Whether the process that owns a run, or its trainer, still works on it. */
export function isOwnedByLiveProcess({ owner, updatedAt }: Pick<RunRecord, 'owner' | 'updatedAt'>): boolean {
  if (owner === null) return false;
  return lives(owner, updatedAt) || (owner.trainer !== null && lives(owner.trainer, updatedAt));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

export class RunStore {
  readonly #runs: string;
  readonly #bin: string;

  private constructor(
    /** The data folder. */
    readonly folder: string,
  ) {
    this.#runs = join(folder, 'runs');
    this.#bin = join(folder, 'bin');
  }

  /**
   * Opens the data folder, making it where there is none.
   * @throws StorageError where it cannot be made
   */
  static async open(folder: string): Promise<RunStore> {
    const store = new RunStore(folder);
    await onDisk(folder, async () => {
      await makeFolder(store.#runs);
      await makeFolder(store.#bin);
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
    runs.sort((a, b) =>
      a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1,
    );
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
    },
  ): Promise<RunRecord> {
    return onDisk(this.folder, async () => {
      const at = new Date();
      const base = runIdFor(experiment, at);
      for (let attempt = 1; ; attempt++) {
        const id = attempt === 1 ? base : `${base}-${attempt}`;
        if (await exists(join(this.#bin, id))) continue;
        try {
          // Making a folder either works or finds one: two processes never get the same id.
          await mkdir(this.folderOf(id));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
          throw error;
        }
        const record = newRecord({
          id,
          name: programRunNames().of(experiment, given.preset),
          experiment,
          createdAt: at.toISOString(),
          preset: given.preset,
          assignment: given.assignment ?? null,
          versions: { ...given.versions },
          owner: given.owner,
        });
        await writeRecord(this.folderOf(id), record);
        await syncFolder(this.#runs);
        return record;
      }
    });
  }

  /** An id that no run has, in the bin neither: the given one, or that with a number behind it. */
  async freeId(id: string): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const ending = attempt === 1 ? '' : `-${attempt}`;
      const free = `${id.slice(0, 128 - ending.length)}${ending}`;
      if (!(await exists(this.folderOf(free))) && !(await exists(join(this.#bin, free)))) return free;
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
      return readRecord(folder, id);
    });
  }

  /** Writes one record, with the time. */
  async write(record: RunRecord): Promise<void> {
    await onDisk(this.folder, () =>
      writeRecord(this.folderOf(record.id), { ...record, updatedAt: new Date().toISOString() }),
    );
  }

  /**
   * Makes a process the owner of a run that nobody owns, or whose owner is dead; of several that try at once one
   * succeeds. Gives the record, or null where another process is faster or at work on it.
   */
  async claim(id: string, owner: RunOwner): Promise<RunRecord | null> {
    const lock = join(this.folderOf(id), 'claim.lock');
    return onDisk(this.folder, async () => {
      const unlock = await tryLock(lock);
      if (unlock === null) return null;
      try {
        const record = await this.read(id);
        const isOwn = record.owner !== null && isSameProcess(record.owner, owner);
        if (isOwnedByLiveProcess(record) && !isOwn) return null;
        const claimed = { ...record, owner };
        await this.write(claimed);
        return claimed;
      } finally {
        await unlock();
      }
    });
  }

  /** Moves a run to the bin. */
  async remove(id: string): Promise<void> {
    const folder = this.folderOf(id);
    await onDisk(this.folder, async () => {
      if (!(await exists(folder))) throw new UnknownRunError(id);
      await rename(folder, join(this.#bin, id));
      await writeFileAtomically(
        join(this.#bin, id, 'removed.json'),
        `${JSON.stringify({ at: new Date().toISOString(), by: ownIdentity() })}\n`,
      );
      await syncFolder(this.#runs);
      await syncFolder(this.#bin);
    });
  }

  /** Moves a run back out of the bin. */
  async restore(id: string): Promise<RunRecord> {
    const folder = this.folderOf(id);
    await onDisk(this.folder, async () => {
      if (!(await exists(join(this.#bin, id)))) throw new UnknownRunError(id);
      if (await exists(folder)) throw new StorageError(folder, 'EEXIST');
      await rename(join(this.#bin, id), folder);
      await rm(join(folder, 'removed.json'), { force: true });
      await syncFolder(this.#runs);
      await syncFolder(this.#bin);
    });
    return this.read(id);
  }

  /**
   * Deletes for good what was removed by processes that have ended since.
   * @param olderThanMs spares what was removed more recently
   */
  async emptyBin(olderThanMs = 0): Promise<void> {
    await onDisk(this.folder, async () => {
      for (const id of await readdir(this.#bin)) {
        const note = join(this.#bin, id, 'removed.json');
        let removed: { at?: string; by?: ProcessIdentity } = {};
        try {
          const handle = await open(note, 'r');
          removed = JSON.parse(await handle.readFile('utf8').finally(() => handle.close())) as typeof removed;
        } catch {
          // Without a note, the process that removed it died while it did so.
        }
        if (removed.by !== undefined && isAlive(removed.by) !== false) continue;
        if (Date.now() - Date.parse(removed.at ?? '1970-01-01T00:00:00Z') < olderThanMs) continue;
        await rm(join(this.#bin, id), { recursive: true, force: true });
      }
    });
  }

  /** What a run measured so far. */
  async metrics(id: string): Promise<RunMetrics> {
    return onFile(this.metricsFile(id), () => readMetrics(this.metricsFile(id)));
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
        return tail.toString('utf8', 0, bytesRead);
      } finally {
        await handle.close();
      }
    });
  }
}
