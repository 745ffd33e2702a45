import { expect, it } from 'vitest';
import { byConfiguration, groupRuns } from '../../src/shared/grouping';
import { trainingsOf } from '../../src/shared/more-seeds';
import type { RunSummary } from '../../src/shared/runs';
import { nextLook } from '../../src/shared/sequential-comparison';
import { run } from './grouped-runs';

const sizes = [5, 10];
const seeds = (n: number, hyperparameters: Record<string, unknown> = {}) =>
  Array.from({ length: n }, (_, i) => run({ seed: i + 1 }, hyperparameters));
/** The groups of some runs, the first of them the baseline. */
function after(runs: readonly RunSummary[], decided: readonly number[] = [], grouping = [byConfiguration]) {
  const groups = groupRuns(runs, grouping);
  const keys = groups.map(({ key }) => key);
  return nextLook(groups, keys[0]!, new Set(decided.map((i) => keys[i]!)), runs, sizes);
}
/** What is trained next: whether of Double DQN, of Dueling, and the seed. */
const trained = (look: ReturnType<typeof nextLook>) =>
  look.kind === 'train'
    ? trainingsOf(look.needed).map(({ seed, hyperparameters: { double, dueling } }) => [
        double,
        dueling,
        seed,
      ])
    : look.kind;

it('trains up to the next size of the smaller side', () => {
  const look = after([...seeds(5), ...seeds(3, { double: true })]);
  expect(look).toMatchObject({ kind: 'train', seeds: 5 });
  expect(trained(look)).toEqual([
    [true, 'none', 4],
    [true, 'none', 5],
  ]);
  expect(after([...seeds(7), ...seeds(5, { double: true })])).toMatchObject({ kind: 'train', seeds: 10 });
});

it('trains no more of what is decided, and still needs the baseline', () => {
  const runs = [...seeds(5), ...seeds(5, { double: true }), ...seeds(5, { dueling: 'mean' })];
  const more = [6, 7, 8, 9, 10];
  expect(trained(after(runs, [1]))).toEqual([
    ...more.map((seed) => [false, 'none', seed]),
    ...more.map((seed) => [false, 'mean', seed]),
  ]);
  expect(after(runs, [1, 2])).toEqual({ kind: 'decided' });
});

it('ends with the last size, and where it is open what to train', () => {
  expect(after([...seeds(10), ...seeds(10, { double: true })])).toEqual({ kind: 'spent' });
  const others = seeds(2).map((one) => ({ ...one, experiment: { ...one.experiment, steps: 9 } }));
  const mixed = [...seeds(2), ...seeds(2, { double: true }), ...others];
  expect(after(mixed, [], ['hyperparameters.double'])).toEqual({ kind: 'mixed' });
});
