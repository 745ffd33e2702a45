import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import type { GroupCurve } from '../../../src/shared/comparison';
import { paintCurves, type Axes, type DrawnCurve } from '../../../src/shared/figures/draw-curves';

const axes: Axes = {
  left: 20,
  right: 220,
  top: 10,
  bottom: 110,
  x: { min: 0, max: 20 },
  y: { min: 0, max: 10, log: false },
};

const line = (y: number[], changes: Partial<GroupCurve> = {}): DrawnCurve => ({
  curve: {
    x: Float64Array.from(y, (_, i) => 10 * i),
    centre: Float64Array.from(y),
    low: null,
    high: null,
    count: Uint16Array.from(y, () => 2),
    size: 2,
    members: null,
    thinned: true,
    ends: [],
    ...changes,
  },
  colour: '#ff0000',
  dash: [],
  width: 4,
  members: true,
  faded: false,
});

/** How strongly a place of the axes is coloured, from 0 to 1. */
function painted(curves: DrawnCurve[], on: Axes = axes): (x: number, y: number) => number {
  const ctx = createCanvas(240, 120).getContext('2d');
  paintCurves(ctx as unknown as CanvasRenderingContext2D, on, curves);
  const { data } = ctx.getImageData(0, 0, 240, 120);
  return (x, y) => {
    const px = Math.round(on.left + ((x - on.x.min) / (on.x.max - on.x.min)) * (on.right - on.left));
    const share = on.y.log
      ? Math.log(y / on.y.min) / Math.log(on.y.max / on.y.min)
      : (y - on.y.min) / (on.y.max - on.y.min);
    return data[4 * (Math.round(on.bottom - share * (on.bottom - on.top)) * 240 + px) + 3]! / 255;
  };
}

describe('paintCurves', () => {
  it('draws a line from point to point, and nothing beside it', () => {
    const at = painted([line([2, 8, 5])]);
    expect(at(5, 5)).toBe(1);
    expect(at(15, 6.5)).toBe(1);
    expect(at(5, 8)).toBe(0);
  });

  it('leaves a gap where nothing contributes', () => {
    const at = painted([line([5, NaN, 5, 5], { x: Float64Array.of(0, 5, 10, 20) })]);
    expect(at(15, 5)).toBe(1);
    expect(at(5, 5)).toBe(0);
    expect(at(7, 5)).toBe(0);
  });

  it('is thinner and paler where fewer than all runs contribute', () => {
    const at = painted([line([5, 5, 5], { count: Uint16Array.of(2, 2, 1) })]);
    expect(at(5, 5)).toBe(1);
    expect(at(15, 5)).toBeGreaterThan(0.3);
    expect(at(15, 5)).toBeLessThan(0.8);
  });

  it('fills the band between its edges', () => {
    const at = painted([line([5, 5, 5], { low: Float64Array.of(3, 3, 3), high: Float64Array.of(8, 8, 8) })]);
    expect(at(10, 7)).toBeGreaterThan(0.1);
    expect(at(10, 7)).toBeLessThan(0.3);
    expect(at(10, 9)).toBe(0);
    expect(at(10, 2)).toBe(0);
  });

  it('draws single runs thinly, and only where asked', () => {
    const curve = line([5, 5, 5], { members: [Float64Array.of(2, 2, 2)] });
    expect(painted([curve])(10, 2)).toBeGreaterThan(0.1);
    expect(painted([{ ...curve, members: false }])(10, 2)).toBe(0);
  });

  it('finds its place on a logarithmic axis', () => {
    const log: Axes = { ...axes, y: { min: 1, max: 100, log: true } };
    expect(painted([line([10, 10, 10])], log)(10, 10)).toBe(1);
    // What is not positive has no place there.
    expect(painted([line([-1, -1, -1])], log)(10, 1.1)).toBe(0);
  });

  it('keeps inside the axes', () => {
    const at = painted([line([5, 5, 5])], { ...axes, x: { min: 5, max: 15 } });
    expect(at(10, 5)).toBe(1);
    expect(at(4, 5)).toBe(0);
    expect(at(16, 5)).toBe(0);
  });
});
