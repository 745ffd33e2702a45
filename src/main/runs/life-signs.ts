/**
 * Whether processes that cannot be asked, those of other machines, still work on their runs: their records change at
 * least every half a minute. Only one's own clock counts, and it only measures; what a record says of the time is no
 * more than something that changes.
 */
import type { RunRecord } from './run-record';

/** Three signs of life have failed to come. */
export const usualSilenceMs = 90_000;

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

  forget(id: string): void {
    this.#seen.delete(id);
  }
}
