/** Smoothing of curves. */

/**
 * TensorBoard's debiased exponential moving average, value by value, one output for each input.
 *
 * With m = 0 and k = 0 at the start, for each finite y: m ← w m + (1 − w) y, k ← k + 1, and m / (1 − w^k) is
 * shown. Values that are not finite pass through and leave the average alone; a constant stays constant.
 */
export class Smoother {
  #mean = 0;
  #forgotten = 1;

  /** @param weight w, weight of the past, from 0 (no smoothing) to below 1 */
  constructor(readonly weight: number) {}

  next(value: number): number {
    if (!Number.isFinite(value)) return value;
    const { weight } = this;
    this.#mean = weight * this.#mean + (1 - weight) * value;
    // So small, it no longer changes 1 − w^k.
    if (this.#forgotten <= 1e-17) return this.#mean;
    this.#forgotten *= weight;
    return this.#mean / (1 - this.#forgotten);
  }
}

/**
 * Smooths a whole curve, as `Smoother` does.
 * @param smoothed where the outputs go, as long as the values
 */
export function smooth(
  values: ArrayLike<number>,
  weight: number,
  smoothed = new Float64Array(values.length),
): Float64Array {
  const smoother = new Smoother(weight);
  for (let i = 0; i < values.length; i++) smoothed[i] = smoother.next(values[i]!);
  return smoothed;
}
