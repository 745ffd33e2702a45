/**
 * What is known of every run: read from disk where other processes own it or nobody does, and kept in memory first
 * where this process does.
 */
import { isDeepStrictEqual } from 'node:util';
import type { AnnotationChange } from '../../shared/annotations';
import { byOrder, type RunSummary } from '../../shared/runs';
import { SpokenError } from '../../shared/language/spoken-error';
import { isSameProcess, ownIdentity } from '../../platform/process-identity';
import { repairAbandoned } from './abandoned-run';
import { Lease } from './lease';
import { LifeSigns } from './life-signs';
import { RecordWriter } from './record-writer';
import { RunAnnotations } from './run-annotations';
import { UnknownRunError } from './run-errors';
import { damagedRun, type DamagedRun } from './run-listing';
import { ownerLives } from './run-owner';
import { orderedOf, type RunRecord } from './run-record';
import { summaryOf } from './run-summary';
import type { Claim, RunStore } from './run-store';

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

export class RunRegistry {
  readonly #store: RunStore;
  readonly #listener: RegistryListener;
  readonly #writer: RecordWriter;
  readonly #known = new Map<string, Known>();
  readonly #annotations: RunAnnotations;
  /** Runs whose truth is in memory: this process works on them. */
  readonly #held = new Map<string, Lease>();
  readonly #signs: LifeSigns;
  #damaged: readonly DamagedRun[] = [];

  private constructor(store: RunStore, listener: RegistryListener, silenceMs?: number) {
    this.#store = store;
    this.#signs = new LifeSigns(silenceMs);
    this.#listener = listener;
    this.#annotations = new RunAnnotations((id) => store.folderOf(id));
    this.#writer = new RecordWriter(
      (record) => store.write(record, this.#held.get(record.id)),
      (record, error) => listener.failed(record.id, error),
    );
  }

  /** Reads the runs there are; those whose process died without a word become crashed. */
  static async open(store: RunStore, listener: RegistryListener, silenceMs?: number): Promise<RunRegistry> {
    const registry = new RunRegistry(store, listener, silenceMs);
    const { runs, damaged, marks } = await store.list();
    registry.#damaged = damaged;
    for (const record of runs)
      registry.#known.set(record.id, await registry.#adopt(record, marks.get(record.id) ?? ''));
    await registry.#annotations.refresh(registry.#known.keys());
    return registry;
  }

  /** All runs, oldest first. */
  summaries(): RunSummary[] {
    return [...this.#known.keys()].map((id) => this.summary(id)).sort(byOrder);
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

  /** Where the next run stands: behind all others that were made here, even where a clock was ahead when they were. */
  nextOrder(): string {
    const times = [...this.#known.values()].map(({ record }) => Date.parse(orderedOf(record).order));
    const latest = times.reduce((most, time) => (time > most ? time : most), -Infinity);
    return new Date(Math.max(Date.now(), latest + 1)).toISOString();
  }

  /** The rank of the next run that waits for a core: behind all others. */
  nextRank(): number {
    const ranks = [...this.#known.values()].map(({ record }) => record.rank ?? 0);
    return ranks.reduce((most, rank) => (rank > most ? rank : most), 0) + 1;
  }

  /**
   * Takes a record as the truth that this process looks after from now on.
   * @param fence with which it has claimed the run
   */
  hold(record: RunRecord, fence: number): void {
    this.#held.set(record.id, new Lease(this.#store.folderOf(record.id), fence));
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
  async claim(id: string): Promise<Claim | null> {
    await this.#writer.settled(id);
    const silent = await this.#watch(id);
    return this.#store.claim(id, { ...ownIdentity(), trainer: null }, silent);
  }

  /** Moves a run to the bin; false where another process works on it. */
  async remove(id: string): Promise<boolean> {
    await this.#writer.settled(id);
    const silent = await this.#watch(id);
    if (!(await this.#store.remove(id, silent))) {
      await this.#lookAgain(id);
      return false;
    }
    this.#forget(id);
    if (this.#known.delete(id)) this.#listener.removed([id]);
    return true;
  }

  /**
   * Waits until it is known whether a run of another machine is still worked on: as long as its record does not
   * change, at most until it counts as left alone.
   * @param begins told once where that takes time
   */
  async settleOwner(id: string, begins: () => void): Promise<void> {
    if (!this.#get(id).elsewhere) return;
    await this.#watch(id, begins);
    await this.#lookAgain(id);
  }

  #watch(id: string, begins: () => void = () => undefined): Promise<string | null> {
    return this.#signs.watch(() => this.#store.read(id), begins);
  }

  /** Takes over what is on the disk of a run now, whoever works on it, and tells so. */
  async #lookAgain(id: string): Promise<void> {
    const found = await this.#adopt(await this.#store.read(id), '');
    if (this.#isOurs(id)) return;
    this.#known.set(id, found);
    this.tell(id);
  }

  /** Ends looking after a run that another process has taken over, and takes what that one says of it. */
  async giveUp(id: string): Promise<void> {
    this.#held.delete(id);
    await this.#writer.settled(id);
    await this.#lookAgain(id);
  }

  /** Changes what people say of a run, whoever works on it, and tells so. */
  async annotate(id: string, change: AnnotationChange): Promise<void> {
    this.#get(id);
    await this.#store.unlessRemoved(id, () => this.#annotations.change(id, change));
    this.tell(id);
  }

  /**
   * Answers a run's question, for good, and tells so.
   * @param text checked already
   * @throws AnsweredError, UnknownRunError, StorageError
   */
  async answer(id: string, text: string): Promise<void> {
    this.#get(id);
    await this.#store.unlessRemoved(id, () => this.#annotations.answer(id, text));
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
        damaged.push(damagedRun(id, this.#store.folderOf(id), error));
        continue;
      }
      // What happened here meanwhile is newer than what was read.
      if (this.#isOurs(id) || this.#known.get(id) !== known) continue;
      this.#known.set(id, found);
      const isSame = found.elsewhere === known?.elsewhere && isDeepStrictEqual(found.record, known.record);
      if (!isSame) this.tell(id);
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
    for (const id of gone) this.#forget(id);
    if (gone.length > 0) this.#listener.removed(gone);
  }

  #forget(id: string): void {
    this.#annotations.forget(id);
    this.#signs.forget(id);
  }

  #isOurs(id: string): boolean {
    return this.#held.has(id) || this.#writer.isBusy(id);
  }

  #get(id: string): Known {
    const known = this.#known.get(id);
    if (known === undefined) throw new UnknownRunError(id);
    return known;
  }

  /**
   * Takes over what is on disk. A run whose process died without a word becomes crashed. Where that process was
   * another machine's, its record stays as it is: whoever only looks may be wrong.
   */
  async #adopt(record: RunRecord, mark: string): Promise<Known> {
    const { owner } = record;
    if (owner === null) return { record, elsewhere: false, mark };
    // A record that names this process is left from an earlier registry in it.
    const isOwn = isSameProcess(owner, ownIdentity());
    const lives = isOwn ? false : ownerLives(owner);
    if (lives === true || (lives === null && !this.#signs.isSilent(record)))
      return { record, elsewhere: true, mark };
    if (lives === false) {
      // Where it cannot be written, on a disk that is full or read-only, it is known all the same.
      const mended = await this.#store.mend(record.id).catch(() => null);
      if (mended !== null) return { record: mended, elsewhere: false, mark };
      const now = await this.#store.read(record.id);
      if (!isOwn && now.owner !== null && ownerLives(now.owner) !== false)
        return { record: now, elsewhere: true, mark };
    }
    return { record: await repairAbandoned(this.#store, record), elsewhere: false, mark };
  }
}
