/** How far values lie apart. */
import { mean } from './mean';

/**
 * The sample standard deviation, √(Σ (xᵢ − x̄)² / (n − 1)); NaN of fewer than two values, whose spread is not known.
 *
 * Seeds are a sample of all the seeds there are, hence n − 1.
 */
export function standardDeviation(values: ArrayLike<number>): number {
  if (values.length < 2) return NaN;
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}

/** The standard error of the mean, the sample standard deviation / √n; NaN of fewer than two values. */
export function standardError(values: ArrayLike<number>): number {
  return standardDeviation(values) / Math.sqrt(values.length);
}
