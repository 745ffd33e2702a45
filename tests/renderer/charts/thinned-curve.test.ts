import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ThinnedCurve } from '../../../src/renderer/charts/thinned-curve';
import { smooth } from '../../../src/shared/smoothing';

const line = (n: number) => Array.from({ length: n }, (_, i) => i);
function curveOf(x: readonly number[], y: readonly number[], buckets: number, weight = 0): ThinnedCurve {
  const curve = new ThinnedCurve(buckets, weight);
  x.forEach((place, i) => curve.add(place, y[i]!));
  return curve;
}

describe('a curve that is thinned out while it grows', () => {
  it('leaves a short one alone', () => {
    expect(curveOf([1, 2, 3], [4, 5, 6], 100).points).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: 5 },
      { x: 3, y: 6 },
    ]);
  });

  it('keeps the first point, and the last of every part of the axis', () => {
    // Ten points are one too many for four parts, so that a part is 9 / 4 wide: 0 to 2, 3 and 4, 5 and 6, 7 and 8, 9.
    expect(curveOf(line(10), line(10), 4).points.map(({ x }) => x)).toEqual([0, 2, 4, 6, 8, 9]);
    // At 18 the eight parts are full, and each becomes one with its neighbour: 4.5 wide.
    expect(curveOf(line(19), line(19), 4).points.map(({ x }) => x)).toEqual([0, 4, 8, 13, 17, 18]);
  });

  it('keeps the end, stays in order, adds nothing, and has its bounds', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 2000 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 300 }), (steps, buckets) => {
        let position = 0;
        const x = steps.map((gap) => (position += gap));
        const y = x.map((value, i) => value * 3 + i);
        const { points } = curveOf(x, y, buckets);
        expect(points.length).toBeLessThanOrEqual(2 * buckets + 2);
        expect(points.at(-1)).toEqual({ x: x.at(-1), y: y.at(-1) });
        expect(points[0]).toEqual({ x: x[0], y: y[0] });
        for (let i = 1; i < points.length; i++) expect(points[i]!.x).toBeGreaterThanOrEqual(points[i - 1]!.x);
        const all = new Set(y);
        for (const point of points) expect(all.has(point.y)).toBe(true);
      }),
    );
  });

  it('smooths every value, not only those that are drawn', () => {
    const y = line(1000).map((i) => Math.sin(i));
    const smoothed = smooth(y, 0.9);
    for (const { x, y: value } of curveOf(line(1000), y, 10, 0.9).points) expect(value).toBe(smoothed[x]);
  });

  it('prefers a finite value to a later one that is not', () => {
    const y = line(101).map((i) => (i % 10 === 9 ? NaN : i));
    expect(curveOf(line(101), y, 10).points.every((point) => Number.isFinite(point.y))).toBe(true);
  });

  it('keeps a stretch that is not finite at all, so that the gap can be seen', () => {
    const y = line(100).map((i) => (i >= 40 && i < 80 ? NaN : i));
    expect(curveOf(line(100), y, 10).points.some((point) => Number.isNaN(point.y))).toBe(true);
  });

  it('bears any number of points at one place', () => {
    const { points } = curveOf(new Array<number>(1000).fill(7), line(1000), 10);
    expect(points.length).toBeLessThanOrEqual(22);
    expect(points.at(-1)).toEqual({ x: 7, y: 999 });
  });

  it('gives the same list until there is another point, and does not change one that it gave', () => {
    const curve = curveOf([1, 2], [3, 4], 10);
    const before = curve.points;
    expect(curve.points).toBe(before);
    curve.add(3, 5);
    expect(before).toHaveLength(2);
    expect(curve.points).toHaveLength(3);
  });

  it('takes in a point as fast among a million as among a thousand', () => {
    const msFor = (from: number, curve: ThinnedCurve) => {
      const start = process.cpuUsage();
      for (let i = from; i < from + 100_000; i++) curve.add(i, i % 7);
      return process.cpuUsage(start).user / 1000;
    };
    const curve = curveOf(line(1000), line(1000), 800, 0.9);
    const early = Math.min(...[0, 1, 2].map((n) => msFor(1000 + n * 100_000, curve)));
    for (let i = 301_000; i < 1_000_000; i++) curve.add(i, i % 7);
    const late = Math.min(...[0, 1, 2].map((n) => msFor(1_000_000 + n * 100_000, curve)));
    expect(late).toBeLessThan(10 * early + 20);
  });
});
