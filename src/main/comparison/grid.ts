/** The common x of the runs of a group, and each run's values at them. */
import { alignSeries, commonGrid, type XySeries } from '../../shared/statistics/alignment';

/** One run's curve and how far the run came on the axis, which may be beyond its last point. */
export interface RunSeries extends XySeries {
  readonly end: number;
}

/** Evenly wide parts of the x axis; part k lies above edge k and reaches up to and with edge k + 1. */
export interface Buckets {
  readonly edges: Float64Array;
}

/** One run on a grid. */
export interface GridSeries {
  /** NaN where the run contributes nothing. */
  readonly value: Float64Array;
  /** Smallest and largest value between a grid's x and the one before. */
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/**
 * Cuts a part of the x axis into evenly wide buckets. Their edges are multiples of their width, so that they stay
 * where they are while the part moves.
 * @param from below `to`
 */
export function bucketsOver(from: number, to: number, count: number): Buckets {
  const width = (to - from) / count;
  const first = Math.floor(from / width + 1e-9);
  const last = Math.ceil(to / width - 1e-9);
  return { edges: Float64Array.from({ length: last - first + 1 }, (_, i) => (first + i) * width) };
}

/**
 * Thins a run out: each bucket keeps its last finite value, and its smallest and largest. Where a bucket holds no
 * point, the value is that of the straight line between its neighbours; behind the last point it stays until the
 * run's end, and behind that there is none.
 */
export function intoBuckets({ x, y, end }: RunSeries, { edges }: Buckets): GridSeries {
  const count = edges.length - 1;
  const value = new Float64Array(count).fill(NaN);
  const least = new Float64Array(count).fill(NaN);
  const most = new Float64Array(count).fill(NaN);
  const n = x.length;
  let next = firstAbove(x, edges[0]!);
  // The very start of the axis belongs to the first bucket.
  while (next > 0 && x[next - 1] === edges[0]) next--;
  for (let k = 0; k < count; k++) {
    const edge = edges[k + 1]!;
    let last = NaN;
    let low = Infinity;
    let high = -Infinity;
    let points = 0;
    for (; next < n && x[next]! <= edge; next++) {
      const here = y[next]!;
      points++;
      if (!Number.isFinite(here)) continue;
      last = here;
      if (here < low) low = here;
      if (here > high) high = here;
    }
    if (points === 0) {
      if (next === 0 || edges[k]! >= end) continue;
      const before = y[next - 1]!;
      last =
        next === n
          ? before
          : before + ((edge - x[next - 1]!) / (x[next]! - x[next - 1]!)) * (y[next]! - before);
      if (!Number.isFinite(last)) continue;
      low = high = last;
    } else if (low > high) continue;
    value[k] = last;
    least[k] = low;
    most[k] = high;
  }
  return { value, least, most };
}

/** Index of the first x above a bound. */
function firstAbove(x: ArrayLike<number>, bound: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A run whose curve goes on at its last value to where the run ends. */
function untilEnd({ x, y, end }: RunSeries): XySeries {
  const n = x.length;
  if (n === 0 || x[n - 1]! >= end) return { x, y };
  const longerX = new Float64Array(n + 1);
  const longerY = new Float64Array(n + 1);
  longerX.set(x);
  longerY.set(y);
  longerX[n] = end;
  longerY[n] = y[n - 1]!;
  return { x: longerX, y: longerY };
}

/** Sets a group's runs on all the x that one of them has; null where these are more than `limit`. */
export function onUnionGrid(
  series: readonly RunSeries[],
  limit: number,
): { x: Float64Array; runs: GridSeries[] } | null {
  const longer = series.map(untilEnd);
  const grid = commonGrid(longer);
  if (grid.length > limit) return null;
  const { x, values } = alignSeries(longer, grid);
  return { x, runs: values.map((value) => ({ value, least: value, most: value })) };
}
