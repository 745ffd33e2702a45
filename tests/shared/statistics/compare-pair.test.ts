import { expect, it } from 'vitest';
import { comparePair } from '../../../src/shared/statistics/compare-pair';

it('compares both ways alike, and resamples the same scores once', () => {
  const [x, y] = [Float64Array.of(1, 2, 3, 4, 9), Float64Array.of(2, 3, 5, 7)];
  const found = comparePair(x, y);
  // Without the smallest and the largest: 3 of x, (3 + 5) / 2 of y. Of 20 pairs x wins 7 and ties 2.
  expect(found).toMatchObject({ difference: -1, improvement: 8 / 20 });
  expect(found.low).toBeLessThan(-1);
  expect(found.high).toBeGreaterThan(-1);
  expect(comparePair(y, x)).toMatchObject({ difference: 1, improvement: 12 / 20 });
  expect(comparePair(Float64Array.from(x), Float64Array.from(y))).toBe(found);
  expect(comparePair(x, Float64Array.of(2, 3, 5, 8))).not.toBe(found);
});
