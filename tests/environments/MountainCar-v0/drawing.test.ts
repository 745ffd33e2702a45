import { describe, expect, it } from 'vitest';
import { blue, find, green, red, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('MountainCar-v0');

const valley = -Math.PI / 6;

describe('the drawing of the mountain car', () => {
  const car = (position: number) => find(drawing, [position, 0], null, red);

  it('drives the car over the hill: lowest in the valley, right is positive', () => {
    expect(car(valley).y).toBeGreaterThan(car(-1.1).y + 0.1);
    expect(car(valley).y).toBeGreaterThan(car(0.4).y + 0.1);
    expect(car(0.4).x).toBeGreaterThan(car(valley).x + 0.2);
  });

  it('reaches the flag where the episode ends', () => {
    const flag = find(drawing, [valley, 0], null, green);
    expect(Math.abs(flag.x - car(0.5).x)).toBeLessThan(0.04);
  });

  it('draws pushes to the side they go to, and none for coasting', () => {
    const push = (action: number | null) => find(drawing, [valley, 0], action, blue);
    expect(push(0).x).toBeLessThan(car(valley).x);
    expect(push(2).x).toBeGreaterThan(car(valley).x);
    expect(push(1).count).toBe(0);
    expect(push(null).count).toBe(0);
  });
});
