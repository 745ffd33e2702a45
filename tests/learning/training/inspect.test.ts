import { describe, expect, it } from 'vitest';
import { optimumOf } from '../../../src/main/processes/optimum';
import { createTraining } from '../../../src/catalogue/trainings';
import { slicePoints } from '../../../src/shared/catalogue/slices';
import type { RunEvent } from '../../../src/shared/events';
import { requireExperiment } from '../../../src/shared/experiment';
import type { Inspection } from '../../../src/shared/inspection';

const dqn = {
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 900,
  evaluateEvery: 300,
  evaluationEpisodes: 2,
  finalEpisodes: 2,
  hyperparameters: { hiddenLayers: [16], warmup: 100, batchSize: 16 },
};
const lake = {
  environment: 'FrozenLake-v1',
  environmentOptions: { slippery: false },
  algorithm: 'q-table',
  steps: 4000,
  evaluateEvery: 2000,
  finalEpisodes: 5,
  hyperparameters: { discount: 0.9, stepSize: 0.5, epsilonEnd: 0.5 },
};

function train(experiment: object, inspect: boolean) {
  const inspections: Inspection[] = [];
  const events: RunEvent[] = [];
  const training = createTraining({
    experiment: requireExperiment(experiment),
    emit: (event) => events.push(event),
    ...(inspect ? { inspected: (inspection) => inspections.push(inspection) } : {}),
    now: () => 0,
  });
  while (!training.done) training.advance(1);
  training.dispose();
  return { inspections, events };
}

describe('inspections', () => {
  const { inspections, events } = train(dqn, true);

  it('are made at every evaluation and change no curve', () => {
    expect(inspections.map(({ step }) => step)).toEqual([300, 600, 900]);
    expect(events).toEqual(train(dqn, false).events);
  });

  it('hold one learning step worked out, the same whenever it is looked at', () => {
    const again = train(dqn, true).inspections;
    for (const [i, { learning }] of inspections.entries()) {
      expect(learning).toMatchObject({ list: 'transitions', values: { batchSize: 16 } });
      expect(learning).toEqual(again[i]!.learning);
    }
    const patient = { ...dqn, hyperparameters: { ...dqn.hyperparameters, warmup: 400 } };
    const warming = train(patient, true).inspections;
    expect(warming.map(({ learning }) => learning?.list ?? null)).toEqual([
      null,
      'transitions',
      'transitions',
    ]);
  });

  it('hold an episode that begins alike in all of them, whatever the seed of the run', () => {
    const other = train({ ...dqn, seed: 5 }, true).inspections[0]!;
    for (const { episode } of [...inspections, other]) {
      const { states, actions, rewards, values } = episode;
      expect(states[0]).toEqual(inspections[0]!.episode.states[0]);
      expect(states.length).toBe(actions.length + 1);
      expect(values!.length).toBe(actions.length);
      expect(rewards.reduce((sum, reward) => sum + reward, 0)).toBe(episode.return);
    }
    expect(other.episode.values).not.toEqual(inspections[0]!.episode.values);
  });

  it('hold rewards as the environment gives them, and beside them what the agent learns from', () => {
    for (const { episode } of inspections) expect(episode.learnedRewards).toBeUndefined();
    const changes = { normaliseRewards: true, rewardScale: 0.5, rewardClip: 0.2 };
    const { rewards, learnedRewards } = train({ ...dqn, ...changes }, true).inspections.at(-1)!.episode;
    expect(new Set(rewards)).toEqual(new Set([1]));
    expect(learnedRewards!.length).toBe(rewards.length);
    // Returns vary by several rewards: half a reward in their deviation is small, and the same in the whole episode.
    expect(new Set(learnedRewards).size).toBe(1);
    expect(learnedRewards![0]).toBeGreaterThan(0);
    expect(learnedRewards![0]).toBeLessThan(0.2);
  });

  it('hold values and greedy actions over the slice of the state space', () => {
    const { values, actions } = inspections[0]!.slice!;
    expect([values!.length, actions.length]).toEqual([slicePoints ** 2, slicePoints ** 2]);
    expect(new Set(values).size).toBeGreaterThan(slicePoints);
  });

  it('change no curve of a table either, and hold its latest updates', () => {
    const { inspections, events } = train(lake, true);
    expect(events).toEqual(train(lake, false).events);
    const { learning } = inspections.at(-1)!;
    expect(learning).toMatchObject({ list: 'updates', rows: 8 });
    const { step, discount, ended } = learning!.values;
    expect(step).toEqual(Array.from({ length: 8 }, (_, i) => 3993 + i));
    expect(discount).toEqual((ended as number[]).map((end) => (end === 1 ? 0 : 0.9)));
  });

  it('hold the table of an agent that keeps one, which comes close to the optimum of the model', () => {
    const { table, slice } = train(lake, true).inspections.at(-1)!;
    expect(slice).toBeNull();
    const { actionValues, startValue, discount } = optimumOf(requireExperiment(lake))!;
    expect(discount).toBe(0.9);
    // Six steps lead to the goal, the reward comes with the last: 0.9 to the power of 5.
    expect(startValue).toBeCloseTo(0.9 ** 5, 6);
    expect(Math.max(...table!.slice(0, 4))).toBeCloseTo(Math.max(...actionValues.slice(0, 4)), 2);
  });

  it('give up an optimum that never settles, in a sentence and in bounded time', () => {
    // Every step is rewarded and none discounted: walking on forever is best. 900 cells make every sweep long.
    const map = Array.from({ length: 30 }, (_, row) => (row === 0 ? 'S' : '.') + '.'.repeat(28) + 'G').join(
      '/',
    );
    const endless = (environmentOptions: object) =>
      requireExperiment({
        ...lake,
        environment: 'Gridworld-v0',
        environmentOptions: { stepReward: 1, ...environmentOptions },
        hyperparameters: { discount: 1 },
      });
    const began = performance.now();
    expect(() => optimumOf(endless({ map }))).toThrow(/optimal values are not known.*smaller one/);
    expect(performance.now() - began).toBeLessThan(10_000);
    // A small world has the time to settle: 1 / (1 - 0.9999) at every step.
    expect(optimumOf(endless({}))!.startValue).toBeCloseTo(1e4, -1);
  });

  it('know no optimum where there is no model', () => {
    expect(optimumOf(requireExperiment(dqn))).toBeNull();
    expect(optimumOf({ ...requireExperiment(lake), environment: 'OfALaterVersion-v1' })).toBeNull();
  });
});
