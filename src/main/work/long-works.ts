/** The long works that the window waits for: of each kind one at a time, told of ten times a second, to be cancelled. */
import type { LongWork, WorkProgress } from '../../shared/work';
import { SpokenError } from '../../shared/language/spoken-error';
import { message } from '../../shared/language/say';
import { CancelledError, type Watcher } from './work';

/** Progress is told at most so often, in milliseconds. */
const tellMs = 100;

interface Running {
  readonly stop: AbortController;
  readonly over: Promise<unknown>;
}

export class LongWorks {
  readonly #tell: (work: LongWork, progress: WorkProgress | null) => void;
  readonly #now: () => number;
  readonly #running = new Map<LongWork, Running>();

  /** @param tell hears how far a work has come, and null when it is over */
  constructor(
    tell: (work: LongWork, progress: WorkProgress | null) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#tell = tell;
    this.#now = now;
  }

  /**
   * Does some work.
   * @returns null where it was cancelled
   * @throws SpokenError where work of this kind is under way; what the work throws
   */
  async run<T>(work: LongWork, begin: (watcher: Watcher) => Promise<T>): Promise<T | null> {
    if (this.#running.has(work)) throw new SpokenError(message('requests.underWay'));
    const stop = new AbortController();
    const doing = begin({ signal: stop.signal, tell: this.#rarely(work) });
    this.#running.set(work, { stop, over: doing.catch(() => undefined) });
    try {
      return await doing;
    } catch (error) {
      if (error instanceof CancelledError) return null;
      throw error;
    } finally {
      this.#running.delete(work);
      this.#tell(work, null);
    }
  }

  /** Stops a work; without effect where it is over. */
  cancel(work: LongWork): void {
    this.#running.get(work)?.stop.abort();
  }

  /** Stops everything and waits until it has tidied up. */
  async end(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { stop } of running) stop.abort();
    await Promise.all(running.map(({ over }) => over));
  }

  #rarely(work: LongWork): (progress: WorkProgress) => void {
    let toldAt = -Infinity;
    return (progress) => {
      const now = this.#now();
      if (now - toldAt < tellMs) return;
      toldAt = now;
      this.#tell(work, progress);
    };
  }
}
