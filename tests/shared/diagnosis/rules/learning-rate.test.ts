import { describe, expect, it } from 'vitest';
import {
  forgetting,
  gentler,
  rateHigh,
  rateTiny,
} from '../../../../src/shared/diagnosis/rules/learning-rate';
import { evidenceOf, found, shortened, times, type MadeRun } from '../made-runs';

const well = { 'evaluation/mean': [475] };

describe('smaller steps', () => {
  const gentle = (set: MadeRun['set'], more: MadeRun = {}) =>
    shortened(gentler(evidenceOf({ ...more, set: set! })));
  /** The learning rate that is proposed; `usual` is that of the preset. */
  const rate = (learningRate: number, usual: number, optimizer: string) =>
    gentle({ learningRate, optimizer }, { usual: { learningRate: usual } })[0]![1];

  it('are a third, rounded, and a rate that falls where there is a choice', () => {
    expect(gentle({ learningRate: 1e-3 })).toEqual([
      ['learningRate', 2e-4],
      ['learningRateSchedule', 'linear'],
    ]);
    expect(gentle({ learningRate: 1e-3, learningRateSchedule: 'linear' })).toEqual([['learningRate', 2e-4]]);
    expect(gentle({ learningRate: 1e-3 }, { algorithm: 'naive-dqn' })).toEqual([['learningRate', 2e-4]]);
  });

  it('are those of the larger of two rates', () => {
    const pendulum = { environment: 'Pendulum-v1', algorithm: 'ddpg' };
    expect(gentle({ actorLearningRate: 3e-3, criticLearningRate: 2e-3 }, pendulum)[0]).toEqual([
      'actorLearningRate',
      1e-3,
    ]);
    expect(gentle({ actorLearningRate: 2e-3, criticLearningRate: 3e-3 }, pendulum)[0]).toEqual([
      'criticLearningRate',
      1e-3,
    ]);
  });

  it('are the usual ones where the rate is far above these', () => {
    // Five times the usual rate is not far; a third of 0.03 is 0.01.
    expect(rate(0.03, 0.006, 'sgd')).toBe(0.01);
    expect(rate(0.03, 0.0059, 'sgd')).toBe(0.0059);
    expect(rate(0.03, 0.015, 'sgd')).toBe(0.01);
    expect(rate(0.003, 1e-4, 'sgd')).toBe(1e-4);
    // A third of 0.0057 is rounded down to less than that.
    expect(rate(0.0057, 0.00113, 'sgd')).toBe(0.001);
  });

  it('are the usual ones where the rate is very high', () => {
    expect(rate(0.03, 0.008, 'adam')).toBe(0.008);
    expect(rate(0.03, 0.008, 'rmsprop')).toBe(0.008);
    expect(rate(0.03, 0.008, 'sgd')).toBe(0.01);
    expect(rate(0.02, 0.0045, 'adam')).toBe(0.0045);
    expect(rate(0.019, 0.0045, 'adam')).toBe(0.005);
    const clipped = { algorithm: 'ppo', usual: { learningRate: 0.008 } };
    expect(gentle({ learningRate: 0.03 }, clipped)[0]).toEqual(['learningRate', 0.008]);
  });

  it('take no rate for usual that is very high itself', () => {
    expect(rate(0.5, 0.02, 'adam')).toBe(1e-3);
    expect(rate(0.5, 0.019, 'adam')).toBe(0.019);
  });

  it('are not known of a table', () => {
    expect(gentle({}, { environment: 'FrozenLake-v1', algorithm: 'q-table' })).toEqual([]);
  });
});

describe('a rate that is very high', () => {
  const high = (learningRate: number, more: MadeRun = {}) =>
    found(rateHigh, { usual: { learningRate: 0.004 }, ...more, set: { learningRate, ...more.set } });

  it('is that from which adaptive optimisers overshoot', () => {
    expect(rateHigh).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      section: 'loss-clipping-optimiser',
    });
    expect(high(0.02)).toEqual({ facts: { rate: 0.02, usual: 0.004 }, changes: [['learningRate', 0.004]] });
    expect(high(0.019)).toBeNull();
  });

  it('is fine with plain gradient descent, and in a run that plays well', () => {
    expect(high(0.5, { set: { optimizer: 'sgd' } })).toBeNull();
    expect(high(0.5, { metrics: well })).toBeNull();
    expect(found(rateHigh, { environment: 'FrozenLake-v1', algorithm: 'q-table' })).toBeNull();
  });
});

describe('a rate that is tiny', () => {
  const tiny = (learningRate: number, more: MadeRun = {}) =>
    found(rateTiny, {
      phase: 'queued',
      step: 0,
      usual: { learningRate: 0.004 },
      ...more,
      set: { learningRate, warmup: 0, ...more.set },
    });

  it('moves a weight by less than a twentieth in all updates', () => {
    expect(rateTiny).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      section: 'loss-clipping-optimiser',
      hides: ['notLearning'],
    });
    expect(tiny(2 ** -18, { budget: 2 ** 13 })).toEqual({
      facts: { rate: 2 ** -18, updates: 2 ** 13, reach: 2 ** -5 },
      changes: [['learningRate', 0.004]],
    });
    expect(tiny(2 ** -17, { budget: 2 ** 13 })).toBeNull();
    // 0.0001 × 500 = 0.05
    expect(tiny(1e-4, { budget: 500 })).toBeNull();
    expect(tiny(1e-4, { budget: 499 })).not.toBeNull();
  });

  it('is that of the slower of two', () => {
    const pendulum = { environment: 'Pendulum-v1', algorithm: 'ddpg', set: { actorLearningRate: 1e-8 } };
    expect(tiny(1, pendulum)).toMatchObject({
      facts: { rate: 1e-8 },
      changes: [['actorLearningRate', 1e-3]],
    });
  });

  it('is a tenth of the usual one at most', () => {
    expect(tiny(4e-4, { budget: 100 })).not.toBeNull();
    expect(tiny(4.1e-4, { budget: 100 })).toBeNull();
  });

  it('is not to blame where there are no updates, or where its size is not what moves a weight', () => {
    expect(tiny(1e-8, { set: { warmup: 20_000 } })).toBeNull();
    expect(tiny(1e-8, { set: { optimizer: 'sgd' } })).toBeNull();
    expect(tiny(1e-8, { set: { optimizer: 'rmsprop' } })).toBeNull();
    expect(found(rateTiny, { environment: 'FrozenLake-v1', algorithm: 'q-table' })).toBeNull();
  });
});

describe('a policy that is forgotten', () => {
  /** At random a mountain car earns -200, and -110 is the mark: half of the way is -155. */
  const car = (means: readonly number[], more: MadeRun = {}) =>
    found(forgetting, {
      environment: 'MountainCar-v0',
      ...more,
      metrics: { 'evaluation/mean': means },
    });
  const rise = [-200, -120, -120];

  it('was good in two evaluations in a row and then fell by more than half', () => {
    expect(forgetting).toMatchObject({
      severity: 'fault',
      section: 'loss-clipping-optimiser',
      hides: ['notLearning', 'timeLimit', 'budgetShort'],
    });
    expect(car([...rise, -180, -170, -190], { result: -184, budget: 6000 })).toEqual({
      severity: 'fault',
      step: 4000,
      facts: { best: -120, at: 3000, now: -184, lost: 0.8 },
      changes: [
        ['learningRate', 1e-4],
        ['learningRateSchedule', 'linear'],
      ],
    });
    // Halfway down is not more than half.
    expect(car([...rise, -180, -160, -190])).toBeNull();
    expect(car([...rise, -180, -161, -190])).not.toBeNull();
    // Nor is a result that is still good.
    expect(car([...rise, -180, -180, -190], { result: -160 })).toBeNull();
  });

  it('is no single lucky evaluation, and no dip', () => {
    expect(car([-200, -120, -200, -180, -190, -200])).toBeNull();
    expect(car([...rise, -180, -120, -190])).toBeNull();
    expect(car([...rise, -180, -190])).toBeNull();
    expect(car([-120, -120, -200, -200, -200])).toBeNull();
    expect(car([-120, -120, -200, -200, -200, -200])).not.toBeNull();
  });

  it('was half of the way up, from what chance earns', () => {
    expect(car([-200, -155, -155, -200, -200, -200])).not.toBeNull();
    expect(car([-200, -156, -156, -200, -200, -200])).toBeNull();
    expect(car(times(6, -200))).toBeNull();
  });

  it('has to be low for longer while it trains', () => {
    const running: MadeRun = { step: 8000, budget: 16_000 };
    expect(car([...rise, ...times(4, -200)], running)).toBeNull();
    expect(car([...rise, ...times(5, -200)], running)).toMatchObject({
      severity: 'warning',
      step: 4000,
      facts: { now: -200 },
    });
    expect(car([...rise, ...times(2, -200)], { phase: 'finished' })).toBeNull();
  });

  it('is low for the last fifth of what was measured', () => {
    // Of twenty evaluations, the last four.
    const long = (...last: readonly number[]) => car([-200, ...times(19 - last.length, -120), ...last]);
    expect(long(-200, -200, -200)).toBeNull();
    expect(long(-200, -200, -200, -200)).not.toBeNull();
    // Since the best of all, there were three.
    expect(car([-200, ...times(14, -150), -120, -120, ...times(3, -200)])).toMatchObject({ step: 9000 });
    const again = car([...rise, ...times(13, -200), ...times(4, -190)]);
    expect(again).toMatchObject({ step: (10_000 * 4) / 20, facts: { best: -120, now: -190 } });
    expect(car([...rise, ...times(12, -130), ...times(5, -190)])).not.toBeNull();
  });

  it('may have been lost though it was not low all the time, where the task was solved', () => {
    // A fifth of the height of 90 is 18.
    const solved = [-200, -110, -110, -190, -115, -190];
    expect(car(solved, { result: -128 })).toBeNull();
    expect(car(solved, { result: -129 })).toMatchObject({ severity: 'warning', facts: { now: -129 } });
    expect(car(solved, { result: -155 })).toMatchObject({ severity: 'warning' });
    expect(car(solved, { result: -156 })).toMatchObject({ severity: 'fault' });
    expect(car(solved, { result: -156, phase: 'stopped' })).toBeNull();
    expect(car([-200, -111, -111, -190, -115, -190], { result: -140 })).toBeNull();
  });

  it('is measured from its first evaluation where nobody knows what chance earns', () => {
    const foreign = { environment: 'Pong-v9', result: -20 };
    expect(car([-21, 19, 19, -20, -20, -20], foreign)).toMatchObject({
      severity: 'fault',
      facts: { best: 19, now: -20, lost: 39 / 40 },
    });
    expect(car([19, 19, 19, -20, -20, -20], foreign)).toBeNull();
  });

  it('shows at the end where it was best until then', () => {
    const solved = [-200, -150, -150, -150, -110, -110];
    expect(car(solved, { result: -190 })).toMatchObject({
      step: 10_000,
      facts: { best: -110, at: 10_000, now: -190 },
    });
  });
});
