/** Where values lie on a line that is as long as their range. */

export interface Scale {
  readonly low: number;
  readonly high: number;
  /** From 0 to 1. */
  share(value: number): number;
}

/**
 * A scale with a little room at both ends, so that no point lies on an edge. Values that are no numbers do not count.
 * @param zero whether 0 must lie on it
 */
export function scaleOf(values: readonly number[], zero = false): Scale {
  const counted = [...values.filter((value) => Number.isFinite(value)), ...(zero ? [0] : [])];
  const [least, most] = counted.length === 0 ? [0, 1] : [Math.min(...counted), Math.max(...counted)];
  const room = (most - least) * 0.06 || Math.abs(most) * 0.06 || 1;
  const [low, high] = [least - room, most + room];
  return { low, high, share: (value) => (value - low) / (high - low) };
}
