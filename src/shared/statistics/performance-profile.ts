/** The whole distribution of scores at one glance. */

/**
 * For each threshold τ the share of runs that score above it, F(τ) = |{i : xᵢ > τ}| / n (Dolan & Moré 2002; as run-score
 * distribution in Agarwal et al. 2021, section 4.2).
 * @param scores of all runs, at least one
 */
export function performanceProfile(
  scores: ArrayLike<number>,
  thresholds: ArrayLike<number>,
): Float64Array<ArrayBuffer> {
  const sorted = Float64Array.from(scores).sort();
  return Float64Array.from(thresholds, (threshold) => {
    let above = 0;
    for (let i = sorted.length - 1; i >= 0 && sorted[i]! > threshold; i--) above++;
    return above / sorted.length;
  });
}
