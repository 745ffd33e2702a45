import { describe, expect, it } from 'vitest';
import { Pendulum } from '../../../src/environments/Pendulum-v1/dynamics';

function pendulumAt(theta: number, thetaDot: number): Pendulum {
  const pendulum = new Pendulum();
  pendulum.resetTo([theta, thetaDot]);
  return pendulum;
}

describe('Pendulum', () => {
  it('moves by the equations, worked out by hand', () => {
    const pendulum = pendulumAt(Math.PI / 6, 1);
    pendulum.step([0.5]);
    // 1 + (15 sin 30° + 3 · 0.5) · 0.05, and the new velocity moves the angle.
    expect(pendulum.state[1]).toBeCloseTo(1.45, 12);
    expect(pendulum.state[0]).toBeCloseTo(Math.PI / 6 + 0.0725, 12);
    expect(pendulum.reward).toBeCloseTo(-((Math.PI / 6) ** 2 + 0.1 + 0.00025), 12);
  });

  it('stays where it hangs and where it is upright', () => {
    for (const theta of [0, Math.PI]) {
      const pendulum = pendulumAt(theta, 0);
      for (let i = 0; i < 20; i++) pendulum.step([0]);
      expect(pendulum.state[0]).toBeCloseTo(theta, 6);
    }
  });

  it('clips the torque at 2 N m, also in the reward', () => {
    const one = pendulumAt(1, 0);
    const other = pendulumAt(1, 0);
    one.step([-2]);
    other.step([-7]);
    expect([...other.state]).toEqual([...one.state]);
    expect(other.reward).toBe(one.reward);
  });

  it('judges the angle by how far it is from upright, whatever the number of turns', () => {
    const rewards = [-2, 0, 1, 5].map((turns) => {
      const pendulum = pendulumAt(0.3 + turns * 2 * Math.PI, 0);
      pendulum.step([0]);
      return pendulum.reward;
    });
    for (const reward of rewards) expect(reward).toBeCloseTo(-0.09, 10);
  });

  it('is no faster than 8 rad/s and never terminates', () => {
    const pendulum = pendulumAt(Math.PI / 2, 7.9);
    pendulum.step([2]);
    expect(pendulum.state[1]).toBe(8);
    expect(pendulum.terminated).toBe(false);
  });
});
