/** Quantiles of values. */

/** The values from the smallest to the largest: themselves where they stand so already, otherwise a sorted copy. */
export function ascending(values: ArrayLike<number>): ArrayLike<number> {
  for (let i = 1; i < values.length; i++)
    if (!(values[i - 1]! <= values[i]!)) return Float64Array.from(values).sort();
  return values;
}

/**
 * The quantile with linear interpolation between neighbours, at position q (n − 1) of the sorted values (type 7 of
 * Hyndman & Fan 1996, NumPy's default); NaN of nothing.
 * @param q share of the values below, from 0 to 1
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`A quantile lies from 0 to 1, not at ${q}.`);
  if (values.length === 0) return NaN;
  const sorted = ascending(values);
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.ceil(position)]!;
  return low === high ? low : low + (position - below) * (high - low);
}

/** The middle value, or the mean of the middle two; NaN of nothing. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
