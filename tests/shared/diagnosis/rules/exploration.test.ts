import { describe, expect, it } from 'vitest';
import { epsilonEarly, epsilonHigh, noExploration } from '../../../../src/shared/diagnosis/rules/exploration';
import { found, times, type MadeRun } from '../made-runs';

const well = { 'evaluation/mean': [475] };

describe('epsilon that stays high', () => {
  /** Naive deep Q-learning, which has no warm-up. */
  const high = (set: MadeRun['set'], more: MadeRun = {}) =>
    found(epsilonHigh, { algorithm: 'naive-dqn', phase: 'queued', step: 0, ...more, set: set! });

  it('is to end lower', () => {
    expect(epsilonHigh).toMatchObject({ severity: 'warning', foreseeable: true, section: 'exploration' });
    expect(high({ epsilonStart: 0.9, epsilonEnd: 0.3 })).toEqual({
      severity: 'warning',
      facts: { start: 0.9, end: 0.3, last: 0.3, budget: 10_000 },
      changes: [['epsilonEnd', 0.05]],
    });
    expect(high({ epsilonEnd: 0.29 })).toBeNull();
    expect(high({ epsilonEnd: 0.49 })).toMatchObject({ severity: 'warning' });
    expect(high({ epsilonEnd: 0.5 })).toMatchObject({ severity: 'fault' });
    expect(high({ epsilonEnd: 0.5 }, { metrics: well })).toMatchObject({ severity: 'hint' });
  });

  it('is to fall in half of the time that the warm-up leaves', () => {
    const dqn = { algorithm: 'dqn' };
    // Nine tenths of the decay are cut off.
    expect(high({ warmup: 9000, epsilonFraction: 1 }, dqn)).toMatchObject({
      severity: 'fault',
      changes: [['epsilonFraction', 0.05]],
    });
    expect(high({ warmup: 9990, epsilonFraction: 1 }, dqn)!.changes).toEqual([['epsilonFraction', 0.03]]);
    // A tenth is cut off.
    expect(high({ warmup: 1000, epsilonFraction: 1 }, dqn)).toMatchObject({
      severity: 'hint',
      changes: [['epsilonFraction', 0.45]],
    });
  });

  it('has missed its end by a hundredth', () => {
    // The last action is chosen after 9,999 steps; of the decay of a budget, and of a warm-up, the last 2 % are missing.
    expect(high({ warmup: 200, epsilonFraction: 1, epsilonEnd: 0 }, { algorithm: 'dqn' })).toMatchObject({
      severity: 'hint',
    });
    expect(high({ warmup: 50, epsilonFraction: 1, epsilonEnd: 0 }, { algorithm: 'dqn' })).toBeNull();
    expect(high({ warmup: 5000, epsilonFraction: 1, epsilonEnd: 1 }, { algorithm: 'dqn' })).toMatchObject({
      facts: { last: 1 },
      changes: [['epsilonEnd', 0.05]],
    });
  });

  it('is fine a hundredth above its end, and where it was planned to get there', () => {
    const half = { epsilonStart: 0.02, epsilonEnd: 0, epsilonFraction: 1 };
    expect(high({ ...half, warmup: 4999 }, { algorithm: 'dqn' })).toBeNull();
    expect(high({ ...half, warmup: 5000 }, { algorithm: 'dqn' })).not.toBeNull();
    const metrics = { 'learning/epsilon': [0.8, 0.06] };
    expect(high({ epsilonEnd: 0.05 }, { step: 10_000, metrics })).toBeNull();
  });

  it('is what was measured once the run comes to its end, where that is lower', () => {
    const measured = (epsilon: number, step: number) =>
      high({ epsilonEnd: 0.5 }, { step, metrics: { 'learning/epsilon': [0.8, epsilon] } });
    expect(measured(0.6, 9000)).toMatchObject({ facts: { last: 0.6 } });
    expect(measured(0.6, 8999)).toMatchObject({ facts: { last: 0.5 } });
    expect(measured(0.4, 9000)).toMatchObject({ facts: { last: 0.5 } });
    expect(measured(NaN, 9000)).toMatchObject({ facts: { last: 0.5 } });
    expect(high({ epsilonEnd: 0.5 }, { step: 9000 })).toMatchObject({ facts: { last: 0.5 } });
  });

  it('is measured where a network’s noise explores', () => {
    const metrics = { 'learning/epsilon': [0.4] };
    expect(high({ noisy: true }, { algorithm: 'dqn', step: 9000, metrics })).toMatchObject({
      facts: { last: 0.4 },
    });
    expect(high({ noisy: true }, { algorithm: 'dqn' })).toBeNull();
  });
});

describe('epsilon that falls early', () => {
  /** A lake of which no episode has reached the end. */
  const early = (epsilon: readonly number[], more: MadeRun = {}) =>
    found(epsilonEarly, {
      environment: 'FrozenLake8x8-v1',
      algorithm: 'q-table',
      ...more,
      metrics: {
        'episode/return': times(20, 0),
        'episode/length': times(20, 30),
        'learning/epsilon': epsilon,
        ...more.metrics,
      },
    });
  const falls = [1, 0.3, 0.2, ...times(7, 0.1)];

  it('is low before anything was earned', () => {
    expect(epsilonEarly).toMatchObject({ severity: 'fault', section: 'exploration' });
    expect(early(falls)).toEqual({
      severity: 'fault',
      step: 3000,
      facts: { level: 0.2, reached: 3000, share: 0.3, episodes: 20 },
      changes: [['epsilonFraction', 1]],
    });
    expect(early([1, 0.3, 0.3, ...times(7, 0.1)])).toBeNull();
    expect(early(times(10, 1))).toBeNull();
    expect(early([])).toBeNull();
  });

  it('is to fall later, and later still', () => {
    expect(early(falls, { set: { epsilonFraction: 0.49 } })!.changes).toEqual([['epsilonFraction', 0.5]]);
    expect(early(falls, { set: { epsilonFraction: 0.5 } })!.changes).toEqual([['epsilonFraction', 1]]);
  });

  it('is no fault yet in the first half of the budget', () => {
    const half = [0.1, 0.1];
    expect(early(half, { step: 5000 })).toMatchObject({ severity: 'fault' });
    expect(early(half, { step: 4999 })).toMatchObject({ severity: 'warning' });
  });

  it('is fine where something is earned', () => {
    expect(early(falls, { metrics: { 'episode/return': [...times(19, 0), 1] } })).toBeNull();
  });
});

describe('an agent that tries nothing', () => {
  it('begins without epsilon', () => {
    expect(noExploration).toMatchObject({ severity: 'warning', foreseeable: true, section: 'exploration' });
    expect(found(noExploration, { set: { epsilonStart: 0.01 } })).toEqual({
      facts: { kind: 'epsilon', start: 0.01 },
      changes: [['epsilonStart', 1]],
    });
    expect(found(noExploration, { set: { epsilonStart: 0.02 } })).toBeNull();
    expect(found(noExploration, { set: { epsilonStart: 0 }, metrics: well })).toBeNull();
  });

  it('has no noise', () => {
    const pendulum = { environment: 'Pendulum-v1', algorithm: 'ddpg' };
    expect(found(noExploration, { ...pendulum, set: { noise: 'none' } })).toEqual({
      facts: { kind: 'noise', start: 0 },
      changes: [['noise', 'gaussian']],
    });
    expect(found(noExploration, { ...pendulum, set: { noise: 'gaussian' } })).toBeNull();
    expect(found(noExploration, { ...pendulum, algorithm: 'sac' })).toBeNull();
  });

  it('is no table, which draws among equal values, and none that the catalogue does not know', () => {
    const table = { environment: 'FrozenLake-v1', algorithm: 'q-table', set: { epsilonStart: 0 } };
    expect(found(noExploration, table)).toBeNull();
    expect(found(noExploration, { algorithm: 'muzero', set: { epsilonStart: 0 } })).toBeNull();
  });
});
