import { describe, expect, it } from 'vitest';
import { mean } from '../../../src/shared/statistics/mean';

describe('the mean', () => {
  it('is the sum divided by the count, and not a number of nothing', () => {
    expect(mean([2, 4, 9])).toBe(5);
    expect(mean(Float64Array.of(-1.5))).toBe(-1.5);
    expect(mean([])).toBeNaN();
  });
});
