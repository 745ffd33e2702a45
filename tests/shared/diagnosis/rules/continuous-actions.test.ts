import { describe, expect, it } from 'vitest';
import {
  actionsSaturated,
  temperatureExploded,
  temperatureVanished,
} from '../../../../src/shared/diagnosis/rules/continuous-actions';
import { found, times, type MadeRun } from '../made-runs';

const well = { 'evaluation/mean': [-200] };

/** A run of SAC with a horizon of two steps, whose returns lie 10,000 apart. */
const sac = (temperature: readonly number[], more: MadeRun = {}): MadeRun => ({
  environment: 'Pendulum-v1',
  algorithm: 'sac',
  ...more,
  set: { discount: 0.5, ...more.set },
  metrics: {
    'learning/temperature': temperature,
    'episode/return': [-4000, -9000, 1000, 0],
    ...more.metrics,
  },
});

describe('a temperature that has vanished', () => {
  const vanished = [1, ...times(18, 0.7), 0.4];

  it('makes entropy worth less than a ten-thousandth of what returns differ by', () => {
    expect(temperatureVanished).toMatchObject({ severity: 'warning', section: 'exploration' });
    expect(found(temperatureVanished, sac(vanished))).toEqual({
      step: 10_000,
      facts: { now: 0.4, start: 1, worth: 0.8, spread: 10_000 },
      changes: [['targetEntropy', -0.5]],
    });
    expect(found(temperatureVanished, sac([...times(19, 0.1), 0.5]))).toBeNull();
  });

  it('is judged by rewards as the agent learns from them', () => {
    expect(found(temperatureVanished, sac(vanished, { common: { rewardScale: 0.79 } }))).toBeNull();
    expect(found(temperatureVanished, sac(vanished, { common: { rewardScale: 2 } }))).toMatchObject({
      facts: { spread: 20_000 },
    });
    // Runs of an early version have no scale.
    const early = { rewardScale: undefined } as object;
    expect(found(temperatureVanished, sac(vanished, { common: { ...early } }))).toMatchObject({
      facts: { spread: 10_000 },
    });
    expect(found(temperatureVanished, sac(vanished, { common: { normaliseRewards: true } }))).toBeNull();
  });

  it('is to rise by a target that policies can reach', () => {
    expect(found(temperatureVanished, sac(vanished, { set: { targetEntropy: 0.3 } }))!.changes).toEqual([
      ['targetEntropy', 0.5],
    ]);
  });

  it('is not told of where it is set, hardly known, or does well', () => {
    expect(found(temperatureVanished, sac(times(19, 0)))).toBeNull();
    expect(found(temperatureVanished, sac(times(20, 0)))).not.toBeNull();
    expect(found(temperatureVanished, sac(times(20, 0), { set: { temperatureRule: 'fixed' } }))).toBeNull();
    expect(found(temperatureVanished, sac(times(20, 0), { metrics: well }))).toBeNull();
    expect(found(temperatureVanished, sac(times(20, 0), { set: { discount: 1 } }))).toBeNull();
  });
});

describe('a temperature that has exploded', () => {
  /** By when 70 to 80 % of its points were reported, and by now. */
  const rising = (start: number, before: number, now: number, more: MadeRun = {}): MadeRun =>
    sac([start, ...times(13, 0), before, before, ...times(3, 0), now], {
      ...more,
      metrics: { 'episode/return': [-4, -9, 1], ...more.metrics },
    });

  it('rises still, and counts for more than all returns', () => {
    expect(temperatureExploded).toMatchObject({
      severity: 'fault',
      section: 'exploration',
      hides: ['notLearning'],
    });
    expect(found(temperatureExploded, rising(1, 4, 5.5, { set: { targetEntropy: 0.5 } }))).toEqual({
      step: 10_000,
      facts: { now: 5.5, start: 1, worth: 11, spread: 10, target: 0.5 },
      changes: [['targetEntropy', -1]],
    });
  });

  it('has to be all of that', () => {
    expect(found(temperatureExploded, rising(1, 5, 6))).toBeNull();
    expect(found(temperatureExploded, rising(2, 4, 6))).toBeNull();
    expect(found(temperatureExploded, rising(1, 4, 5))).toBeNull();
    expect(found(temperatureExploded, rising(1, 4, 6))).not.toBeNull();
    expect(found(temperatureExploded, rising(1, 4, 6, { metrics: well }))).toBeNull();
    expect(found(temperatureExploded, rising(1, 4, 6, { set: { discount: 1 } }))).toBeNull();
    expect(found(temperatureExploded, rising(1, 4, 6, { set: { temperatureRule: 'fixed' } }))).toBeNull();
  });
});

describe('actions at their bounds', () => {
  const run = (saturated: readonly number[], more: MadeRun = {}): MadeRun => ({
    environment: 'Pendulum-v1',
    algorithm: 'ddpg',
    ...more,
    metrics: {
      'learning/tanhSaturation': saturated,
      'learning/actorGradientNorm': [8, 8, 2, 2],
      ...more.metrics,
    },
  });
  const saturated = [...times(10, 0.2), ...times(10, 0.95)];

  it('stay there in the second half of a training', () => {
    expect(actionsSaturated).toMatchObject({ severity: 'fault', hides: ['notLearning'] });
    expect(found(actionsSaturated, run(saturated))).toEqual({
      step: 5500,
      facts: { typical: 0.95, since: 5500, gradient: 2, bound: NaN },
      changes: [['actorLearningRate', 2e-4]],
    });
    expect(found(actionsSaturated, run([...times(10, 1), ...times(10, 0.9)]))).toBeNull();
  });

  it('are told with what returns can be', () => {
    const episodes = { 'episode/return': times(5, -200), 'episode/length': times(5, 200) };
    const { facts } = found(actionsSaturated, run(saturated, { metrics: episodes, set: { discount: 0.5 } }))!;
    expect(facts.bound).toBe(2);
  });

  it('may be those of a clipped policy', () => {
    const clipped = { algorithm: 'ppo', metrics: { 'learning/saturation': saturated } };
    expect(found(actionsSaturated, run([], clipped))).toMatchObject({ facts: { typical: 0.95 } });
  });

  it('are fine where they do well, or are hardly known', () => {
    expect(found(actionsSaturated, run(times(19, 1)))).toBeNull();
    expect(found(actionsSaturated, run([]))).toBeNull();
    expect(found(actionsSaturated, run(saturated, { metrics: well }))).toBeNull();
  });
});
