/** What a group's curve holds at one x. */
import type { GroupCurve } from '../../shared/comparison';

export interface Reading {
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  /** Runs that contribute there. */
  readonly count: number;
}

/** Index of the last x that does not lie behind a value; -1 where all do. */
function lastAtOrBefore(x: Float64Array, at: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Reads a curve at an x, on the straight line between its points; null before its start and behind its end. */
export function readCurve({ x, centre, low, high, count }: GroupCurve, at: number): Reading | null {
  const before = lastAtOrBefore(x, at);
  const after = Math.min(before + 1, x.length - 1);
  if (before < 0 || (before === x.length - 1 && at > x[before]!)) return null;
  const share = after === before ? 0 : (at - x[before]!) / (x[after]! - x[before]!);
  const between = (values: Float64Array | null) =>
    values === null
      ? NaN
      : share === 0
        ? values[before]!
        : values[before]! + share * (values[after]! - values[before]!);
  const value = between(centre);
  if (!Number.isFinite(value)) return null;
  return {
    centre: value,
    low: between(low),
    high: between(high),
    count: share === 0 ? count[before]! : Math.min(count[before]!, count[after]!),
  };
}
