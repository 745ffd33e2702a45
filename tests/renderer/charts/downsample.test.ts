import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from '../../../src/renderer/charts/downsample';

const line = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('downsample', () => {
  it('leaves a short curve alone', () => {
    expect(downsample([1, 2, 3], [4, 5, 6], 100)).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: 5 },
      { x: 3, y: 6 },
    ]);
  });

  it('keeps the last value of every bucket, and the first point', () => {
    expect(downsample(line(101), line(101), 4).map(({ x }) => x)).toEqual([0, 24, 49, 74, 100]);
  });

  it('keeps the end, stays in order, adds nothing, and is bounded', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 2000 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 300 }), (steps, buckets) => {
        let position = 0;
        const x = steps.map((gap) => (position += gap));
        const y = x.map((value, i) => value * 3 + i);
        const points = downsample(x, y, buckets);
        expect(points.length).toBeLessThanOrEqual(buckets + 1);
        expect(points.at(-1)).toEqual({ x: x.at(-1), y: y.at(-1) });
        expect(points[0]).toEqual({ x: x[0], y: y[0] });
        for (let i = 1; i < points.length; i++) expect(points[i]!.x).toBeGreaterThanOrEqual(points[i - 1]!.x);
        for (const point of points) expect(y).toContain(point.y);
      }),
    );
  });

  it('prefers a finite value to a later one that is not', () => {
    const y = line(101).map((i) => (i % 10 === 9 ? NaN : i));
    expect(downsample(line(101), y, 10).every((point) => Number.isFinite(point.y))).toBe(true);
  });

  it('keeps a stretch that is not finite at all, so that the gap can be seen', () => {
    const y = line(100).map((i) => (i >= 40 && i < 60 ? NaN : i));
    expect(downsample(line(100), y, 10).some((point) => Number.isNaN(point.y))).toBe(true);
  });
});
