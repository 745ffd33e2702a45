/** The standard normal distribution. */

/**
 * The density's integral up to z, to seven decimals (Abramowitz & Stegun 1964, formula 26.2.17).
 */
export function normalBelow(z: number): number {
  const size = Math.abs(z);
  const t = 1 / (1 + 0.2316419 * size);
  const polynomial =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const beyond = (Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z > 0 ? 1 - beyond : beyond;
}

/** The z below which a share of the distribution lies, found by halving; `share` above 0 and below 1. */
export function normalQuantile(share: number): number {
  let low = -8;
  let high = 8;
  while (high - low > 1e-7) {
    const middle = (low + high) / 2;
    if (normalBelow(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
