import { describe, expect, it } from 'vitest';
import { entropyCollapsed, klHigh, valuesUseless } from '../../../../src/shared/diagnosis/rules/policy';
import { found, times, type MadeRun } from '../made-runs';

/** The entropy of two actions when chance alone decides; a tenth of it is as good as none. */
const most = Math.log(2);
const low = 0.1 * most;
const well = { 'evaluation/mean': [475] };

describe('a policy that has decided', () => {
  const run = (entropy: readonly number[], more: MadeRun = {}): MadeRun => ({
    algorithm: 'ppo',
    ...more,
    metrics: { 'learning/entropy': entropy, ...more.metrics },
  });

  it('is known by an entropy that stays low from the first half of the budget on', () => {
    expect(entropyCollapsed).toMatchObject({ severity: 'fault', hides: ['notLearning'] });
    expect(found(entropyCollapsed, run([...times(4, most), low, ...times(5, 0.01)]))).toEqual({
      step: 5000,
      facts: { metric: 'learning/entropy', now: 0.01, most, since: 5000, share: 0.5 },
      changes: [
        ['entropyCoefficient', 0.01],
        ['learningRate', 1e-4],
      ],
    });
    expect(found(entropyCollapsed, run(times(10, 0)))).toMatchObject({ step: 1000 });
    expect(found(entropyCollapsed, run([0, most, ...times(8, 0)]))).toMatchObject({ step: 3000 });
  });

  it('is not one whose entropy fell late, rose again, is hardly known, or that plays well', () => {
    expect(found(entropyCollapsed, run([...times(5, most), ...times(5, 0)]))).toBeNull();
    expect(found(entropyCollapsed, run([...times(9, 0), 1.01 * low]))).toBeNull();
    expect(found(entropyCollapsed, run(times(9, 0)))).toBeNull();
    expect(found(entropyCollapsed, run(times(10, 0), { metrics: well }))).toBeNull();
  });

  it('has been so for a quarter of what was measured', () => {
    const early = { budget: 10_000, step: 5000 };
    expect(found(entropyCollapsed, run([...times(9, most), ...times(3, 0)], early))).not.toBeNull();
    expect(found(entropyCollapsed, run([...times(10, most), ...times(2, 0)], early))).toBeNull();
  });

  it('is to be given three times the bonus that it has', () => {
    const { changes } = found(entropyCollapsed, run(times(10, 0), { set: { entropyCoefficient: 0.0123 } }))!;
    expect(changes![0]).toEqual(['entropyCoefficient', 0.037]);
  });

  it('is known by its deviation where actions are continuous', () => {
    const pendulum = (deviation: number) =>
      found(entropyCollapsed, {
        environment: 'Pendulum-v1',
        algorithm: 'ppo',
        set: { initialDeviation: 0.7 },
        metrics: { 'learning/entropy': times(10, 0), 'learning/actionDeviation': times(10, deviation) },
      });
    expect(pendulum(0.05)).toMatchObject({
      facts: { metric: 'learning/actionDeviation', now: 0.05, most: 0.7, since: 1000, share: 0.1 },
    });
    expect(pendulum(0.051)).toBeNull();
  });

  it('cannot be told of values, nor of what the catalogue does not know', () => {
    for (const other of [{ algorithm: 'dqn' }, { algorithm: 'muzero' }, { environment: 'Pong-v9' }])
      expect(found(entropyCollapsed, run(times(10, 0), other))).toBeNull();
  });
});

describe('a policy that moves too far', () => {
  const run = (kl: readonly number[], clipped: readonly number[] = [], more: MadeRun = {}): MadeRun => ({
    algorithm: 'ppo',
    ...more,
    metrics: { 'learning/kl': kl, 'learning/clipFraction': clipped, ...more.metrics },
  });
  const half = [...times(5, 0.05), ...times(5, 0.06)];

  it('does so in half of its updates, from the first of these on', () => {
    expect(klHigh.severity).toBe('warning');
    expect(found(klHigh, run(half, [0.1, 0.2, 0.3]))).toEqual({
      step: 6000,
      facts: { typical: 0.055, share: 0.5, fraction: 0.2 },
      changes: [
        ['targetKl', 0.02],
        ['learningRate', 1e-4],
      ],
    });
    expect(found(klHigh, run([...times(6, 0.05), ...times(4, 0.06)]))).toBeNull();
  });

  it('is known by what is clipped, too', () => {
    expect(found(klHigh, run(times(10, 0.01), [0.41]))).toMatchObject({ step: 1000, facts: { share: 0 } });
    expect(found(klHigh, run(times(10, 0.01), [0.4]))).toBeNull();
  });

  it('is not told to stop early where it does, or cannot', () => {
    const rates = [['learningRate', 1e-4]];
    expect(found(klHigh, run(half, [], { set: { targetKl: 0.1 } }))!.changes).toEqual(rates);
    expect(found(klHigh, run(half, [], { algorithm: 'a2c', set: { learningRate: 3e-4 } }))!.changes).toEqual(
      rates,
    );
  });

  it('is hardly known, or plays well', () => {
    expect(found(klHigh, run(times(9, 1)))).toBeNull();
    expect(found(klHigh, run(times(10, 1)))).not.toBeNull();
    expect(found(klHigh, run(times(10, 1), [], { metrics: well }))).toBeNull();
  });
});

describe('values that explain nothing', () => {
  const run = (explained: readonly number[], more: MadeRun = {}): MadeRun => ({
    algorithm: 'reinforce',
    ...more,
    metrics: { 'learning/explainedVariance': explained, ...more.metrics },
  });
  const useless = [...times(10, 0.5), 0, ...times(9, -0.06)];

  it('are worse than a constant in the second half', () => {
    expect(valuesUseless.severity).toBe('warning');
    expect(found(valuesUseless, run(useless))).toEqual({
      step: 5500,
      facts: { typical: -0.06, since: 5500, share: 0.9 },
      changes: [['valueSteps', 30]],
    });
    expect(found(valuesUseless, run([...times(10, -1), ...times(10, -0.05)]))).toBeNull();
  });

  it('are to be taught more, or with the policy more gently', () => {
    expect(found(valuesUseless, run(useless, { set: { valueSteps: 400 } }))!.changes).toEqual([
      ['valueSteps', 1000],
    ]);
    expect(found(valuesUseless, run(useless, { algorithm: 'ppo' }))!.changes).toEqual([
      ['learningRate', 1e-4],
    ]);
  });

  it('are hardly known, or do well', () => {
    expect(found(valuesUseless, run(times(19, -1)))).toBeNull();
    expect(found(valuesUseless, run(useless, { metrics: well }))).toBeNull();
  });
});
