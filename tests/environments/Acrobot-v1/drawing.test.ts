import { describe, expect, it } from 'vitest';
import { Acrobot } from '../../../src/environments/Acrobot-v1/dynamics';
import { acrobotTimeStep, betweenAcrobots } from '../../../src/environments/Acrobot-v1/drawing';
import { blue, find, green, red, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('Acrobot-v1');

describe('the drawing', () => {
  const lower = (theta1: number, theta2: number) => find(drawing, [theta1, theta2, 0, 0], null, red);
  const line = find(drawing, [0, 0, 0, 0], null, green);

  it('hangs straight down at rest and turns counter-clockwise for positive angles', () => {
    expect(lower(0, 0).x).toBeCloseTo(0.5, 2);
    expect(lower(0, 0).y).toBeGreaterThan(0.75);
    expect(lower(Math.PI / 2, 0).x).toBeGreaterThan(0.7);
    expect(lower(0, Math.PI / 2).x).toBeGreaterThan(0.55);
    expect(lower(0, -Math.PI / 2).x).toBeLessThan(0.45);
  });

  it('has the upright lower link above the line, as the environment counts it', () => {
    expect(lower(Math.PI, 0).y).toBeLessThan(line.y);
    expect(lower(0, 0).y).toBeGreaterThan(line.y);
  });

  it('draws the torque unless there is none', () => {
    const torque = (action: number) => find(drawing, [0, 0, 0, 0], action, blue);
    expect(torque(1).count).toBe(0);
    expect(torque(2).x).toBeGreaterThan(0.5);
    expect(torque(0).x).toBeLessThan(0.5);
  });
});

describe('betweenAcrobots', () => {
  it('leads from one state to the next without a jump where an angle is wrapped', () => {
    const from = [3.1, -3.1, 2, -6];
    const to = [3.5 - 2 * Math.PI, -4.3 + 2 * Math.PI, 2, -6];
    expect(betweenAcrobots(from, to, 0)).toEqual([3.1, -3.1]);
    const [a, b] = betweenAcrobots(from, to, 0.5) as [number, number];
    expect(a).toBeCloseTo(3.3);
    expect(b).toBeCloseTo(-3.7);
    expect(Math.cos(betweenAcrobots(from, to, 1)[1]!)).toBeCloseTo(Math.cos(to[1]!));
  });

  it('stays near what really happens between two states', () => {
    const environment = new Acrobot();
    environment.resetTo([0.5, -0.8, 1, 2]);
    const from = [...environment.state];
    environment.step([2]);
    const half = betweenAcrobots(from, environment.state as unknown as number[], 0.5);
    expect(half[0]).toBeGreaterThan(from[0]!);
    expect(half[0]).toBeLessThan(from[0]! + acrobotTimeStep * 2);
  });
});
