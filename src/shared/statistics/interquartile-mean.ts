/** The mean of the middle half. */
import { ascending } from './quantile';

/** How many values the interquartile mean of n values leaves out at each end. */
export function trimmedAtEachEnd(n: number): number {
  return Math.floor(n / 4);
}

/**
 * The interquartile mean (IQM): the mean without the ⌊n / 4⌋ smallest and the ⌊n / 4⌋ largest values; NaN of nothing.
 *
 * Less moved by single seeds than the mean, and using more of them than the median (Agarwal et al. 2021, "Deep
 * reinforcement learning at the edge of the statistical precipice", section 4.3). The rule for n that 4 does not divide
 * is that of SciPy's `trim_mean`. With fewer than four values it is the mean.
 */
export function interquartileMean(values: ArrayLike<number>): number {
  const sorted = ascending(values);
  const trim = trimmedAtEachEnd(sorted.length);
  let sum = 0;
  for (let i = trim; i < sorted.length - trim; i++) sum += sorted[i]!;
  return sum / (sorted.length - 2 * trim);
}
