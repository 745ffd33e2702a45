import { describe, expect, it } from 'vitest';
import {
  discountOne,
  discountShort,
  rewardNeverSeen,
  timeLimit,
} from '../../../../src/shared/diagnosis/rules/reward';
import { Evidence } from '../../../../src/shared/diagnosis/evidence';
import { found, madeRun, seriesOf, times, type MadeRun } from '../made-runs';

const car = { environment: 'MountainCar-v0' };
const pendulum = { environment: 'Pendulum-v1', algorithm: 'ddpg' };
/** Twenty episodes that all earned the same, none of them cut off. */
const same = { 'episode/return': times(20, 0), 'episode/length': [30, 20, ...times(18, 40)] };

describe('a reward that was never seen', () => {
  const unseen = (more: MadeRun = {}) =>
    found(rewardNeverSeen, { environment: 'FrozenLake8x8-v1', algorithm: 'q-table', metrics: same, ...more });

  it('leaves all episodes the same', () => {
    expect(rewardNeverSeen).toMatchObject({
      severity: 'fault',
      section: 'exploration',
      hides: [
        ...['notLearning', 'timeLimit', 'valuesUseless', 'entropyCollapsed', 'actionsSaturated'],
        'temperatureVanished',
      ],
    });
    expect(unseen()).toEqual({
      severity: 'fault',
      step: 10_000,
      facts: { episodes: 20, most: 0, kind: 'same', limit: NaN },
      changes: [['initialValue', 1]],
    });
    const metrics = { ...same, 'episode/return': [...times(19, 0), 1] };
    expect(unseen({ metrics })).toBeNull();
  });

  it('is not known of a few episodes, nor early, and no fault in the first half', () => {
    const metrics = { 'episode/return': times(19, 0), 'episode/length': times(19, 30) };
    expect(unseen({ metrics })).toBeNull();
    expect(unseen({ step: 1999 })).toBeNull();
    expect(unseen({ step: 2000 })).toMatchObject({ severity: 'warning' });
    expect(unseen({ step: 4999 })).toMatchObject({ severity: 'warning' });
    expect(unseen({ step: 5000 })).toMatchObject({ severity: 'fault' });
    expect(unseen({ environment: 'Pong-v9' })).toBeNull();
  });

  it('leaves all episodes cut off', () => {
    const cut = (more: MadeRun['metrics'] = {}, run: MadeRun = {}) => {
      const metrics = {
        'episode/return': [...times(19, -190), -195],
        'episode/length': times(20, 200),
        ...more,
      };
      return found(rewardNeverSeen, { ...car, ...run, metrics });
    };
    expect(cut()).toMatchObject({ facts: { episodes: 20, most: -190, kind: 'cut', limit: 200 } });
    expect(cut({ 'episode/length': [...times(19, 200), 199] })).toBeNull();
    expect(cut({ 'episode/length': [] })).toBeNull();
    expect(cut({ 'episode/return': times(20, -190) })).toMatchObject({ facts: { kind: 'same', limit: 200 } });
    // Every episode of a pendulum is cut off.
    expect(cut({ 'episode/return': [...times(19, -1500), -1400] }, pendulum)).toBeNull();
    // A walk along a cliff has no limit.
    const cliff = { environment: 'CliffWalking-v1', algorithm: 'sarsa' };
    expect(cut({}, cliff)).toBeNull();
  });

  it('is no reward that is missing where the task is solved, or no return is a number', () => {
    const all = (value: number, run: MadeRun) =>
      found(rewardNeverSeen, { ...run, metrics: { ...same, 'episode/return': times(20, value) } });
    expect(all(475, {})).toBeNull();
    expect(all(474, {})).not.toBeNull();
    expect(all(NaN, {})).toBeNull();
    const slippery = {
      environment: 'CliffWalking-v1',
      algorithm: 'sarsa',
      common: { environmentOptions: { slippery: true } },
    };
    expect(all(0, slippery)).not.toBeNull();
  });

  it('is to be looked for farther away', () => {
    const lake = { environment: 'FrozenLake8x8-v1', algorithm: 'q-table' };
    const changes = (run: MadeRun) => found(rewardNeverSeen, { metrics: same, ...run })!.changes;
    const optimistic = { initialValue: 1 };
    expect(changes({ ...lake, set: { ...optimistic, epsilonFraction: 0.49 } })).toEqual([
      ['epsilonFraction', 0.5],
    ]);
    expect(changes({ ...lake, set: { ...optimistic, epsilonFraction: 0.5 } })).toEqual([]);
    // Where nothing better than 0 is to be had, a first value of 0 is optimistic.
    const bias = { environment: 'MaximisationBias-v0', algorithm: 'q-table' };
    const worse = { ...same, 'episode/return': times(20, -1) };
    expect(changes({ ...bias, metrics: worse, set: { epsilonFraction: 0.4 } })).toEqual([
      ['epsilonFraction', 0.5],
    ]);
    const stuck = { ...same, 'episode/return': times(20, -200) };
    expect(changes({ ...car, algorithm: 'q-table', metrics: stuck, set: { epsilonFraction: 0.4 } })).toEqual([
      ['epsilonFraction', 0.5],
    ]);
    const noise = (kind: string) =>
      changes({ ...pendulum, set: { noise: kind }, metrics: { ...same, 'episode/return': times(20, -999) } });
    expect(noise('gaussian')).toEqual([['noise', 'ornstein-uhlenbeck']]);
    expect(noise('none')).toEqual([['noise', 'ornstein-uhlenbeck']]);
    expect(noise('ornstein-uhlenbeck')).toEqual([]);
    const sac = { environment: 'MountainCarContinuous-v0', algorithm: 'sac' };
    expect(changes(sac)).toEqual([['noiseCorrelation', 0.9]]);
    expect(changes({ ...sac, set: { noiseCorrelation: 0.5 } })).toEqual([]);
    expect(changes({ algorithm: 'ppo' })).toEqual([['entropyCoefficient', 0.01]]);
    expect(changes({ algorithm: 'ppo', set: { entropyCoefficient: 0.02 } })).toEqual([
      ['entropyCoefficient', 0.06],
    ]);
  });
});

describe('a limit of steps', () => {
  /** Forty episodes of a mountain car, the last ten of which are looked at. */
  const limited = (last: readonly number[], more: MadeRun = {}) =>
    found(timeLimit, {
      ...car,
      ...more,
      metrics: { 'episode/length': [...times(30, 150), ...last], ...more.metrics },
    });
  const cut = [...times(8, 200), 199, 199];

  it('cuts four of five late episodes off', () => {
    expect(timeLimit.severity).toBe('hint');
    expect(limited(cut)).toEqual({
      step: 7750,
      facts: { share: 0.8, limit: 200, since: 7750, episodes: 10 },
    });
    expect(limited([...times(7, 200), 199, 199, 199])).toBeNull();
  });

  it('counts the episodes that a thinned series stands for', () => {
    const lengths = [...times(30, 150), ...cut];
    const run = madeRun({ ...car, metrics: {} });
    const whole = { count: 2 * lengths.length, lowest: 150, highest: 200 };
    const thinned = { ...seriesOf(lengths, run.step), whole };
    const evidence = new Evidence({ ...run, metrics: { 'episode/length': thinned } });
    expect(timeLimit.find(evidence)).toMatchObject({ facts: { episodes: 20 } });
  });

  it('is told of once half of the budget is over, unless the run plays well', () => {
    expect(limited(cut, { step: 5000 })).not.toBeNull();
    expect(limited(cut, { step: 4999 })).toBeNull();
    expect(limited(cut, { result: -110 })).toBeNull();
  });

  it('is not told of where every episode ends so, where there is none, or little is known', () => {
    expect(limited(cut, pendulum)).toBeNull();
    expect(limited(times(10, 1e6), { environment: 'CliffWalking-v1', algorithm: 'sarsa' })).toBeNull();
    expect(limited(cut, { environment: 'Pong-v9' })).toBeNull();
    expect(
      limited(cut, { environment: 'Gridworld-v0', common: { environmentOptions: { pitReward: -2 } } }),
    ).toBeNull();
    expect(found(timeLimit, { ...car, metrics: { 'episode/length': times(36, 200) } })).toBeNull();
    expect(found(timeLimit, { ...car, metrics: { 'episode/length': times(37, 200) } })).not.toBeNull();
  });
});

describe('a discount that looks not far enough', () => {
  const short = (discount: number, more: MadeRun = {}) =>
    found(discountShort, { ...car, ...more, set: { discount } });

  it('has a horizon of a twentieth of an episode', () => {
    expect(discountShort).toMatchObject({
      severity: 'warning',
      foreseeable: true,
      path: 'hyperparameters.discount',
    });
    expect(short(0.75)).toEqual({
      facts: { discount: 0.75, horizon: 4, length: 200 },
      changes: [['discount', 0.99]],
    });
    expect(short(0.8, { environment: 'CartPole-v1' })).not.toBeNull();
    expect(short(0.81, { environment: 'CartPole-v1' })).toBeNull();
  });

  it('is judged by the episodes that were played, where there are ten', () => {
    const played = (lengths: readonly number[]) => short(0.75, { metrics: { 'episode/length': lengths } });
    expect(played([...times(5, 70), ...times(5, 92)])).toMatchObject({ facts: { length: 81 } });
    expect(played(times(10, 80))).toBeNull();
    expect(played(times(9, 80))).toMatchObject({ facts: { length: 200 } });
  });

  it('is fine where the run plays well, and where no episode is known', () => {
    expect(short(0.75, { result: -110 })).toBeNull();
    expect(short(0.75, { environment: 'Pong-v9' })).toBeNull();
    expect(short(0.75, { environment: 'CliffWalking-v1', algorithm: 'sarsa' })).toBeNull();
  });
});

describe('a discount of one', () => {
  const one = (more: MadeRun = {}) =>
    found(discountOne, { ...pendulum, ...more, set: { discount: 1, ...more.set } });

  it('adds up values that never end', () => {
    expect(discountOne).toMatchObject({ severity: 'warning', foreseeable: true });
    expect(one()).toEqual({ facts: { discount: 1, limit: 200 }, changes: [['discount', 0.99]] });
    expect(one({ set: { discount: 0.9999 } })).toBeNull();
    expect(one({ environment: 'CartPole-v1', algorithm: 'dqn' })).toBeNull();
    expect(one({ environment: 'Pong-v9' })).toBeNull();
  });

  it('is fine where no value follows an episode', () => {
    const reinforce = (baseline: string) => one({ algorithm: 'reinforce', set: { baseline } });
    expect(reinforce('value')).not.toBeNull();
    expect(reinforce('mean')).toBeNull();
    expect(reinforce('none')).toBeNull();
  });
});
