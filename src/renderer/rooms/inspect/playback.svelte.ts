/** Which step of the inspected episodes is looked at, and whether that goes on by itself. */
export class Playback {
  readonly #steps: () => number;
  /** Between two steps while it goes on. */
  #step = $state(0);
  #playing = $state(false);
  /** Times as fast as the environment's own time. */
  speed = $state(1);

  /** @param steps of the longest episode */
  constructor(steps: () => number) {
    this.#steps = steps;
  }

  get steps(): number {
    return this.#steps();
  }
  get step(): number {
    return this.#step;
  }
  get playing(): boolean {
    return this.#playing;
  }

  /** Plays and halts; what is at its end begins anew. */
  toggle(): void {
    if (!this.#playing && this.#step >= this.steps) this.#step = 0;
    this.#playing = !this.#playing;
  }

  halt(): void {
    this.#playing = false;
  }

  goTo(step: number): void {
    this.halt();
    this.#step = step;
  }

  /** Goes some steps on or back, to a whole one. */
  walk(by: number): void {
    this.goTo(Math.min(this.steps, Math.max(0, Math.floor(this.#step) + by)));
  }

  /**
   * Goes on by itself.
   * @param seconds that have passed
   * @param timeStep seconds that a step takes
   */
  advance(seconds: number, timeStep: number): void {
    if (!this.#playing) return;
    this.#step = Math.min(this.steps, this.#step + (seconds * this.speed) / timeStep);
    if (this.#step >= this.steps) this.halt();
  }

  /** Comes back from behind the end, where the episodes have become shorter. */
  comeBack(): void {
    if (this.#step > this.steps) this.#step = this.steps;
  }
}
