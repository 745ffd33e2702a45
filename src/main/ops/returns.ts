/** Returns of whole episodes, and what is said about them; numbers in, numbers out. */

/**
 * Discounted returns-to-go of one episode: G_t = R_{t+1} + gamma G_{t+1} (Sutton & Barto 2018, equation 3.9).
 * @param rewards R_{t+1} of every step, in order
 * @param lastValue what the state after the last step is worth: 0 where it is terminal
 * @param returns where G_t of every step is written; as long as the rewards
 */
export function returnsToGo(
  rewards: Float32Array,
  discount: number,
  lastValue: number,
  returns: Float32Array,
): void {
  let next = lastValue;
  for (let t = rewards.length - 1; t >= 0; t--) returns[t] = next = rewards[t]! + discount * next;
}

/** Arithmetic mean; 0 of nothing. */
export function meanOf(values: Float32Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Mean squared distance from the mean. */
export function varianceOf(values: Float32Array): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
}

/**
 * Share of the returns' variance that values account for: 1 - Var(G - V) / Var(G). 1 is a perfect prediction, 0 no
 * better than their mean, below 0 worse; 0 where all returns are the same.
 */
export function explainedVariance(returns: Float32Array, values: Float32Array): number {
  const variance = varianceOf(returns);
  if (variance === 0) return 0;
  return 1 - varianceOf(returns.map((value, t) => value - values[t]!)) / variance;
}
