import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smooth } from '../../src/shared/smoothing';

const weight = fc.double({ min: 0, max: 0.999, noNaN: true });
const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('smooth', () => {
  it('follows the debiased recursion by hand', () => {
    // w = 0.5: m = 1, 2.5, 5.25 of 2, 4, 8, divided by 1 - 0.5^k = 0.5, 0.75, 0.875.
    expect([...smooth([2, 4, 8], 0.5)]).toEqual([2, 2.5 / 0.75, 5.25 / 0.875]);
  });

  it('leaves the values as they are with weight 0', () => {
    expect([...smooth([3, -1, 7], 0)]).toEqual([3, -1, 7]);
  });

  it('keeps a constant constant', () => {
    fc.assert(
      fc.property(finite, weight, fc.integer({ min: 1, max: 500 }), (value, w, n) => {
        for (const y of smooth(new Array<number>(n).fill(value), w)) expect(y).toBeCloseTo(value, 4);
      }),
    );
  });

  it('starts at the first value and never leaves the range of the values', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1 }), weight, (values, w) => {
        const smoothed = smooth(values, w);
        expect(smoothed[0]).toBeCloseTo(values[0]!, 4);
        const slack = 1e-6 * (1 + Math.max(...values.map(Math.abs)));
        for (const y of smoothed) {
          expect(y).toBeGreaterThanOrEqual(Math.min(...values) - slack);
          expect(y).toBeLessThanOrEqual(Math.max(...values) + slack);
        }
      }),
    );
  });

  it('lets values that are not finite pass without touching the average', () => {
    const [a, b, c, d] = smooth([2, NaN, Infinity, 4], 0.5);
    expect([a, b, c]).toEqual([2, NaN, Infinity]);
    expect(d).toBe(smooth([2, 4], 0.5)[1]);
  });
});
