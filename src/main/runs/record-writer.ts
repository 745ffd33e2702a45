import type { RunRecord } from './run-record';

/**
 * Writes records one after the other for each run; of several that wait only the newest is written.
 * The caller's event loop never waits for the disk.
 */
export class RecordWriter {
  #waiting = new Map<string, RunRecord>();
  #writing = new Map<string, Promise<void>>();

  constructor(
    private readonly write: (record: RunRecord) => Promise<void>,
    /** Told of every record that could not be written. */
    private readonly failed: (record: RunRecord, error: unknown) => void,
  ) {}

  /** Has a record written; resolves when it, or a newer one of the same run, is on the disk or has failed. */
  save(record: RunRecord): Promise<void> {
    this.#waiting.set(record.id, record);
    let writing = this.#writing.get(record.id);
    if (writing === undefined) {
      writing = this.#drain(record.id);
      this.#writing.set(record.id, writing);
    }
    return writing;
  }

  /** Whether a record of this run is still on its way to the disk. */
  isBusy(id: string): boolean {
    return this.#writing.has(id);
  }

  /** Resolves when no record of this run is left to write. */
  async settled(id: string): Promise<void> {
    while (this.#writing.has(id)) await this.#writing.get(id);
  }

  /** Resolves when nothing is left to write. */
  async idle(): Promise<void> {
    while (this.#writing.size > 0) await Promise.all(this.#writing.values());
  }

  async #drain(id: string): Promise<void> {
    for (;;) {
      const record = this.#waiting.get(id);
      if (record === undefined) {
        // At once, not when whoever waits hears of it: a record that is saved in between would never be written.
        this.#writing.delete(id);
        return;
      }
      this.#waiting.delete(id);
      try {
        await this.write(record);
      } catch (error) {
        this.failed(record, error);
      }
    }
  }
}
