import { describe, expect, it } from 'vitest';
import { comparedOf, costlySettings, distance } from '../../../src/shared/costs/similarity';
import { requireExperiment } from '../../../src/shared/experiment';

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
    expect(distance(dqn({ batchSize: 1 }), dqn({ batchSize: 4096 }))).toBe(3);
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
});
