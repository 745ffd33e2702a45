/** Env steps per second over the last few seconds of training. */

/** Seconds of training time that the speed is averaged over. */
const span = 3;

export class Speedometer {
  readonly #marks: { seconds: number; step: number }[] = [];

  record(seconds: number, step: number): void {
    this.#marks.push({ seconds, step });
    while (this.#marks.length > 2 && seconds - this.#marks[1]!.seconds >= span) this.#marks.shift();
  }

  /** Steps per second; 0 until it can be told. */
  speed(): number {
    const first = this.#marks[0];
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.seconds <= first.seconds) return 0;
    return (last.step - first.step) / (last.seconds - first.seconds);
  }
}
