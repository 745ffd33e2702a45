import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { paletteOf } from '../../../src/renderer/drawings/palette';
import { paintPicture } from '../../../src/renderer/drawings/paint';
import { layoutOf, pixelView, type Shape } from '../../../src/shared/drawing/shapes';

describe('where a picture lies', () => {
  const view = { left: -1, right: 3, bottom: 0, top: 1 };

  it('is the middle of the canvas, at the largest scale at which it fits', () => {
    // Four units in 400 pixels: 100 for each; its middle, (1, 0.5), lies in the middle of the canvas, (200, 150).
    expect(layoutOf(view, 400, 300)).toEqual({ scale: 100, origin: [100, 200] });
    expect(layoutOf(view, 400, 50)).toEqual({ scale: 50, origin: [150, 50] });
  });

  it('is the foot of the canvas, or within a margin, where the view says so', () => {
    expect(layoutOf({ ...view, atFoot: true }, 400, 300)).toEqual({ scale: 100, origin: [100, 300] });
    expect(layoutOf({ ...view, margin: 50 }, 500, 300)).toEqual({ scale: 100, origin: [150, 200] });
  });
});

describe('a painted picture', () => {
  /** Whether the pixel at a place of a canvas of 100 by 100 is painted. */
  const painted = (shape: Shape, view = { left: -1, right: 1, bottom: -1, top: 1 }) => {
    const context = createCanvas(100, 100).getContext('2d') as unknown as CanvasRenderingContext2D;
    paintPicture(
      context,
      100,
      100,
      { view, shapes: [shape] },
      paletteOf(() => '#000000', false),
    );
    return (x: number, y: number) => context.getImageData(x, y, 1, 1).data[3]! > 100;
  };

  it('has y upwards, and shifts in pixels downwards', () => {
    const dot = painted({ kind: 'circle', at: [0.5, 0.5, 10, -5], radius: 3, fill: 'ink' });
    expect(dot(85, 20)).toBe(true);
    expect(dot(75, 25)).toBe(false);
  });

  it('takes lengths in units, but at least so many pixels', () => {
    const at = [0, 0] as const;
    expect(painted({ kind: 'circle', at, radius: [0.4], fill: 'ink' })(50 + 18, 50)).toBe(true);
    expect(painted({ kind: 'circle', at, radius: [0.01, 20], fill: 'ink' })(50 + 18, 50)).toBe(true);
    expect(painted({ kind: 'circle', at, radius: [0.01], fill: 'ink' })(50 + 18, 50)).toBe(false);
  });

  it('turns boxes and arcs counter-clockwise', () => {
    const bar = (turned: number) =>
      painted({ kind: 'box', at: [0, 0], size: [[1.6], [0.1]], turned, fill: 'ink' });
    expect(bar(0)(85, 50)).toBe(true);
    expect(bar(Math.PI / 4)(75, 25)).toBe(true);
    expect(bar(Math.PI / 4)(75, 75)).toBe(false);
    const arc = painted({
      kind: 'arc',
      at: [0, 0],
      radius: [0.8],
      from: Math.PI / 4,
      to: (3 * Math.PI) / 4,
      stroke: 'ink',
      width: 4,
    });
    expect(arc(50, 10)).toBe(true);
    expect(arc(50, 90)).toBe(false);
  });

  it('bends lines to where they end', () => {
    const bent = painted(
      {
        kind: 'line',
        through: [[10, -50], { bend: [50, -10], to: [90, -50] }],
        stroke: 'ink',
        width: 3,
      },
      pixelView(100, 100),
    );
    // Half as far out as the control point: from 50 to 30.
    expect(bent(50, 30)).toBe(true);
    expect(bent(50, 50)).toBe(false);
  });
});
