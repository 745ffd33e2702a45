import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { CartPole } from '../../../src/environments/CartPole-v1/dynamics';
import { card as cartPole } from '../../../src/environments/CartPole-v1/card';
import { seededRandom } from '../../../src/shared/random';

const left = Float32Array.of(0);
const right = Float32Array.of(1);
const angleLimit = (12 * 2 * Math.PI) / 360;

function stateAfter(state: readonly number[], action: Float32Array): number[] {
  const environment = new CartPole();
  environment.resetTo(state);
  environment.step(action);
  return [...environment.state];
}

/** The smallest double above a positive one. */
function nextAbove(x: number): number {
  const bits = new BigInt64Array(Float64Array.of(x).buffer);
  bits[0]!++;
  return new Float64Array(bits.buffer)[0]!;
}

describe('a step of the pole cart', () => {
  it('pushes a resting cart as one computes by hand', () => {
    // Upright and at rest: sin = 0, cos = 1, F = 10 N, M + m = 1.1 kg, m l = 0.05 kg m, l = 0.5 m.
    // F / (M + m) = 100/11. thetaAcc = -(100/11) / (0.5 (4/3 - 0.1/1.1)) = -(100/11) / (41/66) = -600/41.
    // xAcc = 100/11 + 0.05 (600/41) / 1.1 = 100/11 + 300/451 = 400/41. Times 0.02 s: 8/41 and -12/41.
    const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12) as number);
    expect(stateAfter([0, 0, 0, 0], right)).toEqual(close([0, 8 / 41, 0, -12 / 41]));
    expect(stateAfter([0, 0, 0, 0], left)).toEqual(close([0, -8 / 41, 0, 12 / 41]));
  });

  it('moves a leaning pole as one computes by hand', () => {
    // x = 1, xDot = -0.5, theta = 0.1 (cos 0.99500417, sin 0.09983342), thetaDot = 0.3, F = -10:
    // shared = (-10 + 0.05 0.09 0.09983342) / 1.1 = -9.09050068
    // thetaAcc = (9.8 0.09983342 + 0.99500417 9.09050068) / (0.5 (4/3 - 0.1 0.99003329 / 1.1))
    //          = 10.02345353 / 0.62166515 = 16.12355698
    // xAcc = -9.09050068 - 0.05 16.12355698 0.99500417 / 1.1 = -9.81972824
    // x = 1 - 0.02 0.5 = 0.99, theta = 0.1 + 0.02 0.3 = 0.106: by the velocities before the step.
    const [x, xDot, theta, thetaDot] = stateAfter([1, -0.5, 0.1, 0.3], left);
    expect(x).toBeCloseTo(0.99, 12);
    expect(xDot).toBeCloseTo(-0.5 + 0.02 * -9.81972824, 9);
    expect(theta).toBeCloseTo(0.106, 12);
    expect(thetaDot).toBeCloseTo(0.3 + 0.02 * 16.12355698, 9);
  });

  it('obeys the equations of motion of cart and pole in every state', () => {
    const number = (range: number) => fc.double({ min: -range, max: range, noNaN: true });
    fc.assert(
      fc.property(
        number(2.4),
        number(5),
        number(0.5),
        number(5),
        fc.boolean(),
        (x, xDot, theta, thetaDot, pushed) => {
          const after = stateAfter([x, xDot, theta, thetaDot], pushed ? right : left);
          const xAcc = (after[1]! - xDot) / 0.02;
          const thetaAcc = (after[3]! - thetaDot) / 0.02;
          const [cos, sin] = [Math.cos(theta), Math.sin(theta)];
          // Newton along the track: 1.1 xAcc + 0.05 (thetaAcc cos - thetaDot^2 sin) = F.
          expect(1.1 * xAcc + 0.05 * (thetaAcc * cos - thetaDot ** 2 * sin)).toBeCloseTo(
            pushed ? 10 : -10,
            8,
          );
          // Around the hinge: xAcc cos + 4/3 0.5 thetaAcc = 9.8 sin.
          expect(xAcc * cos + (2 / 3) * thetaAcc).toBeCloseTo(9.8 * sin, 8);
          expect(after[0]).toBeCloseTo(x + 0.02 * xDot, 12);
          expect(after[2]).toBeCloseTo(theta + 0.02 * thetaDot, 12);
        },
      ),
    );
  });

  it('treats left and right alike', () => {
    const mirrored = stateAfter([-0.3, 0.7, -0.05, 0.4], right).map((x) => -x);
    expect(stateAfter([0.3, -0.7, 0.05, -0.4], left)).toEqual(mirrored);
  });
});

describe('the end of an episode', () => {
  const terminatesAt = (state: readonly number[]) => {
    const environment = new CartPole();
    environment.resetTo(state);
    // Without velocity the position stays where it is for one step.
    environment.step(right);
    expect(environment.truncated).toBe(false);
    return environment.terminated;
  };

  it.each([1, -1])('comes beyond 2.4 m, not at 2.4 m, on the side %i', (side) => {
    expect(terminatesAt([side * 2.4, 0, 0, 0])).toBe(false);
    expect(terminatesAt([side * nextAbove(2.4), 0, 0, 0])).toBe(true);
  });

  it.each([1, -1])('comes beyond 12 degrees, not at 12 degrees, on the side %i', (side) => {
    expect(terminatesAt([0, 0, side * angleLimit, 0])).toBe(false);
    expect(terminatesAt([0, 0, side * nextAbove(angleLimit), 0])).toBe(true);
  });

  it('follows the state after the step, not the one before', () => {
    expect(terminatesAt([2.39, 1, 0, 0])).toBe(true);
    expect(terminatesAt([2.41, -1, 0, 0])).toBe(false);
  });

  it('brings the reward 1 like every step before it', () => {
    const environment = new CartPole();
    environment.reset(seededRandom(1));
    expect(environment.reward).toBe(0);
    let steps = 0;
    while (!environment.terminated) {
      environment.step(right);
      expect(environment.reward).toBe(1);
      steps++;
    }
    expect(steps).toBeGreaterThan(5);
    environment.reset(seededRandom(2));
    expect([environment.terminated, environment.reward]).toEqual([false, 0]);
  });
});

describe('the start of an episode', () => {
  it('is uniform in ±0.05 in every component', () => {
    const environment = new CartPole();
    const random = seededRandom(12);
    const count = 20_000;
    const sums = [0, 0, 0, 0];
    const squares = [0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      environment.reset(random);
      environment.state.forEach((value, k) => {
        const x = value / 0.05;
        if (!(Math.abs(x) <= 1)) expect.fail(`component ${k} starts at ${value}`);
        sums[k]! += x;
        squares[k]! += x * x;
      });
    }
    // Four standard errors of a uniform number in ±1.
    for (const sum of sums) expect(Math.abs(sum / count)).toBeLessThan(4 * Math.sqrt(1 / 3 / count));
    for (const sum of squares)
      expect(Math.abs(sum / count - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / count));
  });

  it('is the given state where one is given, in double precision', () => {
    const environment = new CartPole();
    const state = [0.1, -0.2, 0.03, 1 / 3];
    environment.resetTo(state);
    expect([...environment.state]).toEqual(state);
    expect([...environment.observation]).toEqual(state.map(Math.fround));
  });
});

it('shows the state as its observation, in single precision', () => {
  const environment = new CartPole();
  environment.reset(seededRandom(3));
  for (let i = 0; i < 8; i++) {
    expect([...environment.observation]).toEqual([...environment.state].map(Math.fround));
    environment.step(i % 2 === 0 ? left : right);
  }
});

it('gives a random policy the mean return that the catalogue states', () => {
  const environment = createEnvironment('CartPole-v1');
  const random = seededRandom(2024);
  const action = new Float32Array(1);
  const episodes = 2000;
  let sum = 0;
  for (let episode = 0; episode < episodes; episode++) {
    environment.reset(random);
    while (!environment.terminated && !environment.truncated) {
      action[0] = random.integer(2);
      environment.step(action);
      sum += environment.reward;
    }
  }
  // An episode's standard deviation is about 12: the mean's is 0.27.
  expect(Math.abs(sum / episodes - cartPole.randomReturn)).toBeLessThan(1);
});
