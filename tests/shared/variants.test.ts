import { describe, expect, it } from 'vitest';
import { distinctionsOf } from '../../src/renderer/rooms/experiments/distinctions';
import { requireExperiment } from '../../src/shared/experiment';
import { isToldByVariant, variantTitle } from '../../src/shared/variants';

const dqn = (hyperparameters: Record<string, unknown> = {}, changes: Record<string, unknown> = {}) =>
  requireExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', ...changes, hyperparameters });

const rainbow = {
  double: true,
  dueling: 'mean',
  noisy: true,
  nStep: 3,
  prioritised: true,
  distribution: 'categorical',
};

describe('the name of a variant', () => {
  it('is that of the algorithm where nothing is switched on', () => {
    expect(variantTitle(dqn())).toBe('DQN');
    expect(variantTitle(dqn({ learningRate: 0.01 }))).toBe('DQN');
  });

  it.each([
    [{ double: true }, 'Double DQN'],
    [{ dueling: 'mean' }, 'Dueling DQN'],
    [{ dueling: 'naive' }, 'Dueling DQN (V + A)'],
    [{ double: true, dueling: 'mean' }, 'Double Dueling DQN'],
    [{ noisy: true }, 'Noisy DQN'],
    [{ nStep: 5 }, '5-step DQN'],
    [{ distribution: 'categorical' }, 'C51'],
    [{ distribution: 'quantile', double: true }, 'Double QR-DQN'],
    [{ prioritised: true }, 'DQN with prioritised replay'],
    [{ replay: false, target: 'none' }, 'Naive DQN'],
    [{ replay: false }, 'DQN without replay'],
    [{ target: 'none' }, 'DQN without target network'],
    [{ target: 'soft', double: true }, 'Double DQN with soft updates'],
    [rainbow, 'Rainbow'],
    [{ ...rainbow, nStep: 5 }, 'Double Dueling Noisy 5-step C51 with prioritised replay'],
  ])('tells %o', (hyperparameters, title) => {
    expect(variantTitle(dqn(hyperparameters))).toBe(title);
  });

  it('is said in the language of the window', () => {
    expect(variantTitle(dqn({ nStep: 3, prioritised: true }), 'de')).toBe(
      '3-Schritt-DQN mit priorisiertem Replay',
    );
  });

  it('tells nothing that has no effect', () => {
    const naive = dqn({ replay: false, gradientSteps: 1, prioritised: false });
    const inert = { ...naive, hyperparameters: { ...naive.hyperparameters, prioritised: true } };
    expect(variantTitle(inert)).toBe(variantTitle(naive));
  });

  it('is told from the settings that it tells', () => {
    expect(isToldByVariant('hyperparameters.double', 'dqn')).toBe(true);
    expect(isToldByVariant('hyperparameters.learningRate', 'dqn')).toBe(false);
    expect(isToldByVariant('hyperparameters.double', 'ppo')).toBe(false);
  });

  it('of Sarsa tells whether it expects', () => {
    const sarsa = { environment: 'CliffWalking-v1', algorithm: 'sarsa' };
    expect(variantTitle(requireExperiment(sarsa))).toBe('Sarsa, tabular');
    expect(variantTitle(requireExperiment({ ...sarsa, hyperparameters: { expected: true } }))).toBe(
      'Expected Sarsa, tabular',
    );
  });
});

describe('distinctions', () => {
  it('begin with the variant, and do not say it twice', () => {
    const paths = ['hyperparameters.learningRate', 'hyperparameters.double', 'seed'];
    const all = [dqn({ double: true, learningRate: 0.01 }, { seed: 4 }), dqn({ learningRate: 0.001 })];
    expect(distinctionsOf(all, paths)).toEqual([
      'Double DQN · Learning rate 0.01 · Seed 4',
      'DQN · Learning rate 0.001 · Seed 1',
    ]);
    expect(distinctionsOf(all, ['seed'], 'de')).toEqual(['Seed 4', 'Seed 1']);
  });
});
