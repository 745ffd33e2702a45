import { describe, expect, it } from 'vitest';
import { MountainCarContinuous } from '../../../src/environments/MountainCarContinuous-v0/dynamics';

function carAt(position: number, velocity: number): MountainCarContinuous {
  const car = new MountainCarContinuous();
  car.resetTo([position, velocity]);
  return car;
}

describe('MountainCarContinuous', () => {
  it('clips the force but charges for the action as it was given', () => {
    const one = carAt(-0.5, 0);
    const other = carAt(-0.5, 0);
    one.step([1]);
    other.step([3]);
    expect([...other.state]).toEqual([...one.state]);
    expect(one.reward).toBeCloseTo(-0.1, 12);
    expect(other.reward).toBeCloseTo(-0.9, 12);
  });

  it('pays 100 at the flag, less the force', () => {
    const car = carAt(0.44, 0.03);
    car.step([0.5]);
    expect(car.terminated).toBe(true);
    expect(car.reward).toBeCloseTo(100 - 0.025, 12);
  });

  it('keeps its state in single precision after a step', () => {
    const car = carAt(-0.5, 0.001);
    car.step([0.3]);
    expect([...car.state]).toEqual([...car.state].map(Math.fround));
    expect([...car.observation]).toEqual([...car.state]);
  });

  it('loses all its speed at the left wall', () => {
    const car = carAt(-1.19, -0.07);
    car.step([-1]);
    expect([...car.state]).toEqual([Math.fround(-1.2), 0]);
  });

  it('can be driven to the flag by pushing the way it rolls', () => {
    const car = carAt(-0.5, 0);
    let sum = 0;
    let steps = 0;
    while (!car.terminated && steps < 999) {
      car.step([car.state[1]! < 0 ? -1 : 1]);
      sum += car.reward;
      steps++;
    }
    expect(steps).toBeLessThan(200);
    expect(sum).toBeGreaterThan(85);
  });
});
