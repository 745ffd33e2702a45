import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/shared/configuration';
import {
  applicableGrouping,
  byConfiguration,
  byRun,
  differences,
  groupable,
  groupRuns,
} from '../../src/shared/grouping';
import { byPerson, byTags } from '../../src/shared/run-marks';
import type { RunSummary } from '../../src/shared/runs';
import { repeatedRuns } from '../../src/renderer/rooms/compare/repeated-runs';
import { run } from './grouped-runs';

describe('groupRuns', () => {
  it('puts runs together that differ only in their seed', () => {
    const runs = [run({ seed: 1 }), run({ seed: 1 }, { double: true }), run({ seed: 2 }), run({ seed: 3 })];
    const groups = groupRuns(runs, [byConfiguration]);
    expect(groups.map((group) => group.runs.map(({ id }) => id))).toEqual([
      [runs[0]!.id, runs[2]!.id, runs[3]!.id],
      [runs[1]!.id],
    ]);
  });

  it('tells apart any other setting', () => {
    expect(groupRuns([run(), run({ steps: 999_999 })], [byConfiguration])).toHaveLength(2);
    expect(groupRuns([run(), run({ evaluateEvery: 1 })], [byConfiguration])).toHaveLength(2);
    expect(groupRuns([run(), run({}, { learningRate: 0.01 })], [byConfiguration])).toHaveLength(2);
  });

  it('knows that a setting without effect sets nothing apart', () => {
    // Without a following target network, its rate does nothing.
    expect(groupRuns([run({}, { tau: 0.1 }), run({}, { tau: 0.2 })], [byConfiguration])).toHaveLength(1);
    const soft = { target: 'soft' };
    expect(
      groupRuns([run({}, { ...soft, tau: 0.1 }), run({}, { ...soft, tau: 0.2 })], [byConfiguration]),
    ).toHaveLength(2);
  });

  it('takes what a run of an earlier version lacks for its default', () => {
    const now = run();
    const { rewardClip: gone, ...experiment } = now.experiment;
    expect(gone).toBe(0);
    const before = { ...run(), experiment: experiment as typeof now.experiment };
    expect(groupRuns([now, before], [byConfiguration])).toHaveLength(1);
  });

  it('groups by chosen settings, and calls groups by their values', () => {
    const runs = [
      run({ seed: 1 }, { learningRate: 0.01 }),
      run({ seed: 2 }, { learningRate: 0.001 }),
      run({ seed: 3, steps: 70_000 }, { learningRate: 0.01 }),
    ];
    const groups = groupRuns(runs, ['hyperparameters.learningRate']);
    expect(groups.map(({ label, runs: { length } }) => [label, length])).toEqual([
      ['Learning rate 0.01', 2],
      ['Learning rate 0.001', 1],
    ]);
    expect(groupRuns(runs, ['hyperparameters.learningRate', 'steps'])).toHaveLength(3);
    expect(groupRuns(runs, ['algorithm']).map(({ label }) => label)).toEqual(['DQN']);
    expect(groupRuns(runs, [byRun])).toHaveLength(3);
  });

  it('keeps a group’s key when further runs come', () => {
    const [first, second] = [run({ seed: 1 }), run({ seed: 2 })];
    const other = run({}, { double: true });
    const [before] = groupRuns([first], [byConfiguration]);
    const after = groupRuns([other, second, first], [byConfiguration]);
    expect(after.map(({ key }) => key)).toContain(before!.key);
    expect(new Set(after.map(({ key }) => key)).size).toBe(2);
  });

  it('names groups by what sets them apart, and leaves out what most of them share', () => {
    const ladder = [
      run({}, { replay: false, target: 'none' }),
      run({}, { target: 'none' }),
      run(),
      run({}, { double: true }),
      run({}, { noisy: true }),
    ];
    expect(groupRuns(ladder, [byConfiguration]).map(({ label }) => label)).toEqual([
      'Naive DQN',
      'DQN without target network',
      'DQN',
      'Double DQN',
      'Noisy DQN',
    ]);
  });
});

describe('names of two groups', () => {
  const named = (...runs: RunSummary[]) => groupRuns(runs, [byConfiguration]).map(({ label }) => label);

  it('are those of the variants', () => {
    expect(named(run(), run({}, { double: true }))).toEqual(['DQN', 'Double DQN']);
  });

  it('leave out a variant that both are', () => {
    expect(
      named(run({}, { double: true, learningRate: 0.1 }), run({}, { double: true, learningRate: 0.2 })),
    ).toEqual(['Learning rate 0.1', 'Learning rate 0.2']);
  });

  it('tell the variant and the rest', () => {
    expect(named(run({}, { learningRate: 0.1 }), run({}, { double: true, learningRate: 0.2 }))).toEqual([
      'DQN · Learning rate 0.1',
      'Double DQN · Learning rate 0.2',
    ]);
    expect(named(run(), run({ environment: 'MountainCar-v0' }))).toEqual(['CartPole-v1', 'MountainCar-v0']);
  });

  it('never hide the algorithm where several are compared', () => {
    const policy = (algorithm: string, hyperparameters = {}) => run({ algorithm }, hyperparameters);
    const groups = [
      policy('reinforce', { baseline: 'none' }),
      policy('reinforce', { baseline: 'value' }),
      policy('reinforce', { baseline: 'value', entropyCoefficient: 0.3 }),
      policy('q-actor-critic'),
    ];
    const labels = named(...groups);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.slice(0, 3).every((label) => label.startsWith('REINFORCE'))).toBe(true);
    expect(labels[3]).toMatch(/^Q actor-critic/);
  });

  it('tell the algorithms of a group by other settings, where these are not the same in all', () => {
    const runs = [
      run({}, { learningRate: 0.1 }),
      run({}, { learningRate: 0.2 }),
      run({}, { learningRate: 0.2, double: true }),
    ];
    const by = ['hyperparameters.learningRate'];
    expect(groupRuns(runs, by).map(({ label }) => label)).toEqual([
      'DQN · Learning rate 0.1',
      'DQN + Double DQN · Learning rate 0.2',
    ]);
    expect(groupRuns(runs.slice(0, 2), by).map(({ label }) => label)).toEqual([
      'Learning rate 0.1',
      'Learning rate 0.2',
    ]);
  });
});

describe('repeated runs', () => {
  it('are those of the same settings, seed and person; the one that came farthest stays', () => {
    const origin = { name: 'Anna', file: 'a.rlrun', importedAt: '', id: 'x' };
    const stopped = { ...run({ seed: 1 }), step: 100 };
    const whole = run({ seed: 1 });
    const others = [run({ seed: 2 }), run({ seed: 1 }, { double: true }), { ...run({ seed: 1 }), origin }];
    expect(repeatedRuns([stopped, whole, ...others])).toEqual({ seeds: [1], extra: [stopped.id] });
    expect(repeatedRuns([whole, ...others])).toEqual({ seeds: [], extra: [] });
  });
});

describe('differences', () => {
  it('lists every setting that is not the same everywhere, seeds last', () => {
    const runs = [run({ seed: 1 }), run({ seed: 2 }), run({ seed: 1 }, { nStep: 3 })];
    const groups = groupRuns(runs, [byConfiguration]);
    expect(differences(groups)).toEqual([
      { path: 'hyperparameters.nStep', label: 'n-step return', values: [['1'], ['3']] },
      { path: 'seed', label: 'Seed', values: [['1', '2'], ['1']] },
    ]);
  });

  it('leaves empty where a setting has no effect', () => {
    const groups = groupRuns([run(), run({}, { target: 'soft' })], [byConfiguration]);
    const tau = differences(groups).find(({ path }) => path === 'hyperparameters.tau');
    expect(tau?.values).toEqual([[], ['0.005']]);
  });

  it('of equal runs are none', () => {
    expect(differences(groupRuns([run(), run()], [byConfiguration]))).toEqual([]);
  });
});

describe('a grouping', () => {
  it('by a key that no longer means anything falls back to the settings', () => {
    const own = [run(), run({}, { double: true })];
    expect(applicableGrouping(own, [byPerson])).toEqual([byConfiguration]);
    expect(applicableGrouping(own, [byTags, 'hyperparameters.knob'])).toEqual([byConfiguration]);
    // Different algorithms are not pooled then.
    expect(groupRuns(own, applicableGrouping(own, [byPerson]))).toHaveLength(2);
  });

  it('keeps what means something', () => {
    const own = [run(), run({}, { double: true })];
    expect(applicableGrouping(own, ['algorithm', byPerson])).toEqual(['algorithm']);
    expect(applicableGrouping(own, [byRun])).toEqual([byRun]);
    const annas = { ...run(), origin: { name: 'Anna', file: 'a.rlrun', importedAt: '', id: 'x' } };
    expect(applicableGrouping([annas], [byPerson])).toEqual([byPerson]);
  });
});

describe('groupable', () => {
  it('offers settings that differ first', () => {
    const offered = groupable([run({ seed: 1 }), run({ seed: 2 }, { double: true })]);
    expect(offered.filter(({ differs }) => differs).map(({ path }) => path)).toEqual([
      'hyperparameters.double',
      'seed',
    ]);
    expect(offered.map(({ path }) => path)).toContain('environment');
  });
});

describe('settingsOf', () => {
  it('of a run that the catalogue does not know are what it has', () => {
    const old = run();
    const strange = {
      ...old,
      experiment: { ...old.experiment, algorithm: 'gone', hyperparameters: { knob: 3 } },
    };
    expect(settingsOf(strange).get('hyperparameters.knob')).toBe(3);
  });
});
