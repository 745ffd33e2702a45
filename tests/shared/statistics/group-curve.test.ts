import { describe, expect, it } from 'vitest';
import { alignSeries } from '../../../src/shared/statistics/alignment';
import { bandKinds, groupCurve } from '../../../src/shared/statistics/group-curve';

const x = [0, 1, 2];
const aligned = alignSeries([
  { x, y: [1, 10, 5] },
  { x, y: [2, 20, 5] },
  { x, y: [3, 30, 5] },
  { x, y: [90, 400, 5] },
]);

describe('a curve over seeds', () => {
  it('shows mean, median or interquartile mean', () => {
    expect([...groupCurve(aligned, 'mean', 'range').centre]).toEqual([24, 115, 5]);
    expect([...groupCurve(aligned, 'median', 'range').centre]).toEqual([2.5, 25, 5]);
    expect([...groupCurve(aligned, 'iqm', 'range').centre]).toEqual([2.5, 25, 5]);
  });

  it('has the band that was asked for', () => {
    const range = groupCurve(aligned, 'mean', 'range');
    expect([range.low[1], range.high[1]]).toEqual([10, 400]);
    // Deviations from 24: -23, -22, -21, 66; squares 529 + 484 + 441 + 4356 = 5810.
    const std = groupCurve(aligned, 'mean', 'std');
    expect(std.high[0]).toBeCloseTo(24 + Math.sqrt(5810 / 3), 9);
    const stderr = groupCurve(aligned, 'mean', 'stderr');
    expect(stderr.low[0]).toBeCloseTo(24 - Math.sqrt(5810 / 12), 9);
    const bootstrap = groupCurve(aligned, 'iqm', 'bootstrap', { resamples: 500 });
    expect(bootstrap.low[0]).toBeGreaterThanOrEqual(1);
    expect(bootstrap.low[0]).toBeLessThan(2.5);
    expect(bootstrap.high[0]).toBeGreaterThan(2.5);
    expect([bootstrap.low[2], bootstrap.high[2]]).toEqual([5, 5]);
  });

  it('is of those seeds that reach so far, says how many, and knows no spread of one', () => {
    const uneven = alignSeries(
      [
        { x: [0, 1, 2], y: [4, 4, 4] },
        { x: [0, 1], y: [6, 8] },
      ],
      [0, 1, 2, 3],
    );
    for (const band of bandKinds) {
      const curve = groupCurve(uneven, 'mean', band, { resamples: 100 });
      expect([...curve.counts]).toEqual([2, 2, 1, 0]);
      expect([...curve.centre]).toEqual([5, 6, 4, NaN]);
      expect(curve.low[2]).toBe(band === 'range' ? 4 : NaN);
      expect(curve.high[3]).toBeNaN();
    }
  });
});
