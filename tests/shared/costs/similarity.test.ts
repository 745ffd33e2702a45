import { describe, expect, it } from 'vitest';
import { comparedOf, costlySettings, distance } from '../../../src/shared/costs/similarity';
import { requireExperiment } from '../../../src/shared/experiment';
import type { FieldValue } from '../../../src/shared/fields';

const dqn = (hyperparameters: object = {}, over: object = {}) =>
  comparedOf(requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', ...over, hyperparameters }));

describe('distance', () => {
  it('is nothing where a step is the same work', () => {
    expect(distance(dqn(), dqn({ learningRate: 0.01, discount: 0.9 }, { seed: 7, steps: 9000 }))).toBe(0);
    expect(distance(dqn(), dqn({ atoms: 11 }))).toBe(0);
  });

  it('counts switches and factors of two', () => {
    expect(distance(dqn(), dqn({ double: true }))).toBe(1);
    expect(distance(dqn({ batchSize: 32 }), dqn({ batchSize: 128 }))).toBe(2);
    expect(distance(dqn({ batchSize: 128 }), dqn({ batchSize: 32 }))).toBe(2);
    expect(distance(dqn({ hiddenLayers: [64, 64] }), dqn({ hiddenLayers: [256] }))).toBe(1);
    expect(distance(dqn({ hiddenLayers: [64, 64] }), dqn({ hiddenLayers: [256, 256] }))).toBe(2);
    expect(distance(dqn({ batchSize: 1 }), dqn({ batchSize: 4096 }))).toBe(3);
  });

  it('counts what has no size, or the size 0, as a switch', () => {
    const setting = (value?: FieldValue) => ({
      ...{ environment: 'CartPole-v1', algorithm: 'dqn' },
      costly: new Map(value === undefined ? [] : [['hyperparameters.x', value]]),
    });
    for (const [a, b] of [
      ['mean', 'none'],
      [true, false],
      [0, 8],
      [undefined, 8],
      [undefined, 'mean'],
    ] as const) {
      expect(distance(setting(a), setting(b))).toBe(1);
      expect(distance(setting(b), setting(a))).toBe(1);
    }
  });

  it('is larger in another environment, and endless between algorithms', () => {
    expect(distance(dqn(), dqn({}, { environment: 'Acrobot-v1' }))).toBe(2);
    const ppo = comparedOf(requireExperiment({ environment: 'CartPole-v1', algorithm: 'ppo' }));
    expect(distance(dqn(), ppo)).toBe(Infinity);
  });
});

describe('costlySettings', () => {
  it('holds what has an effect only', () => {
    const paths = [
      ...costlySettings(requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn' })).keys(),
    ];
    expect(paths).toContain('hyperparameters.batchSize');
    expect(paths).not.toContain('hyperparameters.atoms');
    expect(paths).not.toContain('hyperparameters.learningRate');
  });

  it('holds those of the experiment itself, and of an algorithm that nobody knows nothing else', () => {
    const known = requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', stateStack: 4 });
    expect([...costlySettings(known)]).toContainEqual(['stateStack', 4]);
    expect([...costlySettings({ ...known, algorithm: 'muzero' }).keys()]).toEqual(['stateStack']);
  });
});
