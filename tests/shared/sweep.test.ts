import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsAtOnce } from '../../src/shared/check-experiments';
import { combinationsOf, planSweep, sizeOf, withValue, type Sweep } from '../../src/shared/sweep';

const base = { environment: 'CartPole-v1', algorithm: 'dqn', hyperparameters: { batchSize: 32 } };
const rates = { path: 'hyperparameters.learningRate', values: [0.001, 0.0005] };
const double = { path: 'hyperparameters.double', values: [false, true] };

function planned(sweep: Sweep) {
  const plan = planSweep(sweep);
  if ('problems' in plan) throw new Error(JSON.stringify(plan.problems));
  return plan;
}

function problemsOf(sweep: Sweep) {
  const plan = planSweep(sweep);
  return 'problems' in plan ? plan.problems : [];
}

describe('withValue', () => {
  it('sets a value at a path and leaves the given experiment as it was', () => {
    expect(withValue(base, 'steps', 5)).toEqual({ ...base, steps: 5 });
    expect(withValue(base, 'hyperparameters.double', true)).toEqual({
      ...base,
      hyperparameters: { batchSize: 32, double: true },
    });
    expect(withValue(base, 'environmentOptions.slippery', false)).toEqual({
      ...base,
      environmentOptions: { slippery: false },
    });
    expect(base).toEqual({
      environment: 'CartPole-v1',
      algorithm: 'dqn',
      hyperparameters: { batchSize: 32 },
    });
  });
});

describe('combinationsOf', () => {
  it('gives every combination once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
        (lists) => {
          const variations = lists.map((values, i) => ({ path: `hyperparameters.h${i}`, values }));
          const found = combinationsOf({ base: {}, variations }).map((combination) =>
            JSON.stringify(combination),
          );
          expect(found).toHaveLength(sizeOf({ base: {}, variations, seeds: null }));
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('planSweep', () => {
  it('trains every combination with every seed, seed by seed', () => {
    const { experiments, repeated } = planned({ base, variations: [rates, double], seeds: [1, 7] });
    expect(repeated).toBe(0);
    expect(experiments.map(({ seed, hyperparameters: h }) => [seed, h['learningRate'], h['double']])).toEqual(
      [
        [1, 0.001, false],
        [1, 0.001, true],
        [1, 0.0005, false],
        [1, 0.0005, true],
        [7, 0.001, false],
        [7, 0.001, true],
        [7, 0.0005, false],
        [7, 0.0005, true],
      ],
    );
    expect(experiments.every(({ hyperparameters: h }) => h['batchSize'] === 32)).toBe(true);
  });

  it('takes the seed of the base where none are given', () => {
    const { experiments } = planned({ base: { ...base, seed: 9 }, variations: [], seeds: null });
    expect(experiments.map(({ seed }) => seed)).toEqual([9]);
  });

  it('leaves out combinations that differ only in what has no effect in them', () => {
    const sigma = { path: 'hyperparameters.noisySigma', values: [0.3, 0.5, 0.7] };
    const noisy = { path: 'hyperparameters.noisy', values: [false, true] };
    const { experiments, repeated } = planned({ base, variations: [noisy, sigma], seeds: [1] });
    expect(experiments.map(({ hyperparameters: h }) => [h['noisy'], h['noisySigma']])).toEqual([
      [false, 0.3],
      [true, 0.3],
      [true, 0.5],
      [true, 0.7],
    ]);
    expect(repeated).toBe(2);
  });

  it('names every combination that cannot be used, and plans nothing then', () => {
    const steps = { path: 'steps', values: [500, 50_000] };
    const warmup = { path: 'hyperparameters.warmup', values: [100, 1000] };
    expect(problemsOf({ base, variations: [steps, warmup], seeds: [1, 2, 3] })).toMatchObject([
      {
        field: 'hyperparameters.warmup',
        value: '1000',
        allowed: 'less than the budget of 500 env steps',
        where: 'with warmup 1000, steps 500',
      },
    ]);
  });

  it('refuses more runs than can be looked after, without making them', () => {
    const seeds = Array.from({ length: 100 }, (_, i) => i);
    const values = Array.from({ length: 11 }, (_, i) => 1e-4 * (i + 1));
    const many = { base, variations: [{ ...rates, values }], seeds };
    expect(sizeOf(many)).toBe(1100);
    expect(problemsOf(many)).toMatchObject([{ field: 'runs', value: '1100' }]);
    expect(planned({ ...many, seeds: seeds.slice(0, 90) }).experiments).toHaveLength(990);
    const endless = Array.from({ length: 20 }, (_, i) => ({ path: `hyperparameters.h${i}`, values }));
    expect(problemsOf({ base, variations: endless, seeds })[0]!.allowed).toContain(String(runsAtOnce));
  });
});
