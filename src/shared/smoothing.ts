/** Smoothing of curves. */

/**
 * TensorBoard's debiased exponential moving average, one output for each input.
 *
 * With m = 0 and k = 0 at the start, for each finite y: m ← w m + (1 − w) y, k ← k + 1, and m / (1 − w^k) is
 * shown. Values that are not finite pass through and leave the average alone; a constant stays constant.
 * @param weight w, weight of the past, from 0 (no smoothing) to below 1
 * @param smoothed where the outputs go, as long as the values
 */
export function smooth(
  values: ArrayLike<number>,
  weight: number,
  smoothed = new Float64Array(values.length),
): Float64Array {
  let mean = 0;
  let forgotten = 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      smoothed[i] = value;
      continue;
    }
    mean = weight * mean + (1 - weight) * value;
    // So small, it no longer changes 1 − w^k.
    if (forgotten > 1e-17) {
      forgotten *= weight;
      smoothed[i] = mean / (1 - forgotten);
    } else smoothed[i] = mean;
  }
  return smoothed;
}
