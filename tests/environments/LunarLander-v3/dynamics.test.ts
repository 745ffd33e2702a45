import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import type { Environment } from '../../../src/learning/environment/environment';
import { pilotLander } from '../../../src/environments/LunarLander-v3/heuristic';
import { seededRandom } from '../../../src/shared/random';

const [coast, leftEngine, mainEngine, rightEngine] = [[0], [1], [2], [3]] as const;

function lander(seed = 1, id = 'LunarLander-v3', options = {}): Environment {
  const environment = createEnvironment(id, options);
  environment.reset(seededRandom(seed));
  return environment;
}

/** The change of a number of the observation that an action makes, against coasting. */
function effect(action: readonly number[], number: number): number {
  const [one, other] = [lander(), lander()];
  for (let i = 0; i < 5; i++) {
    one.step(action);
    other.step(coast);
  }
  return one.observation[number]! - other.observation[number]!;
}

describe('LunarLander', () => {
  it('falls while it coasts, as gravity bids', () => {
    const speed = (gravity: number) => {
      const environment = lander(1, 'LunarLander-v3', { gravity });
      for (let i = 0; i < 10; i++) environment.step(coast);
      return environment.observation[3]!;
    };
    // 9 m/s² more for 11/50 s (the first step is taken by the reset), in units of 50 / 6.67 m/s.
    expect(speed(-10) - speed(-1)).toBeCloseTo(((-9 * 11) / 50) * (20 / 3 / 50), 5);
  });

  it('rises under the main engine and turns under the side engines', () => {
    expect(effect(mainEngine, 3)).toBeGreaterThan(0.03);
    expect(effect(leftEngine, 5)).toBeGreaterThan(0.02);
    expect(effect(rightEngine, 5)).toBeLessThan(-0.02);
  });

  it('pays for fuel: 0.3 and 0.03', () => {
    const spent = (action: readonly number[]) => {
      const one = lander(3);
      const judge = ([x, y, xDot, yDot, angle, , right, left]: number[]) =>
        -100 * Math.hypot(x!, y!) -
        100 * Math.hypot(xDot!, yDot!) -
        100 * Math.abs(angle!) +
        10 * (right! + left!);
      const before = judge([...one.observation]);
      one.step(action);
      return judge([...one.observation]) - before - one.reward;
    };
    expect(spent(coast)).toBeCloseTo(0, 4);
    expect(spent(mainEngine)).toBeCloseTo(0.3, 4);
    expect(spent(leftEngine)).toBeCloseTo(0.03, 4);
  });

  it('crashes when nobody flies it, for -100', () => {
    const environment = lander(5);
    while (!environment.terminated) environment.step(coast);
    expect(environment.reward).toBe(-100);
  });

  it('comes to rest under the pilot, for +100, with both legs on the ground', () => {
    const environment = lander(2);
    const action = new Float32Array(1);
    while (!environment.terminated && !environment.truncated) {
      pilotLander(environment.observation, action);
      environment.step(action);
    }
    expect([environment.terminated, environment.reward]).toEqual([true, 100]);
    expect([...environment.observation.subarray(6)]).toEqual([1, 1]);
  });

  it('takes engines above their thresholds only: the main above 0 from half power, the side ones beyond 0.5', () => {
    const engines = (action: number[]) => {
      const environment = lander(1, 'LunarLanderContinuous-v3');
      environment.step(action);
      return [...environment.state.subarray(20, 22)];
    };
    expect(engines([0, 0.5])).toEqual([0, 0]);
    expect(engines([-1, -0.5])).toEqual([0, 0]);
    expect(engines([0.5, 0.75])).toEqual([0.75, 0.75]);
    expect(engines([1, -1])).toEqual([1, -1]);
    expect(engines([7, -9])).toEqual([1, -1]);
  });

  it('has level ground around the pad, below which the pad’s height stands in the state', () => {
    const ground = lander(9).state.subarray(22);
    expect(ground).toHaveLength(11);
    for (const height of ground.subarray(4, 7)) expect(height).toBeCloseTo(0.99 * (400 / 30 / 4), 12);
    for (const height of ground) expect(height >= 0 && height <= 0.99 * (400 / 30 / 2)).toBe(true);
  });

  it('is blown about by wind as long as no leg stands, differently in each episode', () => {
    const drift = (seed: number, options: object) => {
      const environment = lander(seed, 'LunarLander-v3', options);
      const before = environment.observation[2]!;
      for (let i = 0; i < 20; i++) environment.step(coast);
      return environment.observation[2]! - before;
    };
    expect(Math.abs(drift(1, {}))).toBeLessThan(0.01);
    const winds = [1, 2, 3, 4].map((seed) => drift(seed, { wind: true }));
    expect(new Set(winds).size).toBe(4);
    expect(Math.max(...winds.map(Math.abs))).toBeGreaterThan(0.05);
  });

  it.each([
    ['LunarLander-v3', {}],
    ['LunarLanderContinuous-v3', {}],
    ['LunarLander-v3', { wind: true }],
  ])('%s with %j goes on from a landing in progress as if it had never stopped', (id, options) => {
    const environment = createEnvironment(id, options);
    const random = seededRandom(31);
    const action = new Float32Array(environment.card.action.kind === 'box' ? 2 : 1);
    const fly = (one: Environment) => {
      pilotLander(one.observation, action);
      one.step(action);
      return [...one.state, ...one.observation, one.reward, Number(one.terminated), Number(one.truncated)];
    };
    environment.reset(random);
    // Until a leg touches the ground: contacts and joints then hold much that cannot be seen.
    while (environment.observation[6] === 0 && environment.observation[7] === 0 && !environment.terminated)
      fly(environment);
    expect(environment.terminated).toBe(false);
    const saved = JSON.stringify([environment.save(), random.save()]);
    const [state, randomState] = JSON.parse(saved) as [unknown, ReturnType<typeof random.save>];
    const again = seededRandom(0);
    again.restore(randomState);
    const continued = createEnvironment(id, options);
    continued.restore(state, again);
    expect(again.save()).toEqual(random.save());
    for (let i = 0; i < 300 && !environment.terminated; i++) expect(fly(continued)).toEqual(fly(environment));
    environment.reset(random);
    continued.reset(again);
    expect(fly(continued)).toEqual(fly(environment));
  });
});
