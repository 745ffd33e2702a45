import { describe, expect, it } from 'vitest';
import { checkExperiment } from '../../../src/shared/experiment';

const problemsOf = (algorithm: string, hyperparameters: object, environment = 'Pendulum-v1') => {
  const checked = checkExperiment({ algorithm, environment, steps: 20_000, hyperparameters });
  return 'problems' in checked ? checked.problems.map(({ field, allowed }) => `${field}: ${allowed}`) : [];
};

describe.each(['ddpg', 'td3', 'sac'])('%s', (algorithm) => {
  it('refuses a buffer that holds no minibatch, and a warm-up that leaves nothing to learn', () => {
    expect(problemsOf(algorithm, { bufferSize: 128, batchSize: 128 })).toEqual([]);
    expect(problemsOf(algorithm, { bufferSize: 127, batchSize: 128 })).toEqual([
      'hyperparameters.bufferSize: at least the minibatch of 128',
    ]);
    expect(problemsOf(algorithm, { warmup: 20_000 })).toEqual([
      'hyperparameters.warmup: less than the budget of 20000 env steps',
    ]);
  });

  it('needs continuous observations and actions', () => {
    for (const environment of ['CartPole-v1', 'FrozenLake-v1'])
      expect(problemsOf(algorithm, {}, environment)).toEqual([expect.stringMatching(/^algorithm: /)]);
  });
});

describe.each(['ddpg', 'td3'])('%s', (algorithm) => {
  it('refuses a process that overshoots its mean', () => {
    const noise = { noise: 'ornstein-uhlenbeck', noiseTheta: 0.5 };
    expect(problemsOf(algorithm, { ...noise, noiseDt: 2 })).toEqual([]);
    expect(problemsOf(algorithm, { ...noise, noiseDt: 2.1 })).toEqual([
      'hyperparameters.noiseDt: at most 1 / noiseTheta, which is 2',
    ]);
    expect(problemsOf(algorithm, { noise: 'gaussian', noiseTheta: 0.5, noiseDt: 2.1 })).toEqual([]);
  });
});
