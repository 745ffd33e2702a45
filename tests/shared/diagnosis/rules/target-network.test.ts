import { describe, expect, it } from 'vitest';
import { targetFrozen, targetSlow } from '../../../../src/shared/diagnosis/rules/target-network';
import { found, times, type MadeRun } from '../made-runs';

describe('a target network that stands still', () => {
  const frozen = (targetEvery: number, more: MadeRun = {}) =>
    found(targetFrozen, { ...more, set: { targetEvery, ...more.set } });

  it('is copied fewer than five times between the first update and the last', () => {
    expect(targetFrozen).toMatchObject({
      severity: 'fault',
      foreseeable: true,
      section: 'target-network',
      hides: ['notLearning'],
    });
    // At 4,000 and 8,000; what is copied at the end changes nothing.
    expect(frozen(4000, { metrics: { 'learning/targetLag': [1, 3, 2] } })).toEqual({
      severity: 'warning',
      step: 10_000,
      facts: { copies: 2, every: 4000, updates: 9001, budget: 10_000, lag: 2 },
      changes: [['targetEvery', 100]],
    });
    expect(frozen(5000)).toMatchObject({ severity: 'warning', facts: { copies: 1, lag: NaN } });
    expect(frozen(5000)).not.toHaveProperty('step');
    expect(frozen(10_000)).toMatchObject({ severity: 'fault', facts: { copies: 0 } });
    expect(frozen(9000, { set: { warmup: 9000 } })).toMatchObject({
      severity: 'fault',
      facts: { copies: 0 },
    });
    // At 2,000, 4,000, 6,000 and 8,000; and at 1,999, 3,998, 5,997, 7,996 and 9,995, the first of these in the warm-up.
    expect(frozen(2000, { set: { warmup: 0 } })).toMatchObject({ facts: { copies: 4 } });
    expect(frozen(1999, { set: { warmup: 1998 } })).toBeNull();
    expect(frozen(1999, { set: { warmup: 1999 } })).toMatchObject({ facts: { copies: 4 } });
  });

  it('counts no copies below none', () => {
    // The only update is at the end of the warm-up, where the second of two copies is made.
    expect(frozen(500, { budget: 1000, set: { warmup: 1000 } })).toMatchObject({
      facts: { copies: 0, updates: 1 },
    });
  });

  it('is to be copied fifty times, every 500 steps at most', () => {
    expect(frozen(20_000, { budget: 20_000, set: { warmup: 5000 } })!.changes).toEqual([
      ['targetEvery', 200],
    ]);
    expect(frozen(100_000, { budget: 100_000 })!.changes).toEqual([['targetEvery', 500]]);
    expect(frozen(20, { budget: 40, set: { warmup: 0 } })!.changes).toEqual([['targetEvery', 1]]);
  });

  it('is not to blame where nothing is learned, or where there is none', () => {
    expect(frozen(20_000, { set: { warmup: 10_001 } })).toBeNull();
    expect(frozen(20_000, { set: { target: 'none' } })).toBeNull();
    expect(found(targetFrozen, { algorithm: 'ppo' })).toBeNull();
  });
});

describe('a target network that follows slowly', () => {
  const slow = (tau: number, more: MadeRun = {}) =>
    found(targetSlow, {
      environment: 'Pendulum-v1',
      algorithm: 'ddpg',
      ...more,
      set: { tau, warmup: 0, ...more.set },
    });

  it('goes less than half of the way in all updates', () => {
    expect(targetSlow).toMatchObject({ severity: 'fault', foreseeable: true, section: 'target-network' });
    // One update by a half is half of the way.
    expect(slow(0.5, { budget: 1 })).toBeNull();
    expect(slow(0.25, { budget: 2, metrics: { 'learning/targetLag': [...times(18, 1), -4, 6] } })).toEqual({
      facts: { tau: 0.25, updates: 2, way: 1 - 0.75 ** 2, lag: 5 },
      changes: [['tau', 1]],
    });
    expect(slow(1e-5)).toMatchObject({ facts: { updates: 10_000 }, changes: [['tau', 0.005]] });
    expect(slow(1e-4, { budget: 2500 })).toMatchObject({ changes: [['tau', 0.02]] });
  });

  it('moves once for so many updates where the policy is delayed', () => {
    const delayed = { algorithm: 'td3', budget: 5, set: { policyDelay: 2 } };
    expect(slow(0.2, delayed)).toMatchObject({ facts: { updates: 2 } });
    expect(slow(0.3, delayed)).toBeNull();
  });

  it('is not to blame where nothing is learned, or where there is none', () => {
    expect(slow(0.01, { set: { warmup: 20_000 } })).toBeNull();
    expect(slow(0.01, { algorithm: 'dqn', environment: 'CartPole-v1' })).toBeNull();
  });
});
