import { describe, expect, it } from 'vitest';
import { requireExperiment } from '../../src/shared/experiment';
import { extendedExperiment, scheduled, scheduleLength, stopsLearning } from '../../src/shared/extension';

const of = (algorithm: string, hyperparameters: object = {}) =>
  requireExperiment({ environment: 'CartPole-v1', algorithm, steps: 10_000, hyperparameters });

describe('the experiment of an extended run', () => {
  it('keeps the schedules of the first budget, however often it is extended', () => {
    const once = extendedExperiment(of('dqn'), 20_000);
    expect(once).toMatchObject({ steps: 20_000, scheduleSteps: 10_000 });
    const twice = extendedExperiment(once, 50_000);
    expect(twice).toMatchObject({ steps: 50_000, scheduleSteps: 10_000 });
    expect(scheduleLength(twice)).toBe(10_000);
    expect(scheduleLength(of('dqn'))).toBe(10_000);
  });

  it('is that of any run of the larger budget where nothing follows the budget', () => {
    const plain = of('a2c');
    expect(scheduled(plain)).toEqual([]);
    expect(extendedExperiment(plain, 20_000)).toEqual({ ...plain, steps: 20_000 });
  });

  it('knows what follows the budget: decays, annealed exponents, rates and ranges that fall', () => {
    expect(scheduled(of('dqn'))).toEqual(['epsilonFraction']);
    expect(scheduled(of('dqn', { prioritised: true })).sort()).toEqual(['epsilonFraction', 'priorityBeta']);
    expect(scheduled(of('ppo', { clipSchedule: 'linear', learningRateSchedule: 'linear' })).sort()).toEqual([
      'clipSchedule',
      'learningRateSchedule',
    ]);
    expect(stopsLearning(of('a2c', { learningRateSchedule: 'linear' }))).toBe(true);
    expect(stopsLearning(of('a2c', { learningRateSchedule: 'constant' }))).toBe(false);
  });
});
