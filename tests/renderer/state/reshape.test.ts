import { describe, expect, it } from 'vitest';
import { baselineOf, formFrom, type ExperimentForm } from '../../../src/renderer/state/experiment-form';
import { enteredIn, nothingEntered, reshape, type Entered } from '../../../src/renderer/state/reshape';
import { requireExperiment } from '../../../src/shared/experiment';

const preset = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 20_000,
  hyperparameters: { learningRate: 0.002, double: true },
});
const form = formFrom(preset, preset);
const to = (
  from: ExperimentForm,
  environment: string,
  algorithm: string,
  entered: Entered = nothingEntered,
) => reshape(from, environment, algorithm, baselineOf(algorithm, environment, null), entered);

describe('reshape', () => {
  it('starts another algorithm from its own defaults, not from those of the one before', () => {
    const ppo = to(form, 'CartPole-v1', 'ppo');
    expect(ppo.texts).toMatchObject({ steps: '20000', 'hyperparameters.learningRate': '0.0003' });
    expect(Object.keys(ppo.texts)).not.toContain('hyperparameters.double');
  });

  it('keeps what was entered by hand where the other algorithm has it and takes it', () => {
    const entered = {
      texts: {
        'hyperparameters.learningRate': '0.01',
        'hyperparameters.batchSize': 'many',
        'hyperparameters.double': 'true',
      },
      lists: { 'hyperparameters.discount': '0.9, 0.99', 'hyperparameters.batchSize': '32, -1' },
    };
    const ppo = to(form, 'CartPole-v1', 'ppo', entered);
    const defaults = baselineOf('ppo', 'CartPole-v1', null);
    expect(ppo.texts['hyperparameters.learningRate']).toBe('0.01');
    expect(ppo.texts['hyperparameters.batchSize']).toBe(defaults['hyperparameters.batchSize']);
    expect(ppo.lists).toEqual({ 'hyperparameters.discount': '0.9, 0.99' });
    // On the way back, what had no place is there again.
    expect(to(ppo, 'CartPole-v1', 'dqn', entered).texts).toMatchObject({
      'hyperparameters.learningRate': '0.01',
      'hyperparameters.double': 'true',
    });
  });

  it('keeps the algorithm’s settings in another environment, but not the options of the environment', () => {
    const lake = to(
      formFrom(
        { environment: 'FrozenLake-v1', algorithm: 'dqn', environmentOptions: { slippery: false } },
        null,
      ),
      'FrozenLake8x8-v1',
      'dqn',
    );
    expect(lake.texts['environmentOptions.slippery']).toBe('true');
    expect(to(form, 'Acrobot-v1', 'dqn').texts).toMatchObject({
      steps: '20000',
      'hyperparameters.learningRate': '0.002',
      'hyperparameters.double': 'true',
    });
  });
});

describe('enteredIn', () => {
  it('finds what differs from the baseline, and every list', () => {
    const changed: ExperimentForm = {
      ...form,
      texts: { ...form.texts, steps: '1000' },
      lists: { 'hyperparameters.tau': '0.1, 0.2' },
    };
    expect(enteredIn(changed, baselineOf('dqn', 'CartPole-v1', preset))).toEqual({
      texts: { steps: '1000' },
      lists: changed.lists,
    });
  });
});
