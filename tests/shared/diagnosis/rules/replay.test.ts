import { describe, expect, it } from 'vitest';
import {
  bufferSmall,
  fewUpdates,
  nothingLearned,
  prioritiesFlat,
  prioritiesUncorrected,
  rolloutLong,
  warmupLong,
} from '../../../../src/shared/diagnosis/rules/replay';
import { found, times, type MadeRun } from '../made-runs';

const table = { environment: 'FrozenLake-v1', algorithm: 'q-table' };
const unknown = { algorithm: 'muzero' };

describe('a warm-up', () => {
  const warm = (warmup: number, more: MadeRun = {}) => found(warmupLong, { ...more, set: { warmup } });

  it('is long from half of the budget on, and all too long from all of it on', () => {
    expect(warmupLong).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      section: 'replay',
      hides: ['nothingLearned', 'notLearning', 'fewUpdates', 'epsilonHigh'],
    });
    expect(warm(5000)).toEqual({
      severity: 'warning',
      facts: { warmup: 5000, budget: 10_000, share: 0.5 },
      changes: [['warmup', 500]],
    });
    expect(warm(4999)).toBeNull();
    expect(warm(9999)).toMatchObject({ severity: 'warning' });
    expect(warm(10_000)).toMatchObject({ severity: 'fault' });
  });

  it('is to be a thousand steps at most, and a whole number of them', () => {
    expect(warm(50_000, { budget: 100_000 })!.changes).toEqual([['warmup', 1000]]);
    expect(warm(5, { budget: 10 })!.changes).toEqual([['warmup', 0]]);
  });

  it('in which something is learned may be long', () => {
    expect(warm(9000, { algorithm: 'q-actor-critic' })).toBeNull();
    expect(found(warmupLong, unknown)).toBeNull();
    expect(found(warmupLong, { algorithm: 'naive-dqn' })).toBeNull();
    expect(found(warmupLong, table)).toBeNull();
  });
});

describe('rollouts', () => {
  const long = (budget: number, set: MadeRun['set'], algorithm = 'ppo') =>
    found(rolloutLong, { algorithm, budget, set: set! });

  it('are too few below ten, and none where the budget is no rollout', () => {
    expect(rolloutLong).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      hides: ['nothingLearned', 'notLearning', 'fewUpdates'],
    });
    expect(long(10_239, {})).toEqual({
      severity: 'warning',
      facts: { rollout: 1024, rollouts: 9, environments: 8, length: 128, budget: 10_239 },
      // Fifty rollouts, in multiples of 8 steps of 8 environments, which are a minibatch of 64.
      changes: [['rolloutSteps', 24]],
    });
    expect(long(10_240, {})).toBeNull();
    expect(long(1024, {})).toMatchObject({ severity: 'warning', changes: [['rolloutSteps', 8]] });
    expect(long(1023, {})).toMatchObject({ severity: 'fault', facts: { rollouts: 0 } });
  });

  it('may have any length without minibatches', () => {
    expect(long(10_239, { rolloutSteps: 128 }, 'a2c')!.changes).toEqual([['rolloutSteps', 25]]);
  });

  it('are not proposed where no length fits the minibatch', () => {
    expect(long(1000, { environments: 3, rolloutSteps: 64 })!.changes).toEqual([]);
  });

  it('are not there in other algorithms', () => {
    expect(found(rolloutLong, {})).toBeNull();
    expect(found(rolloutLong, unknown)).toBeNull();
  });
});

describe('a run that has learned nothing', () => {
  const episodes = { 'episode/return': times(7, 20) };
  const untaught = (more: MadeRun = {}) => found(nothingLearned, { metrics: episodes, ...more });

  it('ends without a report of learning', () => {
    expect(nothingLearned).toMatchObject({ severity: 'fault', hides: ['notLearning', 'scheduleCutOff'] });
    expect(untaught()).toEqual({
      severity: 'fault',
      step: 10_000,
      facts: { step: 10_000, warmup: 1000, episodes: 7 },
    });
    expect(untaught({ metrics: { ...episodes, 'learning/loss': [1] } })).toBeNull();
    expect(untaught({ metrics: {} })).toBeNull();
  });

  it('may have been ended in its warm-up', () => {
    for (const phase of ['stopped', 'crashed'] as const) {
      expect(untaught({ phase, step: 1000 })).toMatchObject({ severity: 'hint', step: 1000 });
      expect(untaught({ phase, step: 1001 })).toBeNull();
    }
    expect(untaught({ phase: 'running', step: 1000 })).toBeNull();
  });

  it('is to play fewer episodes for an update', () => {
    expect(untaught({ algorithm: 'reinforce' })).toMatchObject({ changes: [['episodes', 1]] });
    expect(untaught({ algorithm: 'reinforce', phase: 'stopped', step: 0 })).toEqual({
      severity: 'hint',
      step: 0,
      facts: { step: 0, warmup: 0, episodes: 7 },
    });
    expect(untaught(unknown)).toMatchObject({ severity: 'fault' });
    expect(untaught(table)).not.toHaveProperty('changes');
  });
});

describe('a replay buffer', () => {
  const small = (bufferSize: number, more: MadeRun = {}) =>
    found(bufferSmall, { ...more, set: { bufferSize, ...more.set } });

  it('is tiny where it holds less than ten minibatches, or a thousand transitions, and a fifth of the budget', () => {
    expect(bufferSmall).toMatchObject({ severity: 'warning', foreseeable: true, section: 'replay' });
    expect(small(999)).toEqual({
      severity: 'warning',
      facts: { size: 999, batch: 64, budget: 10_000 },
      changes: [['bufferSize', 10_000]],
    });
    expect(small(1000)).toBeNull();
    expect(small(2559, { set: { batchSize: 256 }, budget: 20_000 })).not.toBeNull();
    expect(small(2560, { set: { batchSize: 256 }, budget: 20_000 })).toBeNull();
    expect(small(500, { budget: 2501 })).not.toBeNull();
    expect(small(500, { budget: 2500 })).toBeNull();
  });

  it('is a fault where no minibatch fits in', () => {
    expect(small(63, { budget: 100 })).toMatchObject({ severity: 'fault' });
    expect(small(64, { budget: 100 })).toBeNull();
    expect(small(64)).toMatchObject({ severity: 'warning' });
  });

  it('is to hold the budget, from 1,000 to 50,000, and ten minibatches', () => {
    expect(small(10, { budget: 100 })!.changes).toEqual([['bufferSize', 1000]]);
    expect(small(10, { budget: 1_000_000 })!.changes).toEqual([['bufferSize', 50_000]]);
    expect(small(10, { budget: 100, set: { batchSize: 300 } })!.changes).toEqual([['bufferSize', 3000]]);
  });

  it('is not there without replay', () => {
    expect(small(10, { set: { replay: false } })).toBeNull();
    expect(found(bufferSmall, table)).toBeNull();
  });
});

describe('updates', () => {
  const few = (trainEvery: number, more: MadeRun = {}) =>
    found(fewUpdates, { ...more, set: { trainEvery, warmup: 0, ...more.set } });

  it('are few below five hundred', () => {
    expect(fewUpdates).toMatchObject({ severity: 'warning', foreseeable: true, hides: ['scheduleCutOff'] });
    expect(few(20)).toBeNull();
    expect(few(20, { budget: 9999 })).toEqual({
      severity: 'warning',
      facts: { updates: 499, budget: 9999, every: 20 },
      changes: [['trainEvery', 1]],
    });
    expect(few(20_000)).toMatchObject({ severity: 'fault' });
  });

  it('need a larger budget where they are as frequent as can be', () => {
    expect(few(1, { budget: 400 })!.changes).toEqual([['steps', 4000]]);
    expect(found(fewUpdates, { algorithm: 'naive-dqn', budget: 400 })!.changes).toEqual([['steps', 4000]]);
  });

  it('cannot be counted where episodes decide', () => {
    expect(found(fewUpdates, { algorithm: 'reinforce' })).toBeNull();
  });
});

describe('priorities', () => {
  const prioritised = (priorityAlpha: number, priorityBeta = 0.4) => ({
    set: { prioritised: true, priorityAlpha, priorityBeta },
  });

  it('are flat with an exponent of 0', () => {
    expect(prioritiesFlat).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      section: 'prioritised-replay',
    });
    expect(found(prioritiesFlat, prioritised(0))).toEqual({
      facts: { alpha: 0 },
      changes: [['priorityAlpha', 0.6]],
    });
    expect(found(prioritiesFlat, prioritised(0.1))).toBeNull();
    expect(found(prioritiesFlat, {})).toBeNull();
  });

  it('are uncorrected where they are strong and their correction is weak', () => {
    expect(prioritiesUncorrected).toMatchObject({
      severity: 'hint',
      foreseeable: true,
      section: 'prioritised-replay',
    });
    expect(found(prioritiesUncorrected, prioritised(0.4, 0.05))).toEqual({
      facts: { alpha: 0.4, beta: 0.05 },
      changes: [['priorityBeta', 0.4]],
    });
    expect(found(prioritiesUncorrected, prioritised(0.39, 0.05))).toBeNull();
    expect(found(prioritiesUncorrected, prioritised(0.4, 0.06))).toBeNull();
  });
});
