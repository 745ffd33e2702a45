/** Ranges of axes that stay calm while a curve grows. */

/** The next of 1, 2, 2.5, 5 times a power of ten from a value upwards, but not beyond the cap. */
export function niceCeiling(value: number, cap: number): number {
  if (!(value > 0)) return Math.min(1, cap);
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((multiple) => multiple * power >= value) ?? 10;
  return Math.min(step * power, Math.max(cap, value));
}
