/** How long work tells of its progress and is stopped. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Position, WorkProgress, WorkStage } from '../../shared/work';

/** The person has stopped the work; whoever throws it has tidied up. */
export class CancelledError extends Error {
  constructor(message = 'Cancelled: nothing was written.') {
    super(message);
    this.name = 'CancelledError';
  }
}

/** Whoever waits for work: may stop it, and hears how far it has come. */
export interface Watcher {
  readonly signal: AbortSignal;
  tell(progress: WorkProgress): void;
}

/** Waits patiently and in silence. */
export const unwatched: Watcher = { signal: new AbortController().signal, tell: () => undefined };

/** So long work may block its process, in milliseconds. */
const breathMs = 40;

/** Counts what is done of one part of some work. */
export class Tally {
  readonly #watcher: Watcher;
  readonly #stage: WorkStage;
  readonly #units: number;
  readonly #from: number;
  readonly #to: number;
  readonly #file: Position | null;
  #done = 0;
  #breathedAt = performance.now();
  #run: Position | null = null;

  /**
   * @param units how much this part is, in whatever it is counted
   * @param span where it begins and ends within the whole, 0 to 1
   */
  constructor(
    watcher: Watcher,
    stage: WorkStage,
    units: number,
    [from, to]: readonly [number, number] = [0, 1],
    file: Position | null = null,
  ) {
    this.#watcher = watcher;
    this.#stage = stage;
    this.#units = units;
    this.#from = from;
    this.#to = to;
    this.#file = file;
  }

  /**
   * Says that some of it is done.
   * @throws CancelledError where the work is to stop
   */
  add(units: number): void {
    if (this.#watcher.signal.aborted) throw new CancelledError();
    this.#done = Math.min(this.#units, this.#done + units);
    this.#tell();
  }

  /**
   * Says which run comes now.
   * @throws CancelledError where the work is to stop
   */
  begin(at: number, of: number): void {
    this.#run = { at, of };
    this.add(0);
  }

  /**
   * Lets the process hear of what has happened meanwhile: between pieces of work that block it.
   * @throws CancelledError where the work is to stop
   */
  async breathe(units = 0): Promise<void> {
    this.add(units);
    if (performance.now() - this.#breathedAt < breathMs) return;
    // Not setImmediate: it may come before the messages and signals that wait.
    await delay(0);
    this.#breathedAt = performance.now();
    this.add(0);
  }

  #tell(): void {
    const part = this.#units > 0 ? this.#done / this.#units : 0;
    this.#watcher.tell({
      stage: this.#stage,
      share: this.#from + part * (this.#to - this.#from),
      run: this.#run,
      file: this.#file,
    });
  }
}
