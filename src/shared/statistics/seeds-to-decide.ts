/** How many seeds a comparison needs. */
import { normalQuantile } from './normal';
import { leastPOf } from './rank-test';

/** Beyond so many seeds a side, nobody trains them. */
export const mostSeedsToDecide = 100;

/**
 * How many seeds on each side would tell two groups apart, if one goes on being better with the probability that has been
 * seen (Noether 1987, "Sample size determination for some common nonparametric tests", for the rank-sum test).
 * @param improvement P(X > Y) as seen
 * @param level probability of calling equal groups different
 * @param power probability of telling different ones apart
 * @returns null where it is more than `mostSeedsToDecide`
 */
export function seedsToDecide(improvement: number, level = 0.05, power = 0.8): number | null {
  const z = normalQuantile(1 - level / 2) + normalQuantile(power);
  const needed = Math.ceil(z ** 2 / (6 * (improvement - 0.5) ** 2));
  let seeds = Math.max(1, needed);
  while (seeds <= mostSeedsToDecide && leastPOf(seeds) > level) seeds++;
  return seeds <= mostSeedsToDecide ? seeds : null;
}
