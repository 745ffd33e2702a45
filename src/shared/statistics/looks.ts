/** Looking at a comparison while it grows, without finding differences that are not there. */

/** Fewer seeds on each side than that decide nothing. */
const firstLook = 5;

export interface Looks {
  /** Seeds on each side at every look, rising. */
  readonly sizes: readonly number[];
  /** Probability of calling equal groups different at one look. */
  readonly level: number;
}

/**
 * Plans the looks at a comparison that is given more seeds until it is decided: at five seeds a side, at twice as many,
 * and so on. Every look gets an equal share of the level, so that all of them together err no more often than one look
 * would (Bonferroni's inequality; it holds however the looks depend on each other).
 * @param most seeds on each side at the last look
 * @param level probability of calling equal groups different at any look
 */
export function plannedLooks(most: number, level: number): Looks {
  const sizes: number[] = [];
  for (let size = firstLook; size < most; size *= 2) sizes.push(size);
  sizes.push(most);
  return { sizes, level: level / sizes.length };
}
