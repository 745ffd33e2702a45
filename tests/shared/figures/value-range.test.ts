import { describe, expect, it } from 'vitest';
import { extremes, niceRange, valueRange } from '../../../src/shared/figures/value-range';

describe('extremes', () => {
  const values = () => Float64Array.from({ length: 21 }, (_, i) => (i === 20 ? 1e6 : i)).reverse();

  it('are the smallest and the largest value', () => {
    expect(extremes(values(), false)).toEqual({ min: 0, max: 1e6 });
  });

  it('leave outliers out: places ⌈0.05 (n − 1)⌉ and ⌊0.95 (n − 1)⌋', () => {
    expect(extremes(values(), true)).toEqual({ min: 1, max: 19 });
    expect(extremes(Float64Array.of(4), true)).toEqual({ min: 4, max: 4 });
    // n = 4: places ⌈0.15⌉ = 1 and ⌊2.85⌋ = 2.
    expect(extremes(Float64Array.of(9, 1, 3, 2), true)).toEqual({ min: 2, max: 3 });
  });

  it('of nothing are none', () => {
    expect(extremes(new Float64Array(), true)).toBeNull();
  });
});

describe('valueRange', () => {
  const x = Float64Array.of(1, 2, 3, 4);

  it('sees finite values of the visible part alone', () => {
    const curves = [
      { x, y: Float64Array.of(1000, 20, NaN, 40) },
      { x, y: Float64Array.of(1000, 20, Infinity, 60) },
      { x, y: null },
    ];
    const range = valueRange(curves, 2, 4, { ignoreOutliers: false, log: false })!;
    expect(range.min).toBeLessThanOrEqual(20);
    expect(range.max).toBeGreaterThanOrEqual(60);
    expect(range.max).toBeLessThan(80);
  });

  it('sees positive values alone on a logarithmic axis', () => {
    const range = valueRange([{ x, y: Float64Array.of(-5, 0, 2, 8) }], 1, 4, {
      ignoreOutliers: false,
      log: true,
    })!;
    expect(range.min).toBeGreaterThan(0);
    expect(range.min).toBeLessThanOrEqual(2);
    expect(range.max).toBeGreaterThanOrEqual(8);
  });

  it('is none where nothing is to be seen', () => {
    expect(
      valueRange([{ x, y: Float64Array.of(1, 1, 1, 1) }], 5, 9, { ignoreOutliers: false, log: false }),
    ).toBeNull();
  });
});

describe('niceRange', () => {
  it('gives a constant some room', () => {
    const { min, max } = niceRange({ min: 500, max: 500 }, false);
    expect(min).toBeLessThan(500);
    expect(max).toBeGreaterThan(500);
    expect(niceRange({ min: 0, max: 0 }, false)).toEqual({ min: -1, max: 1 });
  });

  it('starts at zero where values come near it without crossing it', () => {
    expect(niceRange({ min: 9, max: 500 }, false).min).toBe(0);
    expect(niceRange({ min: -500, max: -20 }, false).max).toBe(0);
    expect(niceRange({ min: -1, max: 500 }, false).min).toBeLessThan(-1);
  });
});
