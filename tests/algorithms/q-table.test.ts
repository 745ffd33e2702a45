import { describe, expect, it } from 'vitest';
import { valueIteration } from '../../src/learning/ops/dynamic-programming';
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

/** Two actions in the first state, ten in the second. */
const small: Setting = {
  algorithm: 'q-table',
  environment: 'MaximisationBias-v0',
  hyperparameters: { stepSize: 0.5, discount: 0.5, epsilonStart: 0, epsilonEnd: 0 },
};

describe('q-table', () => {
  it('moves Q(S, A) towards R + gamma max_a Q(S’, a)', () => {
    const { agent } = start(small);
    observe(agent, { state: 1, action: 3, reward: 8, next: 2, ends: 'terminated' }); // 0 + 0.5 (8 - 0)
    observe(agent, { state: 1, action: 4, reward: 2, next: 2, ends: 'terminated' });
    expect([table(agent)[13], table(agent)[14]]).toEqual([4, 1]);
    observe(agent, { state: 0, action: 0, reward: 1, next: 1 }); // 0 + 0.5 (1 + 0.5 · 4 - 0)
    expect(table(agent)[0]).toBe(1.5);
    observe(agent, { state: 0, action: 0, reward: 1, next: 1 }); // 1.5 + 0.5 (1 + 0.5 · 4 - 1.5)
    expect(table(agent)[0]).toBe(2.25);
    expect(agent.diagnostics()['tdError']).toBeCloseTo((8 + 2 + 3 + 1.5) / 4, 12);
    expect(agent.valueOf!(Float32Array.of(1))).toBe(4);
  });

  it('bootstraps from a truncated episode and not from a terminated one', () => {
    const { agent } = start({ ...small, hyperparameters: { ...small.hyperparameters, initialValue: 4 } });
    observe(agent, { state: 0, action: 0, reward: 1, next: 1, ends: 'truncated' }); // 4 + 0.5 (1 + 0.5 · 4 - 4)
    observe(agent, { state: 0, action: 1, reward: 1, next: 1, ends: 'terminated' }); // 4 + 0.5 (1 - 4)
    expect([table(agent)[0], table(agent)[1]]).toEqual([3.5, 2.5]);
  });

  it('tries everything when it starts as an optimist, without a random action', () => {
    const { agent, environment } = start({
      ...small,
      hyperparameters: { ...small.hyperparameters, initialValue: 10, discount: 1 },
    });
    player(environment)(agent, 200);
    expect([...table(agent)].every((value, at) => at >= 20 || (at >= 2 && at < 10) || value < 10)).toBe(true);
  });

  it('breaks ties at random while it learns, and by the first action when it is evaluated', () => {
    const { agent } = start(small);
    expect(new Set(Array.from({ length: 200 }, () => act(agent, 1))).size).toBe(10);
    expect(greedy(agent, 1)).toBe(0);
  });

  itKeepsThePromisesOfTabularAgents('q-table');
});

describe('q-table finds the optimum of value iteration', () => {
  const settings: Record<string, Setting & { readonly tolerance: number }> = {
    'on a lake that is not slippery': {
      algorithm: 'q-table',
      environment: 'FrozenLake-v1',
      environmentOptions: { slippery: false },
      steps: 20_000,
      hyperparameters: { stepSize: 0.5 },
      tolerance: 1e-9,
    },
    'on slippery ice': {
      algorithm: 'q-table',
      environment: 'FrozenLake-v1',
      steps: 200_000,
      hyperparameters: { stepSizeRule: 'visits', stepSizePower: 0.6, epsilonEnd: 0.1 },
      tolerance: 1e-9,
    },
    'at blackjack': {
      algorithm: 'q-table',
      environment: 'Blackjack-v1',
      steps: 400_000,
      hyperparameters: { stepSizeRule: 'visits', discount: 1, epsilonEnd: 0.1, epsilonFraction: 1 },
      tolerance: 0.005,
    },
    'on the large lake that is not slippery': {
      algorithm: 'q-table',
      environment: 'FrozenLake8x8-v1',
      environmentOptions: { slippery: false },
      steps: 200_000,
      hyperparameters: { stepSize: 0.5, epsilonFraction: 1 },
      tolerance: 1e-9,
    },
    'along the cliff': {
      algorithm: 'q-table',
      environment: 'CliffWalking-v1',
      steps: 50_000,
      hyperparameters: { stepSize: 0.5, discount: 1, epsilonStart: 0.1, epsilonEnd: 0.1 },
      tolerance: 1e-9,
    },
  };
  for (const [where, { tolerance, ...setting }] of Object.entries(settings))
    it(where, () => {
      const discount = (setting.hyperparameters?.['discount'] as number | undefined) ?? 0.99;
      for (const seed of [1, 2, 3]) {
        const { agent, environment } = start(setting, seed);
        player(environment, seed)(agent, setting.steps!);
        const optimum = valueIteration(environment.model!, { discount }).startValue;
        expect(optimum - greedyValue(agent, environment, discount)).toBeLessThan(tolerance);
        if (where.includes('cliff')) expect(optimum).toBe(-13);
      }
    });
});
