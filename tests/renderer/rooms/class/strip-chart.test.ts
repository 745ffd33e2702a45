import { describe, expect, it } from 'vitest';
import { figureType } from '../../../../src/shared/figures/figure-parts';
import { spreadOf, stripChart, stripRange } from '../../../../src/renderer/rooms/class/strip-chart';

const figure = {
  ...figureType({ ink: '#000000', faint: '#555555', grid: '#eeeeee' }, 'Inter'),
  rows: [
    { label: 'Ann', values: [500, 500, 480] },
    { label: 'Ben', values: [20, NaN] },
  ],
  x: { title: 'Return', min: 0, max: 510 },
  marks: [{ x: 475, label: 'solved' }],
  colour: '#0063b0',
  language: 'en' as const,
};

describe('a strip plot', () => {
  it('keeps values that are nearly the same apart, within their row', () => {
    expect(spreadOf([1, 50, 100], 100)).toEqual([0, 0, 0]);
    const spread = spreadOf([500, 500, 499.5, 20], 500);
    expect(spread[3]).toBe(0);
    expect(new Set(spread.slice(0, 3)).size).toBe(3);
    const many = spreadOf(new Array<number>(40).fill(7), 10);
    expect(new Set(many).size).toBe(40);
    expect(Math.max(...many.map(Math.abs))).toBeLessThanOrEqual(0.34);
  });

  it('draws every value in its student’s row, the median of several, and the marks', () => {
    const { data } = stripChart(figure);
    const [dots, middles, mark] = data.datasets.map(
      ({ data: points }) => points as { x: number; y: number }[],
    );
    expect(dots!.map(({ x, y }) => [x, Math.round(y)])).toEqual([
      [500, 0],
      [500, 0],
      [480, 0],
      [20, 1],
    ]);
    expect(middles).toEqual([{ x: 500, y: 0 }]);
    expect(mark!.map(({ x }) => x)).toEqual([475, 475]);
  });

  it('has room for all that it shows', () => {
    const { min, max } = stripRange([9, 500, NaN]);
    expect(min).toBeLessThan(9);
    expect(max).toBeGreaterThan(500);
    expect(stripRange([])).toEqual({ min: 0, max: 1 });
    const { min: low, max: high } = stripRange([3, 3]);
    expect(low).toBeLessThan(high);
  });
});
