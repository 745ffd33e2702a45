import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSeries, commonGrid } from '../../../src/shared/statistics/alignment';

describe('the common grid', () => {
  it('is all the x there are: evaluations at the same steps keep their values', () => {
    expect([
      ...commonGrid([
        { x: [10, 20], y: [0, 0] },
        { x: [10, 25], y: [0, 0] },
      ]),
    ]).toEqual([10, 20, 25]);
    expect([...commonGrid([])]).toEqual([]);
  });

  it('is evenly spaced to the last x exactly where these are too many', () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => 0.1 * (i + 1));
    const grid = commonGrid([{ x, y: x }], 4);
    expect(grid.length).toBe(4);
    expect(grid[0]).toBe(0.1);
    expect(grid[1]).toBeCloseTo(33.4, 9);
    expect(grid[3]).toBe(x[999]);
  });
});

describe('aligned series', () => {
  it('are linear between their points, and absent beyond them', () => {
    const { x, values, counts } = alignSeries([
      { x: [0, 10, 20], y: [0, 100, 0] },
      { x: [5, 10], y: [1, 2] },
    ]);
    expect([...x]).toEqual([0, 5, 10, 20]);
    expect([...values[0]!]).toEqual([0, 50, 100, 0]);
    expect([...values[1]!]).toEqual([NaN, 1, 2, NaN]);
    expect([...counts]).toEqual([1, 2, 2, 1]);
  });

  it('take the last of several points at one x', () => {
    const { values } = alignSeries([{ x: [0, 4, 4, 4, 8], y: [0, 1, 2, 3, 7] }], [2, 4, 6]);
    expect([...values[0]!]).toEqual([0.5, 3, 5]);
  });

  it('have nothing beside a value that is not finite, and count so', () => {
    const { values, counts } = alignSeries([{ x: [0, 2, 4, 6], y: [1, NaN, 3, 5] }], [0, 1, 2, 3, 4, 5]);
    expect([...values[0]!]).toEqual([1, NaN, NaN, NaN, 3, 4]);
    expect([...counts]).toEqual([1, 0, 0, 0, 1, 1]);
  });

  it('count a shorter run out where it ends, and an empty one nowhere', () => {
    const full = { x: [1, 2, 3], y: [1, 1, 1] };
    const { counts } = alignSeries([full, { x: [1, 2], y: [5, 5] }, { x: [], y: [] }]);
    expect([...counts]).toEqual([2, 2, 1]);
  });

  it('keep their points: on its own x a series is itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
          selector: ([x]) => x,
        }),
        (points) => {
          const sorted = points.sort(([a], [b]) => a - b);
          const series = { x: sorted.map(([x]) => x), y: sorted.map(([, y]) => y) };
          expect([...alignSeries([series]).values[0]!]).toEqual(series.y);
        },
      ),
    );
  });

  it('refuse a series whose x and y differ in length', () => {
    expect(() => alignSeries([{ x: [1, 2], y: [1] }])).toThrow('Series 0 has 2 values of x and 1 of y.');
  });
});
