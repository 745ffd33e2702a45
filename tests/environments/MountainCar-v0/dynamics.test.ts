import { describe, expect, it } from 'vitest';
import { MountainCar } from '../../../src/environments/MountainCar-v0/dynamics';
import { seededRandom } from '../../../src/shared/random';

const left = [0];
const coast = [1];
const right = [2];

function carAt(position: number, velocity: number): MountainCar {
  const car = new MountainCar();
  car.resetTo([position, velocity]);
  return car;
}

describe('MountainCar', () => {
  it('moves by the equations of the book, worked out by hand', () => {
    const car = carAt(-0.5, 0.01);
    car.step(right);
    // 0.01 + 0.001 - 0.0025 cos(-1.5), then -0.5 + that.
    expect(car.state[1]).toBeCloseTo(0.010823156995830743, 15);
    expect(car.state[0]).toBeCloseTo(-0.4891768430041693, 15);
    expect(car.reward).toBe(-1);
  });

  it('stands still at the bottom of the valley', () => {
    const car = carAt(-Math.PI / 6, 0);
    for (let i = 0; i < 100; i++) car.step(coast);
    expect(car.state[0]).toBeCloseTo(-Math.PI / 6, 12);
  });

  it('loses all its speed at the left wall and never leaves the valley', () => {
    const car = carAt(-1.15, -0.07);
    car.step(left);
    expect([...car.state]).toEqual([-1.2, 0]);
  });

  it('is no faster than 0.07 m per step', () => {
    const car = carAt(-0.9, 0.0699);
    car.step(right);
    expect(car.state[1]).toBe(0.07);
  });

  it('terminates at the flag', () => {
    const car = carAt(0.46, 0.05);
    car.step(right);
    expect(car.terminated).toBe(true);
    car.resetTo([0.4, 0.02]);
    car.step(right);
    expect(car.terminated).toBe(false);
  });

  it('cannot climb the hill in one go, but can by swinging', () => {
    const random = seededRandom(3);
    const car = new MountainCar();
    car.reset(random);
    for (let i = 0; i < 500; i++) {
      car.step(right);
      expect(car.terminated).toBe(false);
    }
    car.reset(random);
    let steps = 0;
    while (!car.terminated && steps < 200) {
      car.step(car.state[1]! < 0 ? left : right);
      steps++;
    }
    expect(steps).toBeLessThan(150);
  });

  it('starts at rest, uniformly from -0.6 to -0.4', () => {
    const random = seededRandom(4);
    const car = new MountainCar();
    let sum = 0;
    for (let i = 0; i < 10_000; i++) {
      car.reset(random);
      const [position, velocity] = car.state;
      if (position! < -0.6 || position! > -0.4 || velocity !== 0) expect.fail(`starts at ${position}`);
      sum += position!;
    }
    // Four standard errors of a uniform number in an interval of 0.2.
    expect(Math.abs(sum / 10_000 + 0.5)).toBeLessThan((4 * 0.2) / Math.sqrt(12 * 10_000));
  });
});
