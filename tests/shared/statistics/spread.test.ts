import { describe, expect, it } from 'vitest';
import { standardDeviation, standardError } from '../../../src/shared/statistics/spread';

describe('the spread of a sample', () => {
  // Deviations from 5: -3, -1, -1, -1, 0, 0, 2, 4, squared 32 in all; 32 / 7.
  const values = [2, 4, 4, 4, 5, 5, 7, 9];

  it('divides the squared deviations by n - 1', () => {
    expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(standardDeviation([3, 3, 3])).toBe(0);
  });

  it('of the mean is smaller by the root of n', () => {
    expect(standardError(values)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  });

  it('of one value is not known', () => {
    expect(standardDeviation([4])).toBeNaN();
    expect(standardError([4])).toBeNaN();
  });
});
