import { describe, expect, it } from 'vitest';
import { scheduleCutOff } from '../../../../src/shared/diagnosis/rules/schedules';
import { found, type MadeRun } from '../made-runs';

const rare = { trainEvery: 6000, gradientSteps: 600, learningRateSchedule: 'linear' };
const cutOff = (set: MadeRun['set'], more: MadeRun = {}) =>
  found(scheduleCutOff, { step: 0, phase: 'queued', ...more, set: { ...rare, ...set } });

describe('schedules that are cut off', () => {
  it('are those of rates, and of corrections of priorities', () => {
    expect(scheduleCutOff).toMatchObject({ severity: 'hint', foreseeable: true });
    const facts = { last: 6000, budget: 10_000, isCertain: 1 };
    // As many gradient steps in fifty rounds: 600 × 200 / 6000.
    const changes = [
      ['trainEvery', 200],
      ['gradientSteps', 20],
    ];
    expect(cutOff({})).toEqual({ facts: { ...facts, rate: 0.4, beta: NaN }, changes });
    const prioritised = { learningRateSchedule: 'constant', prioritised: true, priorityBeta: 0.5 };
    expect(cutOff(prioritised)).toEqual({ facts: { ...facts, rate: NaN, beta: 0.8 }, changes });
    expect(cutOff({ ...prioritised, priorityBeta: 1 })).toBeNull();
    expect(cutOff({ learningRateSchedule: 'constant' })).toBeNull();
  });

  it('go on for less than four fifths of the budget', () => {
    expect(cutOff({ trainEvery: 8000 })).toBeNull();
    expect(cutOff({ trainEvery: 7999 })).not.toBeNull();
    expect(cutOff({ trainEvery: 10_001 })).toBeNull();
    expect(cutOff({}, { step: 10_000, phase: 'finished' })).not.toBeNull();
  });

  it('are to have rounds of whole steps', () => {
    expect(cutOff({ trainEvery: 30, warmup: 0 }, { budget: 39 })!.changes).toEqual([
      ['trainEvery', 1],
      ['gradientSteps', 20],
    ]);
    expect(cutOff({ trainEvery: 7000, gradientSteps: 1 })!.changes).toEqual([
      ['trainEvery', 200],
      ['gradientSteps', 1],
    ]);
  });

  describe('of whole episodes', () => {
    const episodes = (count: number, budget: number, more: MadeRun = {}) =>
      cutOff({ episodes: count }, { algorithm: 'reinforce', budget, ...more });

    it('may be so where episodes go on to the limit, and are no longer said to be so once they have been played', () => {
      // Ten episodes of a pole cart may take 5,000 steps: the last update may be at 10,001 of 15,000.
      expect(episodes(10, 15_000)).toMatchObject({
        facts: { last: 10_001, isCertain: 0, rate: expect.closeTo(1 - 10_001 / 15_000, 12) as number },
        // A fifth of the budget is 6 episodes.
        changes: [['episodes', 5]],
      });
      expect(episodes(10, 15_000, { step: 1, phase: 'running' })).toBeNull();
      expect(episodes(10, 30_000)).toBeNull();
    });

    it('are so for certain where all episodes are as long', () => {
      const pendulum = { environment: 'Pendulum-v1' };
      expect(episodes(30, 10_100, pendulum)).toMatchObject({
        facts: { last: 6000, isCertain: 1 },
        changes: [['episodes', 10]],
      });
      expect(episodes(30, 10_000, { ...pendulum, step: 10_000, phase: 'finished' })).not.toBeNull();
    });

    it('are to be of one episode at least', () => {
      // A fifth of 2,600 steps holds one episode of 500.
      expect(episodes(2, 2600)!.changes).toEqual([['episodes', 1]]);
      expect(episodes(2, 2400)!.changes).toEqual([]);
    });
  });

  it('cannot be told of what the catalogue does not know', () => {
    expect(cutOff({}, { algorithm: 'muzero' })).toBeNull();
  });
});
