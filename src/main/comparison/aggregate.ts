/** Makes one curve with its band of a group's runs. */
import type { Band, Centre } from '../../shared/comparison';
import { centres } from '../../shared/statistics/group-curve';
import { standardDeviation, standardError } from '../../shared/statistics/spread';
import { intervalOf } from '../../shared/curves/bootstrap-weights';
import type { GridSeries } from './grid';

export interface Aggregate {
  readonly centre: Float64Array;
  readonly low: Float64Array | null;
  readonly high: Float64Array | null;
  readonly count: Uint16Array;
}

/**
 * Centre and band of the runs that have a value at each x; NaN where none has.
 *
 * The range reaches from the smallest to the largest value of any run between two x, so that thinning out hides
 * nothing. The curve of a single run has its own smallest and largest value around it instead of a band.
 * @param length of the grid
 */
export function aggregate(
  runs: readonly GridSeries[],
  length: number,
  centre: Centre,
  band: Band,
): Aggregate {
  const count = new Uint16Array(length);
  const middle = new Float64Array(length).fill(NaN);
  const single = runs.length === 1;
  const isBanded = band !== 'none' || single;
  const low = isBanded ? new Float64Array(length).fill(NaN) : null;
  const high = isBanded ? new Float64Array(length).fill(NaN) : null;
  const here = new Float64Array(runs.length);
  for (let i = 0; i < length; i++) {
    let n = 0;
    let least = Infinity;
    let most = -Infinity;
    for (const run of runs) {
      const value = run.value[i]!;
      if (!Number.isFinite(value)) continue;
      here[n++] = value;
      if (run.least[i]! < least) least = run.least[i]!;
      if (run.most[i]! > most) most = run.most[i]!;
    }
    count[i] = n;
    if (n === 0) continue;
    const values = here.subarray(0, n);
    // Sorted, as the median, the interquartile mean and the bootstrap want them.
    if (centre !== 'mean' || band === 'bootstrap') values.sort();
    middle[i] = centres[centre](values);
    if (low === null || high === null) continue;
    if (single || band === 'range') {
      low[i] = least;
      high[i] = most;
    } else if (band === 'bootstrap') {
      const interval = intervalOf(values, centre);
      low[i] = interval.low;
      high[i] = interval.high;
    } else if (band === 'std' || band === 'stderr') {
      const mean = centres.mean(values);
      const half = band === 'std' ? standardDeviation(values) : standardError(values);
      low[i] = mean - half;
      high[i] = mean + half;
    }
  }
  return { centre: middle, low, high, count };
}
