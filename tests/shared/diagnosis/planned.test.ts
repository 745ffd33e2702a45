import { describe, expect, it } from 'vitest';
import { foresee } from '../../../src/shared/diagnosis';
import { Evidence } from '../../../src/shared/diagnosis/evidence';
import {
  lastAction,
  lastUpdate,
  longestBatch,
  plannedEpsilon,
  plannedUpdates,
  rolloutOf,
  roundBelow,
  warmupOf,
} from '../../../src/shared/diagnosis/planned';
import { requireExperiment } from '../../../src/shared/experiment';
import { evidenceOf } from './made-runs';

function planned(algorithm: string, steps: number, hyperparameters: Record<string, unknown>) {
  const environment = ['ddpg', 'td3', 'sac'].includes(algorithm) ? 'Pendulum-v1' : 'CartPole-v1';
  const experiment = requireExperiment({ environment, algorithm, steps, hyperparameters });
  return new Evidence({ experiment, metrics: {}, phase: 'queued', step: 0, result: null });
}

const found = (steps: number, hyperparameters: Record<string, unknown>, algorithm = 'dqn') =>
  foresee(planned(algorithm, steps, hyperparameters).experiment).map(
    ({ rule, severity }) => `${rule}: ${severity}`,
  );

describe('gradient steps within the budget', () => {
  it.each([
    // At steps 2000, 2004, …, 10,000: 2,001 rounds of two.
    ['dqn', 10_000, { warmup: 2000, trainEvery: 4, gradientSteps: 2 }, 4002],
    ['td3', 3000, { warmup: 1000 }, 2001],
    // At step 1000 alone: at step 500 it is still warming up.
    ['sac', 1000, { warmup: 600, trainEvery: 500 }, 1],
    ['sac', 1000, { warmup: 500, trainEvery: 500 }, 2],
    ['sac', 1000, { warmup: 0, trainEvery: 500 }, 2],
    ['naive-dqn', 700, {}, 700],
    ['a2c', 4005, { environments: 8, rolloutSteps: 5 }, 100],
    ['ppo', 4100, { environments: 8, rolloutSteps: 128, batchSize: 64, epochs: 10 }, 4 * 10 * 16],
    ['q-actor-critic', 8000, { environments: 8, warmup: 0 }, 1000],
  ] as const)('%s takes as many as it does', (algorithm, steps, hyperparameters, updates) => {
    expect(plannedUpdates(planned(algorithm, steps, hyperparameters))).toBe(updates);
  });

  it('is not known where episodes decide, unless they are all as long', () => {
    expect(plannedUpdates(planned('reinforce', 1000, {}))).toBeNaN();
    const pendulum = requireExperiment({
      environment: 'Pendulum-v1',
      algorithm: 'reinforce',
      steps: 2500,
      hyperparameters: { episodes: 4 },
    });
    // Four episodes of 200 steps, three times.
    const evidence = new Evidence({
      experiment: pendulum,
      metrics: {},
      phase: 'queued',
      step: 0,
      result: null,
    });
    expect(plannedUpdates(evidence)).toBe(3);
  });

  it('are none where the warm-up is longer', () => {
    expect(plannedUpdates(evidenceOf({ budget: 100, set: { warmup: 200 } }))).toBe(0);
    const critic = { algorithm: 'q-actor-critic', budget: 100, set: { warmup: 200 } };
    expect(plannedUpdates(evidenceOf(critic))).toBe(0);
  });

  it('are not known of what the catalogue does not know, nor of tables', () => {
    expect(plannedUpdates(evidenceOf({ algorithm: 'muzero' }))).toBeNaN();
    expect(plannedUpdates(evidenceOf({ environment: 'Pong-v9', algorithm: 'reinforce' }))).toBeNaN();
    expect(plannedUpdates(evidenceOf({ environment: 'FrozenLake-v1', algorithm: 'q-table' }))).toBeNaN();
  });

  it('follow from what is gathered for each', () => {
    const set = { environments: 3, rolloutSteps: 7 };
    expect(rolloutOf(evidenceOf({ algorithm: 'a2c', set }))).toBe(21);
    expect(rolloutOf(evidenceOf({}))).toBeNaN();
    const batch = (environment: string) =>
      longestBatch(evidenceOf({ environment, algorithm: 'reinforce', set: { episodes: 3 } }));
    expect([batch('CartPole-v1'), batch('CliffWalking-v1'), batch('Pong-v9')]).toEqual([1500, NaN, NaN]);
    expect([
      warmupOf(evidenceOf({ set: { warmup: 5 } })),
      warmupOf(evidenceOf({ algorithm: 'ppo' })),
    ]).toEqual([5, 0]);
  });

  it('is missed where there is none', () => {
    expect(found(5000, { trainEvery: 6000 })).toEqual(['fewUpdates: fault']);
  });
});

describe('the last update', () => {
  it('is that of the last round of replay', () => {
    const last = (warmup: number) => lastUpdate(evidenceOf({ set: { trainEvery: 300, warmup } }));
    expect(last(0)).toEqual({ step: 9900, isCertain: true });
    expect(last(9900)).toEqual({ step: 9900, isCertain: true });
    expect(last(9901)).toEqual({ step: NaN, isCertain: true });
  });

  it('is that of the last whole batch of episodes', () => {
    const last = (environment: string, episodes: number) =>
      lastUpdate(evidenceOf({ environment, algorithm: 'reinforce', set: { episodes } }));
    expect(last('Pendulum-v1', 3)).toEqual({ step: 9600, isCertain: true });
    expect(last('Pendulum-v1', 50)).toEqual({ step: 10_000, isCertain: true });
    expect(last('Pendulum-v1', 51)).toEqual({ step: NaN, isCertain: true });
    expect(last('CartPole-v1', 3)).toEqual({ step: 8501, isCertain: false });
    expect(last('CartPole-v1', 30)).toEqual({ step: 0, isCertain: false });
    expect(last('Pong-v9', 3)).toEqual({ step: NaN, isCertain: false });
  });

  it('is not looked at where it is never far from the end', () => {
    for (const algorithm of ['ppo', 'naive-dqn', 'q-table', 'muzero'])
      expect(lastUpdate(evidenceOf({ algorithm }))).toEqual({ step: NaN, isCertain: true });
  });
});

describe('epsilon', () => {
  it('is that of the steps taken before an action', () => {
    expect(lastAction(evidenceOf({}))).toBe(9999);
    expect(plannedEpsilon(evidenceOf({ set: { epsilonSchedule: 'toString' } }), 0)).toBeNaN();
    expect(plannedEpsilon(evidenceOf({ algorithm: 'ppo' }), 0)).toBeNaN();
  });

  it('falls after the warm-up, over a share of the budget', () => {
    const run = planned('dqn', 10_000, { warmup: 2000, epsilonFraction: 0.5, epsilonEnd: 0.1 });
    expect([2000, 4500, 7000, 10_000].map((step) => plannedEpsilon(run, step))).toEqual([1, 0.55, 0.1, 0.1]);
  });

  it('is none where the network’s own noise explores', () => {
    expect(plannedEpsilon(planned('dqn', 10_000, { noisy: true }), 0)).toBeNaN();
    expect(found(10_000, { noisy: true, epsilonEnd: 1 })).toEqual([]);
  });

  it('stays high where the warm-up leaves the decay no time', () => {
    // Half of the decay lies behind the end of the budget: 1 - 0.95 / 2.
    expect(found(10_000, { warmup: 4900, epsilonFraction: 1, epsilonEnd: 0.05 })).toEqual([
      'epsilonHigh: fault',
    ]);
  });

  it('does not reach its end where warm-up and decay together are longer than the budget', () => {
    // A tenth of the decay is cut off, 0.05 + 0.95 / 10, and the last action is taken a step before.
    expect(plannedEpsilon(planned('dqn', 10_000, { warmup: 1000, epsilonFraction: 1 }), 10_000)).toBeCloseTo(
      0.145,
      10,
    );
    const [finding] = foresee(
      planned('dqn', 10_000, { warmup: 1000, epsilonFraction: 1, epsilonEnd: 0.05 }).experiment,
    );
    expect(finding).toMatchObject({ rule: 'epsilonHigh', severity: 'hint' });
    expect(finding!.facts).toMatchObject({ end: 0.05, last: expect.closeTo(0.145095, 10) as number });
    expect(found(10_000, { warmup: 1000, epsilonFraction: 0.9, epsilonEnd: 0.05 })).toEqual([]);
    expect(found(10_000, { epsilonFraction: 1 }, 'naive-dqn')).toEqual([]);
  });
});

describe('schedules', () => {
  const rare = { trainEvery: 5001, gradientSteps: 600, learningRateSchedule: 'linear' };

  it('that count only where something is learned are cut off where that is rare', () => {
    // One round, at step 5001 of 10,000: half of the learning rate is left, and beta is halfway from 0.4 to 1.
    const [finding] = foresee(planned('dqn', 10_000, { ...rare, prioritised: true }).experiment);
    expect(finding).toMatchObject({
      rule: 'scheduleCutOff',
      severity: 'hint',
      facts: {
        last: 5001,
        rate: expect.closeTo(0.4999, 10) as number,
        beta: expect.closeTo(0.4 + 0.6 * 0.5001, 10) as number,
      },
      // As many gradient steps in all, in fifty rounds: 600 times 200 / 5001.
      changes: [
        { path: 'hyperparameters.trainEvery', value: 200 },
        { path: 'hyperparameters.gradientSteps', value: 24 },
      ],
    });
    expect(found(10_000, { ...rare, learningRateSchedule: 'constant' })).toEqual([]);
    expect(found(10_000, { ...rare, trainEvery: 4999 })).toEqual([]);
  });

  it('of policies that learn from whole episodes may be', () => {
    // Ten episodes of a pole cart may take 5,000 steps.
    const settings = { episodes: 10, learningRateSchedule: 'linear' };
    const [finding] = foresee(planned('reinforce', 20_000, settings).experiment);
    expect(finding).toMatchObject({ rule: 'scheduleCutOff', facts: { last: 15_001, isCertain: 0 } });
    expect(found(30_000, settings, 'reinforce')).toEqual([]);
  });

  it('whose last stair begins where the budget ends never get there', () => {
    // Four of five stairs from 1 to 0.05.
    const [finding] = foresee(
      planned('naive-dqn', 10_000, { epsilonSchedule: 'step', epsilonFraction: 1, epsilonEnd: 0.05 })
        .experiment,
    );
    expect(finding).toMatchObject({
      rule: 'epsilonHigh',
      facts: { last: expect.closeTo(0.24, 10) as number },
    });
    expect(found(10_000, { epsilonSchedule: 'step', epsilonFraction: 0.99 }, 'naive-dqn')).toEqual([]);
  });
});

describe('the target network', () => {
  it('counts the copies between the first update and the last', () => {
    // Copied at 1000, before anything is learned, and at 2000, when all is over.
    expect(found(2000, { warmup: 900, targetEvery: 1000 })).toEqual(['targetFrozen: warning']);
    expect(found(2000, { warmup: 999, targetEvery: 2000 })).toEqual(['targetFrozen: fault']);
    expect(found(6001, { warmup: 500, targetEvery: 1000 })).toEqual([]);
  });

  it('is asked how far it follows, however often that is', () => {
    expect(found(20_000, { target: 'soft', tau: 0.005 })).toEqual([]);
    expect(found(20_000, { target: 'soft', tau: 1e-5 })).toEqual(['targetSlow: fault']);
    // With a delay of 10 there are 1,900 updates, which go 1 - 0.9997^1900 = 43 % of the way.
    expect(found(20_000, { tau: 3e-4 }, 'td3')).toEqual([]);
    expect(found(20_000, { tau: 3e-4, policyDelay: 10 }, 'td3')).toEqual(['targetSlow: fault']);
  });
});

it('rounds to what people would choose', () => {
  expect([0.00167, 500, 499, 99, 0.03, 1].map(roundBelow)).toEqual([0.001, 500, 200, 50, 0.02, 1]);
});
