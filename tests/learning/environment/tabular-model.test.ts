/** What every exact model promises, and that its environment keeps to it. */
import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import type { Environment } from '../../../src/learning/environment/environment';
import { drawIndex, outcomesOf } from '../../../src/learning/environment/tabular-model';
import { environments } from '../../../src/catalogue';
import type { EnvironmentOptions } from '../../../src/shared/catalogue/environment';
import { seededRandom } from '../../../src/shared/random';

const variants: readonly (readonly [string, EnvironmentOptions])[] = [
  ['FrozenLake-v1', {}],
  ['FrozenLake-v1', { slippery: false }],
  ['FrozenLake8x8-v1', {}],
  ['CliffWalking-v1', {}],
  ['CliffWalking-v1', { slippery: true }],
  ['Gridworld-v0', {}],
  ['Gridworld-v0', { map: 'S.^.G/.#2<P/S.v>.', slip: 0.5, pitReward: -7 }],
  ['Blackjack-v1', { rules: 'plain' }],
  ['Blackjack-v1', { rules: 'natural' }],
  ['Blackjack-v1', { rules: 'sab' }],
  ['MaximisationBias-v0', {}],
];

/** The state of the model that an environment is in; a natural of blackjack is one that looks like another. */
function stateOf(environment: Environment): number {
  const { state, observation, card } = environment;
  if (card.id !== 'Blackjack-v1') return observation[0]!;
  const [first, second] = [state[2]!, state[3]!];
  const natural = state[0] === 2 && Math.min(first, second) === 1 && Math.max(first, second) === 10;
  return natural ? 560 + state[24]! - 1 : observation[0]!;
}

it('knows every environment with discrete observations', () => {
  const discrete = Object.values(environments).filter(({ observation }) => observation.kind === 'discrete');
  expect([...new Set(variants.map(([id]) => id))].sort()).toEqual(discrete.map(({ id }) => id).sort());
});

describe.each(variants)('%s with %j', (id, options) => {
  const environment = createEnvironment(id, options);
  const model = environment.model!;

  it('has probabilities that add up to 1, and states that exist', () => {
    const total = (entries: readonly { readonly probability: number }[]) =>
      entries.reduce((sum, { probability }) => sum + probability, 0);
    expect(total(model.starts)).toBeCloseTo(1, 12);
    expect(model.outcomes).toHaveLength(model.states * model.actions);
    const counts = environment.card.actionCounts;
    model.outcomes.forEach((outcomes, at) => {
      const [state, action] = [Math.floor(at / model.actions), at % model.actions];
      if (counts !== undefined && action >= counts[state]!) {
        expect(outcomes).toEqual([]);
        return;
      }
      expect(total(outcomes)).toBeCloseTo(1, 12);
      for (const { probability, next, reward } of outcomes) {
        expect(probability).toBeGreaterThan(0);
        expect(Number.isInteger(next) && next >= 0 && next < model.states).toBe(true);
        expect(Number.isFinite(reward)).toBe(true);
      }
    });
  });

  it('shows observations of its card’s space', () => {
    const { observation, action } = environment.card;
    if (observation.kind !== 'discrete' || action.kind !== 'discrete') expect.fail('it is not tabular');
    expect(action.names).toHaveLength(model.actions);
    const shown = model.observations ?? Array.from({ length: model.states }, (_, state) => state);
    expect(shown).toHaveLength(model.states);
    expect(Math.max(...shown)).toBeLessThan(observation.names.length);
  });

  it('starts and goes on as often each way as its model says', () => {
    const random = seededRandom(11);
    const choices = seededRandom(12);
    const starts = new Map<number, number>();
    const seen = new Map<number, Map<string, number>>();
    const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
    const action = new Float32Array(1);
    const stochasticReward = id === 'MaximisationBias-v0';
    let episodes = 0;
    for (let steps = 0; steps < 120_000; episodes++) {
      environment.reset(random);
      let state = stateOf(environment);
      count(starts, state);
      while (!environment.terminated && !environment.truncated) {
        action[0] = choices.integer(environment.card.actionCounts?.[state] ?? model.actions);
        environment.step(action);
        const at = state * model.actions + action[0];
        // What sticking leads to is the same state; only the payoff matters.
        const next = id === 'Blackjack-v1' && action[0] === 0 ? state : stateOf(environment);
        const reward = stochasticReward ? '' : environment.reward;
        if (!seen.has(at)) seen.set(at, new Map());
        count(seen.get(at)!, `${next} ${reward} ${environment.terminated}`);
        state = next;
        steps++;
      }
    }
    const expectFrequencies = (
      counts: ReadonlyMap<unknown, number>,
      expected: ReadonlyMap<unknown, number>,
      where: string,
    ) => {
      const all = [...counts.values()].reduce((sum, value) => sum + value, 0);
      for (const key of counts.keys())
        if (!expected.has(key)) expect.fail(`${where}: ${String(key)} cannot happen`);
      for (const [key, probability] of expected) {
        const found = counts.get(key) ?? 0;
        // Five and a half standard errors (there are thousands of comparisons), and one count for rare outcomes.
        const allowed = 5.5 * Math.sqrt(all * probability * Math.max(0, 1 - probability)) + 2;
        if (!(Math.abs(found - all * probability) <= allowed))
          expect.fail(
            `${where}: ${String(key)} came ${found} times of ${all}; its probability is ${probability}`,
          );
      }
    };
    expectFrequencies(
      starts,
      new Map(model.starts.map(({ state, probability }) => [state, probability])),
      'start',
    );
    expect(seen.size).toBeGreaterThan(1);
    for (const [at, counts] of seen) {
      const state = Math.floor(at / model.actions);
      const expected = new Map<string, number>();
      for (const { next, reward, terminated, probability } of outcomesOf(model, state, at % model.actions)) {
        const key = `${next} ${stochasticReward ? '' : reward} ${terminated}`;
        expected.set(key, (expected.get(key) ?? 0) + probability);
      }
      expectFrequencies(counts, expected, `state ${state}, action ${at % model.actions}`);
    }
  });
});

describe('drawIndex', () => {
  it('falls on the entry that a uniform number lies in', () => {
    const entries = [{ probability: 0.25 }, { probability: 0.5 }, { probability: 0.25 }];
    expect([0, 0.2499, 0.25, 0.7499, 0.75, 0.9999].map((u) => drawIndex(entries, u))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
  });

  it('falls on the last one where rounding leaves a gap', () => {
    expect(
      drawIndex([{ probability: 1 / 3 }, { probability: 1 / 3 }, { probability: 1 / 3 }], 1 - 1e-17),
    ).toBe(2);
  });
});
