/** How far two groups of seeds lie apart. */
import { bootstrapInterval, type Interval } from './bootstrap';
import { interquartileMean } from './interquartile-mean';
import { probabilityOfImprovement } from './probability-of-improvement';

export interface PairComparison extends Interval {
  /** IQM of the first less that of the second; `low` and `high` are the limits of its 95 % bootstrap interval. */
  readonly difference: number;
  /** P(X > Y), and its interval. */
  readonly improvement: number;
  readonly chance: Interval;
}

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
    difference: interquartileMean(x) - interquartileMean(y),
    ...bootstrapInterval(pair, ([a, b]) => interquartileMean(a!) - interquartileMean(b!)),
    improvement: probabilityOfImprovement(x, y),
    chance: bootstrapInterval(pair, ([a, b]) => probabilityOfImprovement(a!, b!)),
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}
