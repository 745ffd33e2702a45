import { describe, expect, it } from 'vitest';
import { Acrobot } from '../../../src/environments/Acrobot-v1/dynamics';
import { seededRandom } from '../../../src/shared/random';

const [back, none, forth] = [0, 1, 2].map((action) => [action]) as [number[], number[], number[]];

function acrobotAt(...state: number[]): Acrobot {
  const acrobot = new Acrobot();
  acrobot.resetTo(state);
  return acrobot;
}

/** Kinetic and potential energy in J of two uniform links of 1 kg and 1 m with moment of inertia 1 kg m². */
function energy([theta1, theta2, theta1Dot, theta2Dot]: Float64Array): number {
  const both = theta1Dot! + theta2Dot!;
  const kinetic =
    0.5 * (0.25 + 1) * theta1Dot! ** 2 +
    0.5 * (theta1Dot! ** 2 + 0.25 * both ** 2 + theta1Dot! * both * Math.cos(theta2!)) +
    0.5 * both ** 2;
  return kinetic - 9.8 * (1.5 * Math.cos(theta1!) + 0.5 * Math.cos(theta1! + theta2!));
}

describe('Acrobot', () => {
  it('stays where it hangs when nothing drives it', () => {
    const acrobot = acrobotAt(0, 0, 0, 0);
    for (let i = 0; i < 100; i++) acrobot.step(none);
    for (const value of acrobot.state) expect(Math.abs(value)).toBeLessThan(1e-12);
    expect(acrobot.reward).toBe(-1);
  });

  it('keeps its energy when nothing drives it, as far as the method of integration does', () => {
    const acrobot = acrobotAt(0.5, -0.4, 0.3, 0.1);
    const before = energy(acrobot.state);
    for (let i = 0; i < 25; i++) acrobot.step(none);
    expect(Math.abs(energy(acrobot.state) - before)).toBeLessThan(0.05);
  });

  it('mirrors when state and torque do', () => {
    const one = acrobotAt(0.2, -0.3, 0.5, 0.7);
    const other = acrobotAt(-0.2, 0.3, -0.5, -0.7);
    for (let i = 0; i < 10; i++) {
      one.step(forth);
      other.step(back);
    }
    one.state.forEach((value, i) => expect(other.state[i]).toBeCloseTo(-value, 9));
  });

  it('wraps its angles and bounds its velocities', () => {
    const acrobot = acrobotAt(3.1, 3.1, 12.5, 28);
    for (let i = 0; i < 20; i++) {
      acrobot.step(forth);
      const [theta1, theta2, theta1Dot, theta2Dot] = acrobot.state;
      for (const angle of [theta1!, theta2!]) expect(Math.abs(angle)).toBeLessThanOrEqual(Math.PI);
      expect(Math.abs(theta1Dot!)).toBeLessThanOrEqual(4 * Math.PI);
      expect(Math.abs(theta2Dot!)).toBeLessThanOrEqual(9 * Math.PI);
    }
  });

  it('terminates with reward 0 once the free end is above the line', () => {
    const acrobot = acrobotAt(Math.PI - 0.1, 0, 0, 0);
    acrobot.step(none);
    expect([acrobot.terminated, acrobot.reward]).toEqual([true, 0]);
  });

  it('shows the angles by cosine and sine, the velocities as they are', () => {
    const acrobot = acrobotAt(0.3, -0.7, 1.5, -2.5);
    const shown = [Math.cos(0.3), Math.sin(0.3), Math.cos(0.7), -Math.sin(0.7), 1.5, -2.5];
    expect([...acrobot.observation]).toEqual(shown.map(Math.fround));
  });

  it('can be swung up by driving against the motion of the lower link', () => {
    const acrobot = new Acrobot();
    acrobot.reset(seededRandom(1));
    let steps = 0;
    while (!acrobot.terminated && steps < 500) {
      acrobot.step(acrobot.state[3]! > 0 ? forth : back);
      steps++;
    }
    expect(steps).toBeLessThan(200);
  });
});
