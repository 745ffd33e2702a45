import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import type { Environment } from '../../../src/learning/environment/environment';
import { CartPole } from '../../../src/environments/CartPole-v1/dynamics';
import { TimeLimit } from '../../../src/learning/environment/time-limit';
import { seededRandom } from '../../../src/shared/random';

const right = Float32Array.of(1);

/** Keeps the pole up for as long as one likes. */
function balance(environment: Environment): void {
  environment.step(Float32Array.of(environment.state[2]! + 0.5 * environment.state[3]! > 0 ? 1 : 0));
}

/** Steps that a cart which is always pushed right takes until it terminates. */
function stepsUntilTerminated(seed: number): number {
  const environment = new CartPole();
  environment.reset(seededRandom(seed));
  let steps = 0;
  while (!environment.terminated) {
    environment.step(right);
    steps++;
  }
  return steps;
}

describe('TimeLimit', () => {
  it('truncates CartPole-v1 with its 500th step, not before, and does not call it terminated', () => {
    const environment = createEnvironment('CartPole-v1');
    const random = seededRandom(1);
    environment.reset(random);
    for (let step = 1; step < 500; step++) {
      balance(environment);
      expect([environment.terminated, environment.truncated]).toEqual([false, false]);
    }
    balance(environment);
    expect([environment.terminated, environment.truncated]).toEqual([false, true]);
    expect(environment.reward).toBe(1);
  });

  it('counts anew after a reset of either kind', () => {
    const environment = new TimeLimit(new CartPole(), 3);
    const random = seededRandom(1);
    for (const begin of [
      () => environment.reset(random),
      () => environment.resetTo([0, 0, 0, 0], random),
      () => environment.reset(random),
    ]) {
      begin();
      expect(environment.truncated).toBe(false);
      const truncated = [1, 2, 3].map(() => {
        balance(environment);
        return environment.truncated;
      });
      expect(truncated).toEqual([false, false, true]);
    }
  });

  it('lets a step be both the last one allowed and a terminal one', () => {
    const last = stepsUntilTerminated(4);
    const endOf = (limit: number) => {
      const environment = new TimeLimit(new CartPole(), limit);
      environment.reset(seededRandom(4));
      while (!environment.terminated && !environment.truncated) environment.step(right);
      return { terminated: environment.terminated, truncated: environment.truncated };
    };
    expect(endOf(last)).toEqual({ terminated: true, truncated: true });
    expect(endOf(last - 1)).toEqual({ terminated: false, truncated: true });
    expect(endOf(last + 1)).toEqual({ terminated: true, truncated: false });
  });

  it('passes on a truncation that comes from within', () => {
    const inner = new CartPole();
    const environment = new TimeLimit(inner, 100);
    environment.reset(seededRandom(1));
    Object.defineProperty(inner, 'truncated', { value: true });
    expect(environment.truncated).toBe(true);
  });

  it('saves how many steps the episode has taken', () => {
    const environment = createEnvironment('CartPole-v1');
    const random = seededRandom(1);
    environment.reset(random);
    for (let step = 1; step <= 300; step++) balance(environment);
    const saved: unknown = JSON.parse(JSON.stringify(environment.save()));
    const continued = createEnvironment('CartPole-v1');
    continued.reset(seededRandom(9));
    continued.restore(saved, random);
    let steps = 300;
    while (!continued.truncated) {
      balance(continued);
      steps++;
    }
    expect(steps).toBe(500);
  });

  it('shows everything else of the environment within', () => {
    const inner = new CartPole();
    const environment = new TimeLimit(inner, 100);
    environment.reset(seededRandom(1));
    environment.step(right);
    expect(environment.card).toBe(inner.card);
    expect(environment.observation).toBe(inner.observation);
    expect(environment.state).toBe(inner.state);
    expect(environment.reward).toBe(inner.reward);
  });
});
