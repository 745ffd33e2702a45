/** The range of the y axis. */
import { niceStep } from './ticks';

export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/** What the automatic range is made of. */
export interface RangeOptions {
  readonly ignoreOutliers: boolean;
  /** On a logarithmic axis only positive values are seen. */
  readonly log: boolean;
}

/**
 * The smallest and the largest of the finite values; ignoring outliers, those at the places ⌈0.05 (n − 1)⌉ and
 * ⌊0.95 (n − 1)⌋ of the sorted values. Null where there are none.
 * @param values are sorted in place
 */
export function extremes(values: Float64Array, ignoreOutliers: boolean): ValueRange | null {
  const n = values.length;
  if (n === 0) return null;
  if (ignoreOutliers) {
    values.sort();
    return { min: values[Math.ceil(0.05 * (n - 1))]!, max: values[Math.floor(0.95 * (n - 1))]! };
  }
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** Widens a range a little, to round numbers, so that it stays calm while curves change. */
export function niceRange({ min, max }: ValueRange, log: boolean): ValueRange {
  if (log) return min === max ? { min: min / 2, max: max * 2 } : { min: min / 1.1, max: max * 1.1 };
  if (min === max) {
    const room = min === 0 ? 1 : Math.abs(min) * 0.1;
    return { min: min - room, max: max + room };
  }
  const room = 0.03 * (max - min);
  const step = niceStep(max - min, 8) / 2;
  // What does not go below zero starts there when it comes near.
  const low = min >= 0 && min < 0.25 * max ? 0 : Math.floor((min - room) / step) * step;
  const high = max <= 0 && max > 0.25 * min ? 0 : Math.ceil((max + room) / step) * step;
  return { min: low, max: high };
}

/** The y range of some curves between two x; null where nothing is to be seen. */
export function valueRange(
  curves: readonly { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> | null }[],
  from: number,
  to: number,
  { ignoreOutliers, log }: RangeOptions,
): ValueRange | null {
  const total = curves.reduce((sum, { x, y }) => sum + (y === null ? 0 : x.length), 0);
  const values = new Float64Array(total);
  let n = 0;
  for (const { x, y } of curves) {
    if (y === null) continue;
    for (let i = 0; i < x.length; i++) {
      if (x[i]! < from || x[i]! > to) continue;
      const value = y[i]!;
      if (Number.isFinite(value) && (!log || value > 0)) values[n++] = value;
    }
  }
  const range = extremes(values.subarray(0, n), ignoreOutliers);
  return range === null ? null : niceRange(range, log);
}
