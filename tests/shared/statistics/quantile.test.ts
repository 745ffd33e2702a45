import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending, median, quantile } from '../../../src/shared/statistics/quantile';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('a quantile', () => {
  it('lies between its neighbours in proportion, at q (n - 1)', () => {
    expect(quantile([10, 40, 20, 30], 0.25)).toBe(17.5);
    expect(quantile([10, 40, 20, 30], 0.5)).toBe(25);
    expect(quantile([1, 2, 3, 4, 5], 0.975)).toBeCloseTo(4.9, 12);
    expect(quantile([7], 0.3)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('runs from the smallest to the largest value and never falls', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (values, qs) => {
          expect(quantile(values, 0)).toBe(Math.min(...values));
          expect(quantile(values, 1)).toBe(Math.max(...values));
          const along = qs.sort((a, b) => a - b).map((q) => quantile(values, q));
          along.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(along[i]! - 1e-6));
        },
      ),
    );
  });

  it('of a share that is none is refused', () => {
    expect(() => quantile([1, 2], 95)).toThrow('A quantile lies from 0 to 1, not at 95.');
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    expect(median(values)).toBe(2);
    expect(values).toEqual([3, 1, 2]);
    expect([...Array.from(ascending(values))]).toEqual([1, 2, 3]);
    const sorted = [1, 2];
    expect(ascending(sorted)).toBe(sorted);
  });
});

describe('the median', () => {
  it('is the middle value, or the mean of the middle two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 7])).toBe(6);
  });
});
