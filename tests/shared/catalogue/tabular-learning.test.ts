import { describe, expect, it } from 'vitest';
import { checkExperiment } from '../../../src/shared/experiment';

const problemsOf = (algorithm: string, environment: string, hyperparameters: object) => {
  const checked = checkExperiment({ algorithm, environment, hyperparameters });
  return 'problems' in checked ? checked.problems.map(({ field, allowed }) => `${field}: ${allowed}`) : [];
};

describe.each(['q-table', 'double-q-table', 'sarsa'])('%s', (algorithm) => {
  it('refuses an exploration that grows, or falls by equal factors to nothing', () => {
    const problems = (hyperparameters: object) => problemsOf(algorithm, 'FrozenLake-v1', hyperparameters);
    expect(problems({ epsilonStart: 0.1, epsilonEnd: 0.1 })).toEqual([]);
    expect(problems({ epsilonStart: 0.1, epsilonEnd: 0.2 })).toEqual([
      'hyperparameters.epsilonEnd: at most epsilonStart, which is 0.1',
    ]);
    expect(problems({ epsilonSchedule: 'exponential', epsilonEnd: 0 })).toEqual([
      'hyperparameters.epsilonEnd: above 0 where the decay is exponential',
    ]);
  });

  it('refuses step sizes with which values never settle, or never move', () => {
    const problems = (hyperparameters: object) => problemsOf(algorithm, 'FrozenLake-v1', hyperparameters);
    expect(problems({ stepSizeRule: 'visits', stepSizePower: 0.5 })).toHaveLength(1);
    expect(problems({ stepSize: 0 })).toHaveLength(1);
  });

  it('fits numbered states only', () => {
    expect(problemsOf(algorithm, 'CartPole-v1', {})).toEqual([expect.stringMatching(/^algorithm: .*dqn/)]);
  });
});
