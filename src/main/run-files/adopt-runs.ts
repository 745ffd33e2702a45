/** Moves unpacked runs to the others, or mends from them those that are here already. */
import { message } from '../../shared/language/say';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { portableName } from '../../shared/file-names';
import type { Message } from '../../shared/language/message';
import { newestCheckpointStep } from '../runs/checkpoint-files';
import { withLock } from '../runs/file-lock';
import { replaceDamaged } from '../runs/replace-damaged';
import { recordText, type RunRecord } from '../runs/run-record';
import type { RunStore } from '../runs/run-store';
import { StorageError } from '../runs/storage-error';
import { repairRun } from './repair-run';
import { relationOf, type Relation } from './same-run';

/** A run that is unpacked and checked, and not yet among the others. */
export interface Incoming {
  readonly record: RunRecord;
  /** Where it is unpacked. */
  readonly folder: string;
}

/** A run that is here already, and how what it measured stands to the file. */
interface Twin {
  readonly run: RunRecord;
  readonly relation: Relation;
}

/** Takes the runs of one file in, and keeps what came of each. */
export class RunAdopter {
  /** Ids of the runs that are new here. */
  readonly imported: string[] = [];
  /** Ids of those that were here before. */
  readonly already: string[] = [];
  readonly #store: RunStore;
  readonly #remarks: Message[];

  /** @param remarks gets what a person should know of single runs */
  constructor(store: RunStore, remarks: Message[]) {
    this.#store = store;
    this.#remarks = remarks;
  }

  /** Moves the unpacked runs to the others, unless they are there; only one program at a time does that. */
  async adopt(incoming: readonly Incoming[]): Promise<void> {
    const store = this.#store;
    await withLock(join(store.folder, 'import.lock'), async () => {
      const { runs, damaged } = await store.list();
      for (const { record, folder } of incoming) {
        const known = await this.#find(runs, record, folder);
        if (known !== null) {
          this.already.push(known.run.id);
          await this.#compareWith(known, record, folder);
          continue;
        }
        if (damaged.some((run) => run.id === record.origin!.id) && (await this.#restore(record, folder)))
          continue;
        const id = await store.freeId(portableName(record.id));
        await writeFile(join(folder, 'run.json'), recordText({ ...record, id }));
        if (!(await store.adopt(folder, id))) throw new StorageError(store.folderOf(id), 'EEXIST');
        this.imported.push(id);
        if (id !== record.id) this.#remarks.push(message('exchange.renamed', { from: record.id, to: id }));
      }
    });
  }

  /** The run here that is the same: of the same name from the beginning, made at the same moment, with the same lines. */
  async #find(runs: readonly RunRecord[], record: RunRecord, folder: string): Promise<Twin | null> {
    for (const run of runs) {
      if ((run.origin?.id ?? run.id) !== record.origin!.id || run.createdAt !== record.createdAt) continue;
      const relation = await relationOf(this.#store.metricsFile(run.id), join(folder, 'metrics.jsonl'));
      if (relation !== 'other') return { run, relation };
    }
    return null;
  }

  /** Gives a run whose record here is destroyed the one of the file, where what it measured is the same; false where not. */
  async #restore(given: RunRecord, folder: string): Promise<boolean> {
    const { id } = given.origin!;
    const relation = await relationOf(this.#store.metricsFile(id), join(folder, 'metrics.jsonl'));
    if (relation !== 'same' && relation !== 'behind') return false;
    const own = await newestCheckpointStep(this.#store.checkpointFolder(id)).catch(() => null);
    const record = { ...given, id, checkpointStep: own ?? given.checkpointStep };
    if (!(await replaceDamaged(this.#store, record))) return false;
    await repairRun(this.#store, id, { record: given, folder }, relation);
    this.already.push(id);
    this.#remarks.push(message('exchange.mended', { id, from: given.step, to: given.step }));
    return true;
  }

  /** Mends a run that is here already from the file, as far as it can be, and says what came of that. */
  async #compareWith(
    { run: { id, step }, relation }: Twin,
    record: RunRecord,
    folder: string,
  ): Promise<void> {
    if (relation === 'ahead')
      this.#remarks.push(message('exchange.longerHere', { id, here: step, there: record.step }));
    else if (relation === 'earlier')
      this.#remarks.push(message('exchange.shorterHere', { id, here: step, there: record.step }));
    else {
      const outcome = await repairRun(this.#store, id, { record, folder }, relation);
      if (outcome === 'elsewhere' && relation === 'behind')
        this.#remarks.push(message('exchange.atWorkHere', { id }));
      if (outcome === 'repaired')
        this.#remarks.push(message('exchange.mended', { id, from: step, to: record.step }));
    }
  }
}
