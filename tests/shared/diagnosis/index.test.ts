import { describe, expect, it } from 'vitest';
import {
  changed,
  diagnose,
  explainsFailure,
  foresee,
  proposalOf,
  rules,
  type Finding,
} from '../../../src/shared/diagnosis';
import { madeRun, shortened, times, type MadeRun } from './made-runs';

const planned = (run: MadeRun) => madeRun(run).experiment;
const found = (run: MadeRun) => diagnose(madeRun(run)).map(({ rule, severity }) => [rule, severity]);

describe('changes made to an experiment', () => {
  it('are those of its own settings and of hyperparameters', () => {
    const before = planned({ set: { tau: 1, warmup: 5 } });
    const after = changed(before, [
      { path: 'hyperparameters.warmup', value: 7 },
      { path: 'steps', value: 3 },
      { path: 'hyperparameters.double', value: true },
    ]);
    expect(after).toEqual({ ...before, steps: 3, hyperparameters: { tau: 1, warmup: 7, double: true } });
    expect(changed(before, [])).toBe(before);
  });
});

describe('a finding', () => {
  const [frozen] = foresee(planned({ set: { targetEvery: 10_000 } }));

  it('has what its rule says, and where it is explained', () => {
    expect(frozen).toEqual({
      rule: 'targetFrozen',
      severity: 'fault',
      step: null,
      facts: { copies: 0, every: 10_000, updates: 9001, budget: 10_000, lag: NaN },
      changes: [{ path: 'hyperparameters.targetEvery', value: 100 }],
      path: 'hyperparameters.targetEvery',
      section: 'target-network',
    });
  });

  it('is explained with the diagnostics where its rule names no section, and may be about no setting', () => {
    const [nothing] = diagnose(madeRun({ metrics: { 'episode/return': [20] } }));
    expect(nothing).toMatchObject({
      rule: 'nothingLearned',
      step: 10_000,
      changes: [],
      path: null,
      section: 'diagnostics',
    });
  });

  it('is about the setting that its rule names', () => {
    const [one] = diagnose(madeRun({ seeds: 1 }));
    expect(one).toMatchObject({ rule: 'oneSeed', path: 'seed', changes: [] });
  });

  it('explains a failure where it is more than a hint, and not only said for want of an explanation', () => {
    const of = (rule: string, severity: string) => explainsFailure({ rule, severity } as Finding);
    expect(of('targetFrozen', 'fault')).toBe(true);
    expect(of('targetFrozen', 'warning')).toBe(true);
    expect(of('targetFrozen', 'hint')).toBe(false);
    expect(of('unsolved', 'warning')).toBe(false);
  });
});

describe('findings', () => {
  it('stand from the gravest to hints', () => {
    const set = { learningRate: 1, priorityBeta: 0, prioritised: true, targetEvery: 10_000 };
    expect(found({ set, seeds: 1 })).toEqual([
      ['targetFrozen', 'fault'],
      ['rateHigh', 'warning'],
      ['prioritiesUncorrected', 'hint'],
      ['oneSeed', 'hint'],
    ]);
    // Epsilon misses its end by little, and is looked at before the rate.
    expect(found({ set: { epsilonFraction: 1, learningRate: 1 } })).toEqual([
      ['rateHigh', 'warning'],
      ['epsilonHigh', 'hint'],
    ]);
  });

  it('hide what says less of the same', () => {
    const episodes = { 'episode/return': times(5, 20), 'episode/length': times(5, 20) };
    const high = { set: { discount: 0.9 }, metrics: { ...episodes, 'learning/q': times(10, 45) } };
    expect(found({ ...high, step: 9000 })).toEqual([['qDiverges', 'fault']]);
  });

  it('leave the last word to what is said for want of an explanation', () => {
    const car = { environment: 'MountainCar-v0', result: -150 };
    expect(found(car)).toEqual([['unsolved', 'warning']]);
    expect(found({ ...car, seeds: 1 })).toEqual([
      ['unsolved', 'warning'],
      ['oneSeed', 'hint'],
    ]);
    expect(found({ ...car, result: { episodes: 1, mean: -150, std: 0 } })).toEqual([
      ['unsolved', 'warning'],
      ['resultNoisy', 'hint'],
    ]);
    expect(found({ ...car, set: { learningRate: 1 } })).toEqual([['rateHigh', 'warning']]);
  });

  it('of a run that has not begun are those that its settings tell', () => {
    const experiment = planned({ set: { learningRate: 1 } });
    expect(foresee(experiment).map(({ rule }) => rule)).toEqual(['rateHigh']);
    expect(foresee(planned({}))).toEqual([]);
    const reference = planned({ set: { learningRate: 0.01 } });
    expect(shortened(foresee(experiment, reference)[0]!.changes)).toEqual([['learningRate', 0.01]]);
    expect(shortened(foresee(experiment)[0]!.changes)).toEqual([['learningRate', 5e-4]]);
  });
});

describe('what is proposed', () => {
  const changes = (run: MadeRun) =>
    Object.fromEntries(diagnose(madeRun(run)).map((finding) => [finding.rule, shortened(finding.changes)]));

  it('is one value of each setting, that of the gravest', () => {
    const metrics = { 'learning/loss': [NaN] };
    // Not a number comes first: a third of the rate, and one that falls.
    expect(changes({ set: { learningRate: 0.03, optimizer: 'sgd' }, metrics })).toMatchObject({
      notFinite: [
        ['learningRate', 5e-4],
        ['learningRateSchedule', 'linear'],
      ],
    });
    const episodes = { 'episode/return': times(20, 0), 'episode/length': times(20, 30) };
    const lake = { environment: 'FrozenLake8x8-v1', algorithm: 'q-table', step: 6000 };
    const early = changes({
      ...lake,
      set: { initialValue: 1, epsilonFraction: 0.1 },
      metrics: { ...episodes, 'learning/epsilon': times(10, 0.1) },
    });
    expect(early).toEqual({
      rewardNeverSeen: [['epsilonFraction', 0.5]],
      epsilonEarly: [['epsilonFraction', 0.5]],
    });
  });

  it('of one setting is what the gravest finding wants of it', () => {
    const metrics = { 'evaluation/mean': [-200, -200, -190, -190, -170, -168, -152, -150] };
    const car = { environment: 'MountainCar-v0', metrics, result: -150, budget: 400, set: { warmup: 0 } };
    // Alone, a run that is cut off while it rises is to go on for twice as long.
    expect(changes(car)).toMatchObject({ fewUpdates: [['steps', 4000]], budgetShort: [['steps', 4000]] });
  });

  it('is nothing that would be refused', () => {
    // Twice a budget of 60 million is more than there may be.
    const steps = 60_000_000;
    const metrics = { 'evaluation/mean': [-200, -200, -190, -190, -170, -168, -152, -150] };
    const car = { environment: 'MountainCar-v0', metrics, result: -150 };
    expect(changes(car)).toMatchObject({ budgetShort: [['steps', 20_000]] });
    expect(changes({ ...car, budget: steps })).toMatchObject({ budgetShort: [] });
  });

  it('is nothing that would be warned of', () => {
    // The shortest rollout is a minibatch of 64, of which there are 7.
    expect(changes({ algorithm: 'ppo', budget: 500 })).toMatchObject({ rolloutLong: [] });
    const uneven = { environments: 3, rolloutSteps: 64, learningRate: 1 };
    expect(changes({ algorithm: 'ppo', budget: 1000, set: uneven })).toMatchObject({
      rolloutLong: [],
      rateHigh: [['learningRate', 3e-4]],
    });
    expect(changes({ algorithm: 'ppo', budget: 640 })).toMatchObject({ rolloutLong: [['rolloutSteps', 8]] });
  });

  it('is put together, each setting once', () => {
    const of = (...changes: readonly (readonly [string, number])[]) =>
      ({ changes: changes.map(([path, value]) => ({ path, value })) }) as unknown as Finding;
    expect(proposalOf([of(['a', 1], ['b', 2]), of(['b', 2], ['c', 3])])).toEqual([
      { path: 'a', value: 1 },
      { path: 'b', value: 2 },
      { path: 'c', value: 3 },
    ]);
    expect(proposalOf([])).toEqual([]);
  });
});

it('knows every rule by its name', () => {
  for (const { find } of Object.values(rules)) expect(find).toBeTypeOf('function');
});
