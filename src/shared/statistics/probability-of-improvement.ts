/** How probably one agent does better than another. */
import { ascending } from './quantile';

/** With fewer seeds on one side, the share of pairs is a matter of chance: of one pair it is 0 or 1. */
export const leastSeedsToCompare = 3;

/** How many of the sorted values lie below a bound, or also at it. */
function countBelow(sorted: ArrayLike<number>, bound: number, orAt: boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = sorted[middle]!;
    if (value < bound || (orAt && value === bound)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * P(X > Y) = U / (nₓ n_y): the share of pairs of a seed of X and a seed of Y in which X scores higher, ties counted as
 * one half (U of Mann & Whitney 1947; Agarwal et al. 2021, section 4.3); NaN where one has no scores.
 */
export function probabilityOfImprovement(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const sorted = ascending(y);
  let u = 0;
  for (let i = 0; i < x.length; i++)
    u += (countBelow(sorted, x[i]!, false) + countBelow(sorted, x[i]!, true)) / 2;
  return u / (x.length * y.length);
}

/** P(X > Y) on each task, averaged over the tasks. */
export function meanProbabilityOfImprovement(
  x: readonly ArrayLike<number>[],
  y: readonly ArrayLike<number>[],
): number {
  if (x.length !== y.length)
    throw new RangeError(`X has scores of ${x.length} tasks, Y of ${y.length}; both need the same tasks.`);
  return x.reduce((sum, scores, task) => sum + probabilityOfImprovement(scores, y[task]!), 0) / x.length;
}
