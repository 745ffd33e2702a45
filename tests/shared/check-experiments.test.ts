import { describe, expect, it } from 'vitest';
import { checkExperiments, nameExperiments, requireExperiments } from '../../src/shared/check-experiments';
import { InvalidValueError } from '../../src/shared/fields';
import { describeProblem } from '../../src/shared/problem';

const base = { environment: 'CartPole-v1', algorithm: 'dqn' };
const rate = (learningRate: unknown, seed = 1) => ({ ...base, seed, hyperparameters: { learningRate } });

describe('nameExperiments', () => {
  it('names what differs, and nothing else', () => {
    expect(nameExperiments([rate(0.001), rate(0.002, 2)])).toEqual([
      'with seed 1, learningRate 0.001',
      'with seed 2, learningRate 0.002',
    ]);
  });

  it('counts what cannot be told apart, or is no experiment', () => {
    expect(nameExperiments([base, base])).toEqual(['number 1', 'number 2']);
    expect(nameExperiments([null, 7])).toEqual(['number 1', 'number 2']);
  });
});

describe('checkExperiments', () => {
  it('gives every experiment with its defaults, in order', () => {
    const checked = checkExperiments([rate(0.001), rate(0.002)]);
    expect('experiments' in checked && checked.experiments.map(({ hyperparameters: h }) => h)).toMatchObject([
      { learningRate: 0.001, batchSize: 64 },
      { learningRate: 0.002, batchSize: 64 },
    ]);
  });

  it('tells each problem once, with the experiments that have it; what all share names none', () => {
    const checked = checkExperiments([
      { ...rate(0.001), steps: -1 },
      { ...rate(2), steps: -1 },
      { ...rate(3), steps: -1 },
    ]);
    const problems = 'problems' in checked ? checked.problems : [];
    expect(problems.map(({ field, value, where }) => [field, value, where])).toEqual([
      ['steps', '-1', undefined],
      ['hyperparameters.learningRate', '2', 'with learningRate 2'],
      ['hyperparameters.learningRate', '3', 'with learningRate 3'],
    ]);
    expect(describeProblem(problems[1]!)).toMatch(
      /^with learningRate 2: hyperparameters\.learningRate is 2;/,
    );
  });

  it('names a few of many that have the same problem', () => {
    const fine = rate(0.001, 9);
    const checked = checkExperiments([fine, ...[1, 2, 3, 4, 5].map((seed) => rate(2, seed))]);
    expect('problems' in checked && checked.problems.map(({ where }) => where)).toEqual([
      'with seed 1, learningRate 2; with seed 2, learningRate 2; with seed 3, learningRate 2 and 2 more',
    ]);
  });

  it('survives what is no experiment at all', () => {
    const checked = checkExperiments([rate(0.001), null]);
    expect('problems' in checked && checked.problems).toMatchObject([
      { field: 'experiment', value: 'null', where: 'number 2' },
    ]);
  });
});

describe('requireExperiments', () => {
  it('takes all or none', () => {
    expect(requireExperiments([base, base])).toHaveLength(2);
    expect(() => requireExperiments([base, rate(-1)])).toThrow(InvalidValueError);
  });
});
