/** Where a chart's y axis ends. */
import type { Curve } from './curve';

/** The end of a y axis that is kept at zero: a curve that goes a hair beyond it does not cost half the chart. */
export function limitsAtZero(curves: readonly Curve[]): { min?: number; max?: number } {
  let [low, high] = [0, 0];
  for (const { points } of curves)
    for (const { y } of points) {
      if (y < low) low = y;
      if (y > high) high = y;
    }
  if (-low <= 0.05 * high) return { min: 0 };
  return high <= 0.05 * -low ? { max: 0 } : {};
}
