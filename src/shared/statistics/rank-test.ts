/** Whether two samples can be told apart by their ranks. */
import { normalBelow } from './normal';

/** Up to so many values together, every way to share the ranks out is counted. */
const mostExact = 50;

/** Twice the rank of each of the values in ascending order, equal ones sharing the mean of their ranks. */
function doubledRanks(sorted: Float64Array): number[] {
  const ranks: number[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    for (let i = from; i < to; i++) ranks.push(from + 1 + to);
    from = to;
  }
  return ranks;
}

/**
 * The two-sided p-value of the Wilcoxon-Mann-Whitney rank-sum test (Mann & Whitney 1947): the probability that the rank sum
 * of `x` lies at least as far from its expectation as it does, if both samples are of the same distribution. Ties share
 * their ranks; the permutation distribution is exact up to 50 values together, normal with the variance corrected for ties
 * beyond.
 * @param x finite scores, at least one
 * @param y finite scores, at least one
 */
export function rankTest(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  const all = n + y.length;
  const sorted = Float64Array.from([...Array.from(x), ...Array.from(y)]).sort();
  const ranks = doubledRanks(sorted);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ranks[sorted.indexOf(x[i]!)]!;
  const expected = n * (all + 1);
  const distance = Math.abs(sum - expected);
  return all <= mostExact ? exact(ranks, n, expected, distance) : approximate(ranks, n, distance);
}

/** Counts the ways to choose n of the ranks by their sum. */
function exact(ranks: readonly number[], n: number, expected: number, distance: number): number {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: n + 1 }, () => new Float64Array(most + 1));
  ways[0]![0] = 1;
  for (const rank of ranks)
    for (let chosen = n; chosen > 0; chosen--) {
      const [from, to] = [ways[chosen - 1]!, ways[chosen]!];
      for (let sum = most; sum >= rank; sum--) to[sum]! += from[sum - rank]!;
    }
  let asFar = 0;
  let total = 0;
  ways[n]!.forEach((count, sum) => {
    total += count;
    if (Math.abs(sum - expected) >= distance) asFar += count;
  });
  return asFar / total;
}

function approximate(ranks: readonly number[], n: number, distance: number): number {
  const all = ranks.length;
  const times = new Map<number, number>();
  for (const rank of ranks) times.set(rank, (times.get(rank) ?? 0) + 1);
  let ties = 0;
  for (const t of times.values()) ties += t * t * t - t;
  // Of the doubled rank sum: four times that of the rank sum.
  const variance = ((n * (all - n)) / 3) * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) return 1;
  return Math.min(1, 2 * (1 - normalBelow(Math.max(0, distance - 1) / Math.sqrt(variance))));
}

/** The smallest p-value that n seeds against n can reach: all of one side above all of the other. */
export function leastPOf(n: number): number {
  let ways = 1;
  for (let i = 1; i <= n; i++) ways *= (n + i) / i;
  return 2 / ways;
}
