import { describe, expect, it } from 'vitest';
import {
  atomsNarrow,
  gradientClipped,
  gradientZero,
  lossExplodes,
  notFinite,
  qDiverges,
  valuesHigh,
} from '../../../../src/shared/diagnosis/rules/divergence';
import { found, times, type MadeRun } from '../made-runs';

/** Rewards of 1 in every step, and a horizon of two steps: no return is above 2. */
const rewarded = { 'episode/return': times(5, 20), 'episode/length': times(5, 20) };
const run = (metrics: MadeRun['metrics'], more: MadeRun = {}): MadeRun => ({
  ...more,
  set: { discount: 0.5, ...more.set },
  metrics: { ...rewarded, ...metrics },
});
const table = { algorithm: 'q-table', environment: 'FrozenLake-v1' };
const well = { 'evaluation/mean': [475] };

describe('a number that is none', () => {
  it.each([
    ...['loss', 'criticLoss', 'valueLoss', 'policyLoss', 'actorLoss', 'q', 'target', 'tdError', 'value'],
    ...['gradientNorm', 'criticGradientNorm', 'actorGradientNorm', 'entropy', 'kl', 'temperature'],
  ])('is found in learning/%s', (name) => {
    const metric = `learning/${name}`;
    expect(found(notFinite, { metrics: { [metric]: [1, Infinity, NaN, 2] } })).toMatchObject({
      step: 5000,
      facts: { metric, value: Infinity, step: 5000 },
    });
  });

  it('is blamed on the metric in which it came first', () => {
    const metrics = {
      'learning/loss': [1, 1, 1, NaN],
      'learning/q': [1, NaN, 1, 1],
      'learning/target': [1, -Infinity, 1, 1],
      'evaluation/predicted': [1, 1, NaN, 1],
    };
    expect(found(notFinite, { metrics })).toEqual({
      step: 5000,
      facts: { metric: 'learning/q', value: NaN, step: 5000 },
      changes: [
        ['learningRate', 1e-4],
        ['learningRateSchedule', 'linear'],
      ],
    });
    expect(found(notFinite, { metrics: { 'evaluation/predicted': [NaN] } })).toMatchObject({
      facts: { metric: 'evaluation/predicted' },
    });
    expect(found(notFinite, { metrics: { 'learning/q': [NaN, 1] } })).toMatchObject({ step: 5000 });
  });

  it('is not looked for where it says nothing', () => {
    expect(
      found(notFinite, { metrics: { 'learning/q': [1], 'learning/explainedVariance': [NaN] } }),
    ).toBeNull();
  });

  it('explains whatever else it may look like', () => {
    expect(notFinite).toMatchObject({
      severity: 'fault',
      hides: [
        ...['qDiverges', 'valuesHigh', 'lossExplodes', 'gradientClipped', 'notLearning', 'forgetting'],
        'klHigh',
      ],
    });
  });
});

describe('values that run away', () => {
  it('are four times what returns can be', () => {
    expect(qDiverges).toMatchObject({
      severity: 'fault',
      section: 'target-network',
      hides: ['valuesHigh', 'gradientClipped', 'notLearning', 'forgetting'],
    });
    const q = [1, 2, 3, 4, 5, -8, -8.5, 9, 10, 12];
    const metrics = {
      'learning/q': q,
      'learning/target': times(10, 11),
      'evaluation/realised': [1, 1.9, 1.5],
    };
    expect(found(qDiverges, run(metrics))).toEqual({
      step: 7000,
      facts: { metric: 'learning/q', size: 12, bound: 2, growth: 12 / 5, realised: 1.5 },
      changes: [
        ['double', true],
        ['learningRate', 1e-4],
      ],
    });
    expect(found(qDiverges, run({ 'learning/q': times(10, 8) }))).toBeNull();
    expect(found(qDiverges, run({ 'learning/q': times(10, 8.1) }))).toMatchObject({
      facts: { realised: NaN },
    });
  });

  it.each(['learning/target', 'learning/value', 'evaluation/predicted'])('may be those of %s', (metric) => {
    const metrics = { 'learning/q': times(10, 9), [metric]: times(10, 10) };
    expect(found(qDiverges, run(metrics))).toMatchObject({ facts: { metric, size: 10 } });
  });

  it('grow in shares of what they were just before the middle', () => {
    const q = [...times(8, 1), 3, 3, ...times(8, 5), 9, 9];
    expect(found(qDiverges, run({ 'learning/q': q }))).toMatchObject({ facts: { growth: 3 } });
  });

  it('are to be held by a target network first', () => {
    const q = { 'learning/q': times(10, 9) };
    expect(found(qDiverges, run(q, { set: { target: 'none' } }))!.changes).toEqual([['target', 'hard']]);
    expect(found(qDiverges, run(q, { set: { double: true } }))!.changes).toEqual([
      ['learningRate', 1e-4],
      ['learningRateSchedule', 'linear'],
    ]);
  });

  it('are not those of a table, and not known where nothing is', () => {
    const q = { 'learning/q': times(10, 9) };
    expect(found(qDiverges, run(q, table))).toBeNull();
    expect(found(qDiverges, { metrics: q })).toBeNull();
    expect(found(qDiverges, run({}))).toBeNull();
    expect(found(qDiverges, run({ 'learning/q': times(10, 0) }))).toBeNull();
  });
});

describe('values that are too high', () => {
  const high = (value: number, more: MadeRun = {}) => {
    const metrics = { 'learning/q': [...times(6, 0), value, value], ...more.metrics };
    return found(valuesHigh, run(metrics, more));
  };

  it('are half above what returns can be', () => {
    expect(valuesHigh).toMatchObject({ severity: 'warning', section: 'double-learning' });
    expect(high(3)).toBeNull();
    expect(high(3.1, { metrics: { 'evaluation/realised': [1, 1.9, 1.5] } })).toEqual({
      severity: 'warning',
      step: 10_000,
      facts: { metric: 'learning/q', size: 3.1, bound: 2, realised: 1.5 },
      changes: [
        ['double', true],
        ['learningRate', 1e-4],
      ],
    });
    expect(high(3.1)).toMatchObject({ facts: { realised: NaN } });
  });

  it('are borne more easily where the run plays well, less where it has ended unsolved', () => {
    expect(high(4, { metrics: well })).toBeNull();
    expect(high(4.1, { metrics: well })).toMatchObject({ severity: 'hint' });
    expect(high(2.5, { result: 100 })).toBeNull();
    expect(high(2.6, { result: 100 })).toMatchObject({ severity: 'warning' });
  });

  it('are not those of a table, and not known where nothing or little is', () => {
    expect(high(9, table)).toBeNull();
    expect(found(valuesHigh, run({ 'learning/q': times(7, 9) }))).toBeNull();
    expect(found(valuesHigh, run({}))).toBeNull();
    expect(found(valuesHigh, { metrics: { 'learning/q': times(8, 9) } })).toBeNull();
  });
});

describe('a loss that explodes', () => {
  it('is an error above every return', () => {
    expect(lossExplodes).toMatchObject({
      severity: 'fault',
      section: 'loss-clipping-optimiser',
      hides: ['gradientClipped', 'notLearning', 'forgetting'],
    });
    expect(found(lossExplodes, run({ 'learning/tdError': [...times(9, 1), 2.1] }))).toEqual({
      step: 10_000,
      facts: { metric: 'learning/tdError', error: 2.1, bound: 2 },
      changes: [
        ['learningRate', 1e-4],
        ['learningRateSchedule', 'linear'],
      ],
    });
    expect(found(lossExplodes, run({ 'learning/tdError': times(10, 2) }))).toBeNull();
  });

  it('is the root of a squared one', () => {
    for (const metric of ['learning/valueLoss', 'learning/criticLoss']) {
      expect(found(lossExplodes, run({ [metric]: times(10, 9) }))).toMatchObject({
        facts: { metric, error: 3 },
      });
      expect(found(lossExplodes, run({ [metric]: times(10, 4) }))).toBeNull();
    }
  });

  it('is not that of a table, and not known where nothing or little is', () => {
    expect(found(lossExplodes, run({ 'learning/tdError': times(10, 9) }, table))).toBeNull();
    expect(found(lossExplodes, run({ 'learning/tdError': times(9, 9) }))).toBeNull();
    expect(found(lossExplodes, run({}))).toBeNull();
    expect(found(lossExplodes, { metrics: { 'learning/tdError': times(10, 9) } })).toBeNull();
  });
});

describe('gradients that are nearly always clipped', () => {
  const clipped = (norms: readonly number[], more: MadeRun = {}) => {
    const metrics = { 'learning/gradientNorm': norms, ...more.metrics };
    return found(gradientClipped, { ...more, set: { gradientClip: 0.5, ...more.set }, metrics });
  };
  const norms = [5, 5, ...times(8, 6)];

  it('are ten times too large in four of five updates', () => {
    expect(gradientClipped).toMatchObject({ severity: 'hint', section: 'loss-clipping-optimiser' });
    expect(clipped(norms)).toEqual({ facts: { clip: 0.5, share: 0.8, typical: 6, times: 12 } });
    expect(clipped([5, 5, 5, ...times(7, 6)])).toBeNull();
  });

  it('may be those of a critic', () => {
    const metrics = { 'learning/criticGradientNorm': norms };
    expect(clipped([], { environment: 'Pendulum-v1', algorithm: 'ddpg', metrics })).not.toBeNull();
  });

  it('are told of once half of the budget is over, unless the run plays well', () => {
    expect(clipped(norms, { step: 5000 })).not.toBeNull();
    expect(clipped(norms, { step: 4999 })).toBeNull();
    expect(clipped(norms, { metrics: well })).toBeNull();
  });

  it('are not known where nothing is clipped, or little is known', () => {
    expect(clipped(norms, { set: { gradientClip: 0 } })).toBeNull();
    expect(clipped(times(9, 6))).toBeNull();
    expect(clipped([])).toBeNull();
  });
});

describe('gradients of nothing', () => {
  const late = (...norms: readonly number[]) => [...times(10, 1), ...norms];

  it('fill nine tenths of the second half', () => {
    expect(gradientZero).toMatchObject({ severity: 'fault', hides: ['notLearning'] });
    const metrics = { 'learning/gradientNorm': late(1e-8, ...times(9, 0.9e-8)) };
    expect(found(gradientZero, { metrics })).toEqual({
      step: 5500,
      facts: { share: 0.9, since: 5500 },
      changes: [['learningRate', 1e-4]],
    });
    expect(
      found(gradientZero, { metrics: { 'learning/gradientNorm': late(1, 1, ...times(8, 0)) } }),
    ).toBeNull();
  });

  it('may be those of a critic', () => {
    expect(found(gradientZero, { metrics: { 'learning/criticGradientNorm': times(10, 0) } })).not.toBeNull();
  });

  it('are not known where nothing or little is', () => {
    expect(found(gradientZero, { metrics: { 'learning/gradientNorm': times(9, 0) } })).toBeNull();
    expect(found(gradientZero, {})).toBeNull();
  });
});

describe('atoms that returns do not fit in', () => {
  const narrow = (realised: readonly number[], more: MadeRun = {}) =>
    found(atomsNarrow, {
      ...more,
      set: { distribution: 'categorical', lowestReturn: -50, highestReturn: 50, discount: 0.5, ...more.set },
      metrics: { 'evaluation/realised': realised, ...more.metrics },
    });

  it('leave out returns by more than a fiftieth of their range', () => {
    expect(atomsNarrow).toMatchObject({ severity: 'fault', section: 'c51', hides: ['notLearning'] });
    expect(narrow([52, -52, 53, -53, 60])).toEqual({
      step: 6000,
      facts: { lowest: -50, highest: 50, outside: 53, share: 0.6 },
      changes: [['highestReturn', 58]],
    });
    expect(narrow([0, -53, 60, 0])).toEqual({
      step: 5000,
      facts: { lowest: -50, highest: 50, outside: -53, share: 0.5 },
      changes: [['lowestReturn', -58]],
    });
    expect(narrow([52, -52])).toBeNull();
    expect(narrow([53])).toMatchObject({ step: 10_000 });
  });

  it('are to reach beyond everything that returns can be', () => {
    const metrics = { 'episode/return': times(5, 100), 'episode/length': times(5, 1) };
    expect(narrow([53], { metrics })!.changes).toEqual([['highestReturn', 220]]);
    expect(narrow([-53], { metrics })!.changes).toEqual([['lowestReturn', -220]]);
    const small = { 'episode/return': times(5, 10), 'episode/length': times(5, 1) };
    expect(narrow([53], { metrics: small, common: { rewardClip: 1 } })!.changes).toEqual([
      ['highestReturn', 58],
    ]);
  });

  it('are not there without a distribution', () => {
    expect(narrow([53], { set: { distribution: 'none' } })).toBeNull();
  });
});
