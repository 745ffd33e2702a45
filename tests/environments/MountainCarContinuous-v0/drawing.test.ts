import { describe, expect, it } from 'vitest';
import { blue, find, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('MountainCarContinuous-v0');

const valley = -Math.PI / 6;

describe('the drawing of the continuous mountain car', () => {
  it('draws a longer arrow for a stronger force, at most the full one', () => {
    const arrow = (force: number) => find(drawing, [valley, 0], [force], blue).count;
    expect(arrow(0)).toBe(0);
    expect(arrow(1)).toBeGreaterThan(arrow(0.3));
    expect(arrow(-1)).toBeGreaterThan(arrow(-0.3));
    expect(arrow(7)).toBe(arrow(1));
  });
});
