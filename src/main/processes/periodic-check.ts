/** Looks at the data folder again and again, without anybody's asking. */
import { setTimeout as delay } from 'node:timers/promises';

/** So long the end waits for a look that is going on. */
const lookPatienceMs = 1000;

export class PeriodicCheck {
  readonly #timer: NodeJS.Timeout;
  /** The last look, and whether it is still going on. */
  #last: Promise<void> = Promise.resolve();
  #looking = false;

  /**
   * @param seconds between two looks
   * @param before called at each of these times, whether a look follows or not
   */
  constructor(seconds: number, before: () => void, look: () => Promise<void>) {
    this.#timer = setInterval(() => {
      before();
      // A look that takes longer than that is not followed by all that it has kept waiting.
      if (this.#looking) return;
      this.#looking = true;
      this.#last = look()
        .catch(() => undefined)
        .finally(() => (this.#looking = false));
    }, 1000 * seconds);
    this.#timer.unref();
  }

  /** No look begins any more. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** Waits for a look that is going on, but not for long. */
  async settled(): Promise<void> {
    // A disk that does not answer holds nobody up: what the look would tell is of no use any more.
    await Promise.race([this.#last, delay(lookPatienceMs, undefined, { ref: false })]);
  }
}
