import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interquartileMean, trimmedAtEachEnd } from '../../../src/shared/statistics/interquartile-mean';
import { mean } from '../../../src/shared/statistics/mean';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('the interquartile mean', () => {
  it('leaves out a quarter at each end, rounded down', () => {
    expect([1, 3, 4, 5, 7, 8, 10, 15].map(trimmedAtEachEnd)).toEqual([0, 0, 1, 1, 1, 2, 2, 3]);
    // Ten values lose two at each end: (3 + 4 + 5 + 6 + 7 + 8) / 6.
    expect(interquartileMean([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toBe(5.5);
    // Five lose one: (200 + 480 + 500) / 3.
    expect(interquartileMean([500, 20, 480, 200, 500])).toBeCloseTo(1180 / 3, 12);
    expect(interquartileMean([-100, 1, 2, 400])).toBe(1.5);
  });

  it('of fewer than four values is their mean', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 3 }), (values) => {
        expect(interquartileMean(values)).toBeCloseTo(mean(values), 6);
      }),
    );
  });

  it('does not move with what lies in the outer quarters', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 4, maxLength: 40 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const wild = [...sorted];
        for (let i = 0; i < trimmedAtEachEnd(values.length); i++) {
          wild[i]! -= 1e9;
          wild[wild.length - 1 - i]! += 1e9;
        }
        expect(interquartileMean(wild)).toBe(interquartileMean(values));
      }),
    );
  });
});
