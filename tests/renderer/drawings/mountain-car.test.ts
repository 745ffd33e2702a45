import { describe, expect, it } from 'vitest';
import {
  drawContinuousMountainCar,
  drawDiscreteMountainCar,
} from '../../../src/renderer/drawings/mountain-car';
import { blue, find, green, red } from './pixels';

const valley = -Math.PI / 6;

describe('drawDiscreteMountainCar', () => {
  const car = (position: number) => find(drawDiscreteMountainCar, [position, 0], null, red);

  it('drives the car over the hill: lowest in the valley, right is positive', () => {
    expect(car(valley).y).toBeGreaterThan(car(-1.1).y + 0.1);
    expect(car(valley).y).toBeGreaterThan(car(0.4).y + 0.1);
    expect(car(0.4).x).toBeGreaterThan(car(valley).x + 0.2);
  });

  it('reaches the flag where the episode ends', () => {
    const flag = find(drawDiscreteMountainCar, [valley, 0], null, green);
    expect(Math.abs(flag.x - car(0.5).x)).toBeLessThan(0.04);
  });

  it('draws pushes to the side they go to, and none for coasting', () => {
    const push = (action: number | null) => find(drawDiscreteMountainCar, [valley, 0], action, blue);
    expect(push(0).x).toBeLessThan(car(valley).x);
    expect(push(2).x).toBeGreaterThan(car(valley).x);
    expect(push(1).count).toBe(0);
    expect(push(null).count).toBe(0);
  });
});

describe('drawContinuousMountainCar', () => {
  it('draws a longer arrow for a stronger force, at most the full one', () => {
    const arrow = (force: number) => find(drawContinuousMountainCar, [valley, 0], [force], blue).count;
    expect(arrow(0)).toBe(0);
    expect(arrow(1)).toBeGreaterThan(arrow(0.3));
    expect(arrow(-1)).toBeGreaterThan(arrow(-0.3));
    expect(arrow(7)).toBe(arrow(1));
  });
});
