import { describe, expect, it } from 'vitest';
import { comparedRuns } from '../../src/shared/compared-runs';
import type { RunSummary } from '../../src/shared/runs';

const run = (id: string, environment: string) =>
  ({ id, experiment: { environment } }) as unknown as RunSummary;
const runs = [
  run('a', 'CartPole-v1'),
  run('b', 'Pendulum-v1'),
  run('c', 'CartPole-v1'),
  run('d', 'FrozenLake-v1'),
  run('e', 'Pendulum-v1'),
  run('f', 'Pendulum-v1'),
];
const ids = ({ runs }: ReturnType<typeof comparedRuns>) => runs.map(({ id }) => id);

describe('the runs that are compared', () => {
  const all = runs.map(({ id }) => id);

  it('are never of several tasks: those of most runs, until another one is chosen', () => {
    expect(ids(comparedRuns(runs, { runs: all }))).toEqual(['b', 'e', 'f']);
    expect(ids(comparedRuns(runs, { runs: all, environment: 'CartPole-v1' }))).toEqual(['a', 'c']);
  });

  it('are found again when the chosen task has no more runs', () => {
    expect(ids(comparedRuns(runs, { runs: ['a', 'b'], environment: 'FrozenLake-v1' }))).toEqual(['a']);
  });

  it('come with the tasks that there are to choose from', () => {
    expect(comparedRuns(runs, { runs: all }).environments).toEqual([
      { id: 'Pendulum-v1', runs: 3 },
      { id: 'CartPole-v1', runs: 2 },
      { id: 'FrozenLake-v1', runs: 1 },
    ]);
    expect(comparedRuns(runs, { runs: ['gone'] })).toEqual({ environment: null, environments: [], runs: [] });
  });
});
