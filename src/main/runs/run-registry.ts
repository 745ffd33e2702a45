/**
 * What is known of every run: read from disk where other processes own it or nobody does, and kept in memory first
 * where this process does.
 */
import type { AnnotationChange } from '../../shared/annotations';
import type { RunSummary } from '../../shared/runs';
import { SpokenError } from '../../shared/sentence';
import { mendAbandoned } from './abandoned-run';
import { isSameProcess, ownIdentity } from './process-identity';
import { RecordWriter } from './record-writer';
import { RunAnnotations } from './run-annotations';
import { summaryOf, type RunRecord } from './run-record';
import { isOwnedByLiveProcess, UnknownRunError, type DamagedRun, type RunStore } from './run-store';
import { onDisk, sentenceOf } from './storage-error';

interface Known {
  readonly record: RunRecord;
  /** Another process that lives owns the run. */
  readonly elsewhere: boolean;
  /** What the record's file looked like when it was read. */
  readonly mark: string;
}

export interface RegistryListener {
  /** A run is new, or something that its summary shows has changed. */
  changed(summary: RunSummary): void;
  removed(ids: readonly string[]): void;
  /** A record could not be written, or what people say of a run can no longer be read. */
  failed(id: string, error: unknown): void;
}

const byCreation = (a: RunSummary, b: RunSummary) =>
  a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1;

export class RunRegistry {
  readonly #store: RunStore;
  readonly #listener: RegistryListener;
  readonly #writer: RecordWriter;
  readonly #known = new Map<string, Known>();
  readonly #annotations: RunAnnotations;
  /** Runs whose truth is in memory: this process works on them. */
  readonly #held = new Set<string>();
  #damaged: readonly DamagedRun[] = [];

  private constructor(store: RunStore, listener: RegistryListener) {
    this.#store = store;
    this.#listener = listener;
    this.#annotations = new RunAnnotations((id) => store.folderOf(id));
    this.#writer = new RecordWriter(
      (record) => store.write(record),
      (record, error) => listener.failed(record.id, error),
    );
  }

  /** Reads the runs there are; those whose process died without a word become crashed. */
  static async open(store: RunStore, listener: RegistryListener): Promise<RunRegistry> {
    const registry = new RunRegistry(store, listener);
    const { runs, damaged } = await store.list();
    registry.#damaged = damaged;
    for (const record of runs) registry.#known.set(record.id, await registry.#adopt(record, ''));
    await registry.#annotations.refresh(registry.#known.keys());
    return registry;
  }

  /** All runs, oldest first. */
  summaries(): RunSummary[] {
    return [...this.#known.keys()].map((id) => this.summary(id)).sort(byCreation);
  }

  /** Folders that cannot be shown as runs, and why. */
  get damaged(): readonly DamagedRun[] {
    return this.#damaged;
  }

  /** One run. Throws an `UnknownRunError` where there is none. */
  summary(id: string): RunSummary {
    const { record, elsewhere } = this.#get(id);
    return summaryOf(record, elsewhere, this.#annotations.get(id));
  }

  /** Takes a record as the truth that this process looks after from now on. */
  hold(record: RunRecord): void {
    this.#held.add(record.id);
    this.#known.set(record.id, { record, elsewhere: false, mark: '' });
  }

  /** Ends that; what is on its way to the disk still gets there. */
  release(id: string): void {
    this.#held.delete(id);
  }

  /** Changes a held record in memory alone: progress, that is saved now and then. */
  update(id: string, change: Partial<RunRecord>): void {
    const known = this.#get(id);
    this.#known.set(id, { ...known, record: { ...known.record, ...change } });
  }

  /** Changes a held record, tells so, and writes it; resolves when it is on the disk. */
  change(id: string, change: Partial<RunRecord>): Promise<void> {
    this.update(id, change);
    this.tell(id);
    return this.save(id);
  }

  /** Writes a record as it is in memory. */
  save(id: string): Promise<void> {
    return this.#writer.save(this.#get(id).record);
  }

  tell(id: string): void {
    this.#listener.changed(this.summary(id));
  }

  /** Makes this process the owner of a run; null where another process is faster or at work on it. */
  async claim(id: string): Promise<RunRecord | null> {
    await this.#writer.settled(id);
    return this.#store.claim(id, { ...ownIdentity(), trainer: null });
  }

  /** Moves a run to the bin; false where another process works on it. */
  async remove(id: string): Promise<boolean> {
    await this.#writer.settled(id);
    if ((await this.#adopt(await this.#store.read(id), '')).elsewhere) return false;
    await this.#writer.settled(id);
    await this.#store.remove(id);
    this.#annotations.forget(id);
    if (this.#known.delete(id)) this.#listener.removed([id]);
    return true;
  }

  /** Changes what people say of a run, whoever works on it, and tells so. */
  async annotate(id: string, change: AnnotationChange): Promise<void> {
    this.#get(id);
    await onDisk(this.#store.folderOf(id), () => this.#annotations.change(id, change));
    this.tell(id);
  }

  /**
   * Answers a run's question, for good, and tells so.
   * @param text checked already
   * @throws AnsweredError, StorageError
   */
  async answer(id: string, text: string): Promise<void> {
    this.#get(id);
    await onDisk(this.#store.folderOf(id), () => this.#annotations.answer(id, text));
    this.tell(id);
  }

  /** Moves a run back out of the bin. */
  async restore(id: string): Promise<void> {
    this.#known.set(id, await this.#adopt(await this.#store.restore(id), ''));
    await this.#annotations.refresh([id]);
    this.tell(id);
  }

  /** Reads what other processes have changed in the data folder. */
  async refresh(): Promise<void> {
    const marks = await this.#store.marks();
    const damaged: DamagedRun[] = [];
    for (const [id, mark] of marks) {
      const known = this.#known.get(id);
      if (this.#isOurs(id) || (known !== undefined && known.mark === mark && !known.elsewhere)) continue;
      let found: Known;
      try {
        const record = await this.#store.read(id);
        // One that names this process is just being made here.
        if (record.owner !== null && isSameProcess(record.owner, ownIdentity())) continue;
        found = await this.#adopt(record, mark);
      } catch (error) {
        if (error instanceof UnknownRunError) continue;
        damaged.push({ id, folder: this.#store.folderOf(id), reason: sentenceOf(error) });
        continue;
      }
      // What happened here meanwhile is newer than what was read.
      if (this.#isOurs(id) || this.#known.get(id) !== known) continue;
      this.#known.set(id, found);
      if (mark !== known?.mark || known.elsewhere !== found.elsewhere) this.tell(id);
    }
    this.#damaged = damaged;
    await this.#forgetMissing(marks);
    for (const id of await this.#annotations.refresh(this.#known.keys())) {
      if (!this.#known.has(id)) continue;
      this.tell(id);
      const { fault } = this.#annotations.get(id);
      if (fault !== null) this.#listener.failed(id, new SpokenError(fault));
    }
  }

  /** Resolves when everything is written. */
  idle(): Promise<void> {
    return this.#writer.idle();
  }

  async #forgetMissing(marks: ReadonlyMap<string, string>): Promise<void> {
    const missing = [...this.#known.keys()].filter((id) => !marks.has(id) && !this.#isOurs(id));
    if (missing.length === 0) return;
    // A run that was made or restored after the first look is not missing.
    const again = await this.#store.marks();
    const gone = missing.filter((id) => !again.has(id) && this.#known.delete(id));
    for (const id of gone) this.#annotations.forget(id);
    if (gone.length > 0) this.#listener.removed(gone);
  }

  #isOurs(id: string): boolean {
    return this.#held.has(id) || this.#writer.isBusy(id);
  }

  #get(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new UnknownRunError(id);
    return known;
  }

  /** Takes over what is on disk; a run whose process died without a word becomes crashed. */
  async #adopt(record: RunRecord, mark: string): Promise<Known> {
    if (record.owner === null) return { record, elsewhere: false, mark };
    // A record that names this process is left from an earlier registry in it.
    if (!isSameProcess(record.owner, ownIdentity()) && isOwnedByLiveProcess(record))
      return { record, elsewhere: true, mark };
    const mended = await mendAbandoned(this.#store, record);
    await this.#writer.save(mended);
    return { record: mended, elsewhere: false, mark };
  }
}
