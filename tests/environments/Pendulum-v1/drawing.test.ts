import { describe, expect, it } from 'vitest';
import { betweenPendulums } from '../../../src/environments/Pendulum-v1/drawing';
import { blue, find, green, red, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('Pendulum-v1');

describe('the drawing', () => {
  const rod = (theta: number) => find(drawing, [theta, 0], null, red);

  it('stands upright at zero, under its mark, and leans left for positive angles', () => {
    expect(rod(0).x).toBeCloseTo(0.5, 2);
    expect(rod(0).y).toBeLessThan(0.4);
    expect(find(drawing, [0, 0], null, green).y).toBeLessThan(rod(0).y);
    expect(rod(Math.PI).y).toBeGreaterThan(0.6);
    expect(rod(Math.PI / 2).x).toBeLessThan(0.45);
    expect(rod(5 * Math.PI).y).toBeCloseTo(rod(Math.PI).y, 3);
  });

  it('draws a longer arrow for a stronger torque, to the side it turns to', () => {
    const torque = (value: number) => find(drawing, [0, 0], [value], blue);
    expect(torque(0).count).toBe(0);
    expect(torque(2).count).toBeGreaterThan(torque(1).count);
    expect(torque(1).x).toBeLessThan(0.5);
    expect(torque(-1).x).toBeGreaterThan(0.5);
  });
});

describe('betweenPendulums', () => {
  it('goes evenly from one state to the next', () => {
    expect(betweenPendulums([1, 2], [2, 6], 0.25)).toEqual([1.25, 3]);
  });
});
