/** How far two groups of seeds lie apart. */
import { bootstrapInterval, type Interval } from './bootstrap';
import { interquartileMean } from './interquartile-mean';
import { probabilityOfImprovement } from './probability-of-improvement';

export interface PairDifference {
  /** IQM of the first less that of the second. */
  readonly difference: number;
  /** P(X > Y). */
  readonly improvement: number;
}

/** With the limits of the 95 % bootstrap interval of the difference, and of the probability. */
export interface PairComparison extends PairDifference, Interval {
  readonly chance: Interval;
}

/** How far two groups lie apart, without resampling them; each has at least one finite score. */
export const pairDifference = (x: Float64Array, y: Float64Array): PairDifference => ({
  difference: interquartileMean(x) - interquartileMean(y),
  improvement: probabilityOfImprovement(x, y),
});

/** Pairs that are remembered: a comparison is looked at again whenever one of its runs reports. */
const mostKnown = 200;
const known = new Map<string, PairComparison>();

/**
 * Compares two groups; the same scores are resampled once.
 * @param x finite scores, at least one
 * @param y finite scores, at least one
 */
export function comparePair(x: Float64Array, y: Float64Array): PairComparison {
  const key = `${x.join()};${y.join()}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const pair = [x, y];
  const found: PairComparison = {
    ...pairDifference(x, y),
    ...bootstrapInterval(pair, ([a, b]) => interquartileMean(a!) - interquartileMean(b!)),
    chance: bootstrapInterval(pair, ([a, b]) => probabilityOfImprovement(a!, b!)),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}
