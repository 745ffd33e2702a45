import { describe, expect, it } from 'vitest';
import {
  act,
  greedy,
  greedyValue,
  itKeepsThePromisesOfTabularAgents,
  observe,
  player,
  start,
  table,
  type Setting,
} from './tabular-training';

const small: Setting = {
  algorithm: 'sarsa',
  environment: 'MaximisationBias-v0',
  hyperparameters: { stepSize: 0.5, discount: 0.5, epsilonStart: 1, epsilonEnd: 1 },
};
const expected: Setting = {
  ...small,
  hyperparameters: { ...small.hyperparameters, expected: true, epsilonStart: 0.4, epsilonEnd: 0.4 },
};

/** An agent whose values are given. */
function withValues(setting: Setting, values: Readonly<Record<number, number>>, seed = 1) {
  const { agent } = start(setting, seed);
  const saved = agent.save();
  const table = Float64Array.from({ length: 30 }, (_, at) => values[at] ?? 0);
  agent.restore({ ...saved, arrays: { ...saved.arrays, 'q/values': table } });
  return agent;
}

/** Values of the ten actions in B: 0, 4, 8 and so on. */
const valuesOfB = Object.fromEntries(Array.from({ length: 10 }, (_, action) => [10 + action, 4 * action]));

describe('sarsa', () => {
  it('moves Q(S, A) towards R + gamma Q(S’, A’), and then takes A’', () => {
    const taken = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      const agent = withValues(small, valuesOfB, seed);
      observe(agent, { state: 0, action: 0, reward: 1, next: 1 });
      const learned = table(agent)[0]!;
      const next = act(agent, 1);
      taken.add(next);
      expect(learned).toBe(0.5 * (1 + 0.5 * 4 * next));
    }
    expect(taken.size).toBe(10);
  });

  it('chooses A’ before it learns, where S’ is S again', () => {
    const agent = withValues(
      { ...small, hyperparameters: { ...small.hyperparameters, epsilonStart: 0, epsilonEnd: 0 } },
      { 10: 4 },
    );
    observe(agent, { state: 1, action: 0, reward: -9, next: 1 }); // 4 + 0.5 (-9 + 0.5 · 4 - 4)
    expect(table(agent)[10]).toBe(-1.5);
    expect(act(agent, 1)).toBe(0);
    expect(act(agent, 1)).not.toBe(0);
  });

  it('does not bootstrap from a terminated episode, and chooses anew in the next one', () => {
    const agent = withValues(small, valuesOfB);
    observe(agent, { state: 0, action: 1, reward: 1, next: 1, ends: 'terminated' });
    expect(table(agent)[1]).toBe(0.5);
    expect(act(agent, 0)).toBeLessThan(2);
  });

  it('bootstraps from a truncated episode with an action that it then does not take', () => {
    const learned = new Set<number>();
    for (let seed = 0; seed < 40; seed++) {
      const agent = withValues(small, valuesOfB, seed);
      observe(agent, { state: 0, action: 0, reward: 1, next: 1, ends: 'truncated' });
      learned.add((table(agent)[0]! - 0.5) % 1);
      expect(table(agent)[0]).toBeGreaterThanOrEqual(0.5);
      expect(act(agent, 0)).toBeLessThan(2);
    }
    expect([...learned]).toEqual([0]);
  });

  it('as Expected Sarsa takes the mean over its policy at the present epsilon', () => {
    const agent = withValues(expected, valuesOfB);
    // The policy is worth 0.4 · 18 + 0.6 · 36 = 28.8 in B.
    observe(agent, { state: 0, action: 0, reward: 1, next: 1 });
    expect(table(agent)[0]).toBeCloseTo(0.5 * (1 + 0.5 * 28.8), 12);
    observe(agent, { state: 0, action: 0, reward: 1, next: 1, ends: 'truncated' });
    expect(table(agent)[0]).toBeCloseTo(0.5 * 7.7 + 0.5 * (1 + 0.5 * 28.8), 12);
    observe(agent, { state: 0, action: 1, reward: 1, next: 1, ends: 'terminated' });
    expect(table(agent)[1]).toBe(0.5);
  });

  it('as Expected Sarsa without exploration is Q-learning', () => {
    const run = (algorithm: string, hyperparameters: object) => {
      const setting = { epsilonStart: 0, epsilonEnd: 0, initialValue: 1, ...hyperparameters };
      const { agent, environment } = start({
        algorithm,
        environment: 'FrozenLake-v1',
        hyperparameters: setting,
      });
      player(environment)(agent, 2000);
      return table(agent);
    };
    expect(run('sarsa', { expected: true })).toEqual(run('q-table', {}));
  });

  describe('step by step', () => itKeepsThePromisesOfTabularAgents('sarsa'));
  describe('expected', () => itKeepsThePromisesOfTabularAgents('sarsa', { expected: true }));
});

describe('along the cliff with epsilon 0.1', () => {
  const steps = 60_000;
  /** Mean return of the last quarter of the episodes, exploration included, and that of the greedy policy. */
  function walk(algorithm: string, hyperparameters: object = {}, seed = 1) {
    const { agent, environment } = start(
      {
        algorithm,
        environment: 'CliffWalking-v1',
        steps,
        hyperparameters: {
          stepSize: 0.1,
          discount: 1,
          epsilonStart: 0.1,
          epsilonEnd: 0.1,
          ...hyperparameters,
        },
      },
      seed,
    );
    const { returns } = player(environment, seed)(agent, steps);
    const last = returns.slice(-Math.floor(returns.length / 4));
    return {
      online: last.reduce((sum, value) => sum + value, 0) / last.length,
      final: greedyValue(agent, environment, 1),
      upFirst: greedy(agent, 36) === 0 && greedy(agent, 24) === 0,
    };
  }

  it('sarsa takes the safe way and earns more on it than Q-learning on the shortest', () => {
    for (const seed of [1, 2, 3]) {
      const [careful, expected, bold] = [
        walk('sarsa', {}, seed),
        walk('sarsa', { expected: true }, seed),
        walk('q-table', {}, seed),
      ];
      expect(bold.final).toBe(-13);
      expect(bold.upFirst).toBe(false);
      for (const safe of [careful, expected]) {
        expect(safe.upFirst).toBe(true);
        expect(safe.final).toBeGreaterThanOrEqual(-17);
        expect(safe.online).toBeGreaterThan(bold.online + 15);
      }
    }
  });
});
