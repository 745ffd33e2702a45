import { describe, expect, it } from 'vitest';
import { valueIteration } from '../../src/learning/ops/dynamic-programming';
import { misleading as settings, shareOfLeft } from '../../experiments/maximisation-bias/share-of-left';
import {
  greedy,
  greedyValue,
  itKeepsThePromisesOfTabularAgents,
  observe,
  player,
  start,
  table,
  type Setting,
} from './tabular-training';

const misleading: Setting = {
  algorithm: 'double-q-table',
  environment: 'MaximisationBias-v0',
  hyperparameters: settings,
};

describe('double-q-table', () => {
  it('moves one table towards what the other makes of its choice', () => {
    const { agent } = start({
      ...misleading,
      hyperparameters: { stepSize: 0.5, discount: 0.5 },
    });
    // Q1 holds action 3 best, Q2 action 5; each thinks little of the other's choice.
    const saved = agent.save();
    const [q1, q2] = [new Float64Array(30), new Float64Array(30)];
    [q1[13], q1[15], q2[13], q2[15]] = [8, 2, 1, 6];
    agent.restore({ ...saved, arrays: { ...saved.arrays, 'q1/values': q1, 'q2/values': q2 } });
    observe(agent, { state: 0, action: 0, reward: 3, next: 1 });
    // 0 + 0.5 (3 + 0.5 · 1) by Q1 with Q2's value of action 3, or 0 + 0.5 (3 + 0.5 · 2) by Q2 with Q1's of action 5.
    const learned = [table(agent, 'q1/values')[0], table(agent, 'q2/values')[0]];
    expect([
      [1.75, 0],
      [0, 2],
    ]).toContainEqual(learned);
    expect(table(agent, 'mean/values')[0]).toBe((learned[0]! + learned[1]!) / 2);
  });

  it('bootstraps from a truncated episode and not from a terminated one', () => {
    const { agent } = start({
      ...misleading,
      hyperparameters: { stepSize: 0.5, discount: 0.5, initialValue: 4 },
    });
    observe(agent, { state: 0, action: 0, reward: 1, next: 1, ends: 'truncated' }); // 4 + 0.5 (1 + 0.5 · 4 - 4)
    observe(agent, { state: 0, action: 1, reward: 1, next: 1, ends: 'terminated' }); // 4 + 0.5 (1 - 4)
    expect([table(agent, 'mean/values')[0], table(agent, 'mean/values')[1]]).toEqual([3.75, 3.25]);
  });

  it('lets both tables learn, each about half of the time', () => {
    const { agent, environment } = start(misleading);
    player(environment)(agent, 4000);
    const visits = ['q1', 'q2'].map((name) => {
      const counts = agent.save().arrays[`${name}/visits`] as Uint32Array;
      return counts.reduce((sum, count) => sum + count, 0);
    });
    expect(visits[0]! + visits[1]!).toBe(4000);
    expect(visits[0]! / 4000).toBeCloseTo(0.5, 1);
  });

  it('acts by both tables together', () => {
    const { agent, environment } = start(misleading);
    player(environment)(agent, 1000);
    const [q1, q2, mean] = ['q1', 'q2', 'mean'].map((name) => table(agent, `${name}/values`));
    for (let at = 0; at < 30; at++) expect(mean![at]).toBe((q1![at]! + q2![at]!) / 2);
    const best = [0, 1].reduce((a, b) => (mean![b]! > mean![a]! ? b : a));
    expect(greedy(agent, 0)).toBe(best);
  });

  it('finds the optimum of value iteration on a lake that is not slippery', () => {
    const { agent, environment } = start({
      algorithm: 'double-q-table',
      environment: 'FrozenLake-v1',
      environmentOptions: { slippery: false },
      steps: 30_000,
      hyperparameters: { stepSize: 0.5 },
    });
    player(environment)(agent, 30_000);
    const optimum = valueIteration(environment.model!, { discount: 0.99 }).startValue;
    expect(greedyValue(agent, environment, 0.99)).toBeCloseTo(optimum, 9);
  });

  itKeepsThePromisesOfTabularAgents('double-q-table');
});

describe('the maximisation bias', () => {
  const runs = 1000;
  const episodes = 300;

  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  it('lures Q-learning to the left for long, double Q-learning for less', () => {
    const [single, double] = ['q-table', 'double-q-table'].map((algorithm) =>
      Array.from(shareOfLeft(algorithm, runs, episodes)),
    ) as [number[], number[]];
    for (const curve of [single, double]) expect(curve[0]).toBeCloseTo(0.5, 1);
    expect(Math.max(...single)).toBeGreaterThan(0.9);
    // Lured for a hundred episodes, Q-learning comes down, yet stays well above the 5 % of pure exploration.
    const [ofSingle, ofDouble] = [single, double].map((curve) => [
      mean(curve.slice(10, 60)),
      mean(curve.slice(-50)),
    ]) as [number[], number[]];
    expect(ofSingle[0]).toBeGreaterThan(0.8);
    expect(ofSingle[1]).toBeGreaterThan(0.1);
    expect(ofSingle[1]).toBeLessThan(0.2);
    // Double Q-learning turns away from the beginning.
    expect(Math.max(...double)).toBeLessThan(0.6);
    expect(ofDouble[0]).toBeLessThan(0.25);
    expect(ofDouble[1]).toBeLessThan(0.09);
  });
});
