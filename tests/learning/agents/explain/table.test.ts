import { describe, expect, it } from 'vitest';
import { difference } from '../../../../src/shared/learning-steps/learning-step';
import { seededRandom } from '../../../../src/shared/random';
import { toldBy, type Told } from './explained';
import { observe, player, start, type Setting } from '../../../algorithms/tabular-training';

const explained = (agent: ReturnType<typeof start>['agent']): Told | null => {
  const step = agent.explainStep!(seededRandom(1));
  return step && toldBy(step);
};
type Numbers = Readonly<
  Record<'reward' | 'discount' | 'nextValue' | 'target' | 'tdError' | 'stepSize' | 'before' | 'after', number>
>;
const lake: Setting = {
  algorithm: 'q-table',
  environment: 'FrozenLake-v1',
  steps: 5000,
  hyperparameters: { discount: 0.5, stepSize: 0.5 },
};
const rules = {
  'q-learning': lake,
  'double-q-learning': { ...lake, algorithm: 'double-q-table' },
  sarsa: { ...lake, algorithm: 'sarsa' },
  'expected-sarsa': {
    ...lake,
    algorithm: 'sarsa',
    hyperparameters: { ...lake.hyperparameters, expected: true },
  },
  'by visits': {
    ...lake,
    hyperparameters: { discount: 0.5, stepSizeRule: 'visits', stepSizePower: 0.7, initialValue: 1 },
  },
} satisfies Record<string, Setting>;

describe('explained updates of a table', () => {
  it('are worked out by hand', () => {
    const { agent } = start(lake);
    agent.enableExplanations!();
    expect(explained(agent)).toBeNull();
    observe(agent, { state: 1, action: 3, reward: 8, next: 2, ends: 'terminated' }); // 0 + 0.5 (8 - 0) = 4
    observe(agent, { state: 0, action: 0, reward: 1, next: 1 }); // 0 + 0.5 (1 + 0.5 · 4 - 0) = 1.5
    observe(agent, { state: 0, action: 0, reward: 1, next: 0 }); // 1.5 + 0.5 (1 + 0.5 · 1.5 - 1.5) = 1.625
    const updates = explained(agent)!.rows;
    expect(updates[0]).toEqual({
      ...{ step: 1, state: 1, action: 3, reward: 8, nextState: 2, ended: 1, discount: 0, nextAction: -1 },
      ...{ values: [0, 0, 0, 0], nextValues: [0, 0, 0, 0], nextValue: 0, target: 8, tdError: 8 },
      ...{ visits: 1, stepSize: 0.5, before: 0, after: 4, valuesAfter: [0, 0, 0, 4] },
    });
    expect(updates[1]).toMatchObject({ discount: 0.5, ended: 0 });
    expect(updates[1]).toMatchObject({ nextValues: [0, 0, 0, 4], nextAction: 3, nextValue: 4, target: 3 });
    expect(updates[1]).toMatchObject({ visits: 1, tdError: 3, before: 0, after: 1.5 });
    // The state leads to itself: what it is worth next is what it was worth before this update.
    expect(updates[2]).toMatchObject({ values: [1.5, 0, 0, 0], nextValues: [1.5, 0, 0, 0], nextValue: 1.5 });
    expect(updates[2]).toMatchObject({ visits: 2, tdError: 0.25, before: 1.5, after: 1.625 });
  });

  for (const [name, setting] of Object.entries(rules))
    it(`follow from one another over a training, ${name}`, () => {
      const { agent, environment } = start(setting);
      agent.enableExplanations!();
      const play = player(environment);
      for (let turn = 0; turn < 60; turn++) {
        play(agent, 53);
        const before = structuredClone(agent.save());
        const updates = explained(agent)!.rows;
        expect(agent.save()).toEqual(before);
        expect(updates.map(({ step }) => step)).toEqual(
          Array.from({ length: 8 }, (_, i) => (turn + 1) * 53 - 7 + i),
        );
        for (const update of updates) {
          const { reward, discount, nextValue, target, tdError, stepSize, before, after } = update as Numbers;
          const { nextValues, otherNextValues, values, action, nextAction } = update;
          expect(target).toBe(reward + discount * nextValue);
          expect(tdError).toBe(difference(target, before));
          expect(values![action!]).toBe(before);
          expect(after).toBeCloseTo(before + stepSize * tdError, 12);
          if (update['ended'] === 1) expect(nextValue).toBe(0);
          else if (otherNextValues !== undefined) {
            expect(nextValues![nextAction!]).toBe(Math.max(...nextValues!));
            expect(nextValue).toBe(otherNextValues[nextAction!]);
          } else if (update['epsilon'] === undefined) expect(nextValue).toBe(nextValues![nextAction!]);
          else expect(nextValue).toBeLessThanOrEqual(Math.max(...nextValues!) + 1e-12);
        }
      }
    });

  it('know the expectation of Expected Sarsa and the draw of Sarsa', () => {
    const { agent } = start({
      ...rules['expected-sarsa'],
      hyperparameters: { ...rules['expected-sarsa'].hyperparameters, epsilonStart: 0.2, epsilonEnd: 0.2 },
    });
    agent.enableExplanations!();
    observe(agent, { state: 1, action: 3, reward: 8, next: 2, ends: 'terminated' });
    observe(agent, { state: 0, action: 0, reward: 0, next: 1 });
    // 0.2 of the mean 1, 0.8 of the maximum 4.
    expect(explained(agent)!.rows[1]).toMatchObject({ epsilon: 0.2, nextValue: 0.2 * 1 + 0.8 * 4 });
    expect(explained(agent)!.rows[1]!['nextAction']).toBe(-1);
  });

  it('take the same numbers whether notes are taken or not, and come back with a checkpoint', () => {
    for (const setting of Object.values(rules)) {
      const [noted, other, restored] = [start(setting), start(setting), start(setting, 9)];
      noted.agent.enableExplanations!();
      restored.agent.enableExplanations!();
      player(noted.environment)(noted.agent, 300);
      player(other.environment)(other.agent, 300);
      expect(noted.agent.save().arrays).toEqual(other.agent.save().arrays);
      expect(other.agent.explainStep!(seededRandom(1))).toBeNull();
      restored.agent.restore(structuredClone(noted.agent.save()));
      expect(explained(restored.agent)).toEqual(explained(noted.agent));
      restored.agent.restore(other.agent.save());
      expect(explained(restored.agent)).toBeNull();
    }
  });
});
