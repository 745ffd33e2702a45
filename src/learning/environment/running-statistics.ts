/** What has been seen so far of numbers that are to be normalised. */

/** Standard deviations beyond which normalised numbers are clipped. */
export const bound = 10;
/** Keeps a number that never changes finite. */
const smallestVariance = 1e-8;

/** Mean and variance of a stream of vectors (Welford 1962). */
export class RunningStatistics {
  readonly #mean: Float64Array;
  /** Sums of squared deviations from the mean. */
  readonly #squares: Float64Array;
  #count = 0;

  constructor(size: number) {
    this.#mean = new Float64Array(size);
    this.#squares = new Float64Array(size);
  }

  /** Numbers of a vector. */
  get width(): number {
    return this.#mean.length;
  }

  add(values: ArrayLike<number>): void {
    this.#count++;
    for (let i = 0; i < this.#mean.length; i++) {
      const before = values[i]! - this.#mean[i]!;
      this.#mean[i]! += before / this.#count;
      this.#squares[i]! += before * (values[i]! - this.#mean[i]!);
    }
  }

  /**
   * Writes values in standard deviations from the mean; before there are two of them, as they are.
   * @param values one vector, or several one after the other
   * @param normalised as many numbers; may be the same array
   */
  normalise(values: ArrayLike<number>, normalised: Float32Array): void {
    const width = this.#mean.length;
    for (let i = 0; i < width; i++) {
      const mean = this.#mean[i]!;
      const unit = this.deviation(i);
      for (let at = i; at < values.length; at += width) {
        const deviation = this.#count < 2 ? values[at]! : (values[at]! - mean) / unit;
        normalised[at] = Math.min(bound, Math.max(-bound, deviation));
      }
    }
  }

  /** Standard deviation of one of the numbers; 1 before there are two values of it. */
  deviation(index: number): number {
    return this.#count < 2 ? 1 : Math.sqrt(this.#squares[index]! / this.#count + smallestVariance);
  }

  save(): unknown {
    return { count: this.#count, mean: [...this.#mean], squares: [...this.#squares] };
  }

  restore(saved: unknown): void {
    const { count, mean, squares } = saved as { count: number; mean: number[]; squares: number[] };
    this.#count = count;
    this.#mean.set(mean);
    this.#squares.set(squares);
  }
}
