/**
 * Whether processes that cannot be asked, those of other machines, still work on their runs: their records change at
 * least every half a minute. Only one's own clock counts, and it only measures; what a record says of the time is no
 * more than something that changes.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ownerLives } from './run-owner';
import type { RunRecord } from './run-record';

/** Three signs of life have failed to come. */
export const usualSilenceMs = 90_000;
/** Between two looks at a run that is waited for. */
const watchMs = 500;

export class LifeSigns {
  readonly #silenceMs: number;
  readonly #seen = new Map<string, { readonly sign: string; readonly since: number }>();

  constructor(silenceMs: number = usualSilenceMs) {
    this.#silenceMs = silenceMs;
  }

  /** Looks at a record; true where nothing of it has changed for too long while this process looked. */
  isSilent({ id, updatedAt }: Pick<RunRecord, 'id' | 'updatedAt'>): boolean {
    const before = this.#seen.get(id);
    if (before?.sign !== updatedAt) {
      this.#seen.set(id, { sign: updatedAt, since: performance.now() });
      return false;
    }
    return performance.now() - before.since >= this.#silenceMs;
  }

  /**
   * Waits for a sign of life of a run that another machine works on.
   * @param read reads its record
   * @param begins told once where that takes time
   * @returns of what time a record is that has not changed for too long; null where it has, or nobody needs to wait
   */
  async watch(read: () => Promise<RunRecord>, begins: () => void): Promise<string | null> {
    let first: string | null = null;
    for (;;) {
      const record = await read();
      if (ownerLives(record.owner) !== null) return null;
      if (this.isSilent(record)) return record.updatedAt;
      if (first === null) begins();
      first ??= record.updatedAt;
      if (record.updatedAt !== first) return null;
      await delay(watchMs);
    }
  }

  forget(id: string): void {
    this.#seen.delete(id);
  }
}
