/**
 * The bootstrap of `statistics/bootstrap.ts` for many x at once.
 *
 * Mean, median and interquartile mean of a resample are weighted sums of the sorted values, and the weights depend
 * on nothing but the draw. Drawn once, they serve every x of a curve; the intervals are those of
 * `bootstrapInterval`, a hundred times as fast.
 */
import { seededRandom } from '../random';
import type { Centre } from '../statistics/group-curve';
import { trimmedAtEachEnd } from '../statistics/interquartile-mean';

const resamples = 2000;
const level = 0.95;

/** Which of n sorted values a centre averages: from the first place to before the second. */
function averaged(centre: Centre, n: number): readonly [number, number] {
  switch (centre) {
    case 'mean':
      return [0, n];
    case 'median':
      return n % 2 === 1 ? [(n - 1) / 2, (n + 1) / 2] : [n / 2 - 1, n / 2 + 1];
    case 'iqm':
      return [trimmedAtEachEnd(n), n - trimmedAtEachEnd(n)];
  }
}

/** By centre and number of values; a few kilobytes for each seed. */
const known = new Map<string, Float64Array>();

/** Weights of the sorted values in each resample, row by row. */
function weightsFor(centre: Centre, n: number): Float64Array {
  const key = `${centre} ${n}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const random = seededRandom(1);
  const [from, to] = averaged(centre, n);
  const weights = new Float64Array(resamples * n);
  const times = new Uint32Array(n);
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let i = 0; i < n; i++) times[random.integer(n)]!++;
    for (let i = 0, place = 0; i < n; place += times[i]!, i++) {
      const inside = Math.min(place + times[i]!, to) - Math.max(place, from);
      weights[resample * n + i] = Math.max(0, inside) / (to - from);
    }
  }
  known.set(key, weights);
  return weights;
}

/** Puts the k-th smallest value of a part of an array to place k, what is smaller before it (Hoare 1961). */
function select(values: Float64Array, from: number, to: number, k: number): number {
  let left = from;
  let right = to - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const spare = values[i]!;
      values[i++] = values[j]!;
      values[j--] = spare;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k]!;
}

/** The quantile of `statistics/quantile.ts`, without sorting everything. */
function quantileOf(values: Float64Array, q: number): number {
  const position = q * (values.length - 1);
  const below = Math.floor(position);
  const low = select(values, 0, values.length, below);
  if (position === below) return low;
  // What is left behind place k is not smaller, and its smallest is the next in order.
  let high = Infinity;
  for (let i = below + 1; i < values.length; i++) if (values[i]! < high) high = values[i]!;
  return low === high ? low : low + (position - below) * (high - low);
}

const outcomes = new Float64Array(resamples);

/**
 * The 95 % percentile bootstrap interval of a centre of some values; one of NaN where there are fewer than two.
 * @param sorted from the smallest to the largest
 */
export function intervalOf(sorted: Float64Array, centre: Centre): { low: number; high: number } {
  const n = sorted.length;
  if (n < 2) return { low: NaN, high: NaN };
  // Nothing varies, for example while every seed holds the best return.
  if (sorted[0] === sorted[n - 1]) return { low: sorted[0]!, high: sorted[0]! };
  const weights = weightsFor(centre, n);
  for (let resample = 0, at = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += weights[at++]! * sorted[i]!;
    outcomes[resample] = sum;
  }
  return { low: quantileOf(outcomes, (1 - level) / 2), high: quantileOf(outcomes, (1 + level) / 2) };
}
