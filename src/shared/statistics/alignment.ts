/** Series of several seeds on a common grid. */

/** One seed's series: x ascending, as long as y. */
export interface XySeries {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface AlignedSeries {
  /** The grid, ascending. */
  readonly x: Float64Array;
  /** For each seed its value at every x of the grid; NaN where it has none. */
  readonly values: readonly Float64Array[];
  /** How many seeds have a value at each x: a shorter run lowers it, and never drops out silently. */
  readonly counts: Uint32Array;
}

/**
 * A grid for several series: all the x there are, so that no point is lost; or, where these are more than `limit`,
 * as many evenly spaced x from the first to the last. Between these, points are lost: smooth before, not after.
 * @param limit at least 2
 */
export function commonGrid(series: readonly XySeries[], limit = Infinity): Float64Array {
  const all = new Set<number>();
  let first = Infinity;
  let last = -Infinity;
  for (const { x } of series) {
    if (x.length === 0) continue;
    first = Math.min(first, x[0]!);
    last = Math.max(last, x[x.length - 1]!);
    for (let i = 0; i < x.length && all.size <= limit; i++) all.add(x[i]!);
  }
  if (all.size <= limit) return Float64Array.from(all).sort();
  // The last x exactly: rounding must not set it where no seed has a value.
  return Float64Array.from({ length: limit }, (_, i) =>
    i === limit - 1 ? last : first + ((last - first) * i) / (limit - 1),
  );
}

/** A series at the x of a grid; one walk through both. */
function onGrid({ x, y }: XySeries, grid: ArrayLike<number>): Float64Array {
  const values = new Float64Array(grid.length).fill(NaN);
  const n = x.length;
  let next = 0;
  for (let i = 0; i < grid.length; i++) {
    const at = grid[i]!;
    while (next < n && x[next]! <= at) next++;
    // The last of several points at the same x stands.
    if (next > 0 && x[next - 1] === at) values[i] = y[next - 1]!;
    else if (next > 0 && next < n) {
      const share = (at - x[next - 1]!) / (x[next]! - x[next - 1]!);
      values[i] = y[next - 1]! + share * (y[next]! - y[next - 1]!);
    }
    if (!Number.isFinite(values[i]!)) values[i] = NaN;
  }
  return values;
}

/**
 * Sets the series of several seeds on one grid: linear between a seed's neighbouring points, and nothing before its
 * first and after its last, nor beside a value that is not finite.
 * @param grid ascending; `commonGrid` of the series unless given
 */
export function alignSeries(
  series: readonly XySeries[],
  grid: ArrayLike<number> = commonGrid(series),
): AlignedSeries {
  series.forEach(({ x, y }, seed) => {
    if (x.length !== y.length)
      throw new RangeError(`Series ${seed} has ${x.length} values of x and ${y.length} of y.`);
  });
  const values = series.map((one) => onGrid(one, grid));
  const counts = new Uint32Array(grid.length);
  for (const row of values) row.forEach((value, i) => (counts[i]! += Number.isNaN(value) ? 0 : 1));
  return { x: Float64Array.from(grid), values, counts };
}
