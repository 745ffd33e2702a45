import fc from 'fast-check';
import { expect, it } from 'vitest';
import { algorithms } from '../../src/catalogue';
import { requireExperiment } from '../../src/shared/experiment';
import type { Field, FieldValue } from '../../src/shared/fields';
import { byConfiguration, groupRuns } from '../../src/shared/grouping';
import type { RunSummary } from '../../src/shared/runs';
import { sharesSettingsWith } from '../../src/shared/same-settings';
import { aRun } from './judgement/a-run';

const run = (id: string, experiment: unknown): RunSummary =>
  aRun(null, {}, { id, name: id, experiment: experiment as RunSummary['experiment'] });

/** Values that settings may have, whether they fit the others or not: what conditions depend on among them. */
function valuesOf(field: Field): readonly FieldValue[] {
  if (field.kind === 'choice') return field.options.map(({ value }) => value);
  return typeof field.default === 'boolean' ? [true, false] : [field.default, 7];
}

const names = ['dqn', 'ppo', 'q-table', 'unheard-of'];
const anyExperiment = fc.constantFrom(...names).chain((algorithm) => {
  const fields = Object.entries(algorithms[algorithm]?.hyperparameters ?? {});
  const known = Object.hasOwn(algorithms, algorithm);
  const base = requireExperiment({
    environment: known && algorithm === 'q-table' ? 'FrozenLake-v1' : 'CartPole-v1',
    algorithm: known ? algorithm : 'dqn',
  });
  return fc
    .record({
      seed: fc.integer({ min: 1, max: 3 }),
      steps: fc.constantFrom(1000, 2000),
      // One setting is others' most often; a run of an earlier version lacks some.
      changed: fc.array(fc.nat(Math.max(0, fields.length - 1)), { maxLength: 2 }),
      pick: fc.nat(3),
      lacks: fc.option(fc.nat(Math.max(0, fields.length - 1))),
    })
    .map(({ seed, steps, changed, pick, lacks }) => {
      const hyperparameters: Record<string, unknown> = { ...base.hyperparameters };
      for (const i of changed) {
        const entry = fields[i];
        if (entry === undefined) hyperparameters['invented'] = pick;
        else hyperparameters[entry[0]] = valuesOf(entry[1])[pick % valuesOf(entry[1]).length];
      }
      const missing = lacks === null ? undefined : fields[lacks]?.[0];
      const given = Object.fromEntries(Object.entries(hyperparameters).filter(([name]) => name !== missing));
      return { ...base, algorithm, seed, steps, hyperparameters: given };
    });
});

it('tells the same of two runs as their being put into one group', () => {
  let [same, other] = [0, 0];
  fc.assert(
    fc.property(anyExperiment, anyExperiment, (one, two) => {
      const runs = [run('a', one), run('b', two)];
      const isOneGroup = groupRuns(runs, [byConfiguration]).length === 1;
      expect(sharesSettingsWith(runs[0]!)(runs[1]!)).toBe(isOneGroup);
      expect(sharesSettingsWith(runs[1]!)(runs[0]!)).toBe(isOneGroup);
      if (isOneGroup) same++;
      else other++;
    }),
    { numRuns: 800 },
  );
  // Both are put to the test.
  expect(Math.min(same, other)).toBeGreaterThan(10);
});

it('asks ten thousand in no time', () => {
  const all = Array.from({ length: 10_000 }, (_, i) =>
    run(
      String(i),
      requireExperiment({
        environment: 'CartPole-v1',
        algorithm: 'dqn',
        seed: i,
        hyperparameters: { learningRate: i % 2 === 0 ? 1e-3 : 1e-4 },
      }),
    ),
  );
  const began = performance.now();
  expect(all.filter(sharesSettingsWith(all[0]!))).toHaveLength(5000);
  expect(performance.now() - began).toBeLessThan(500);
});
