import { describe, expect, it } from 'vitest';
import {
  assignmentOfRun,
  isLocked,
  lockablePaths,
  lockedValues,
  readAnswer,
  requireLocks,
  settingPaths,
  withoutExplanation,
  type Assignment,
} from '../../src/shared/assignment';
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import { InvalidValueError } from '../../src/shared/fields';
import type { Problem } from '../../src/shared/problem';

const experiment = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 20_000,
  hyperparameters: { batchSize: 32, targetEvery: 100, discount: 0.9 },
});
const asked = { question: 'What do you expect?', kind: 'text' } as const;
const task = (locks: Pick<Assignment, 'locked' | 'allBut'>) => ({
  title: 'Task',
  experiment,
  assignment: { ...asked, ...locks },
});
const changed = (changes: Partial<Experiment>, hyperparameters: Record<string, number | boolean> = {}) =>
  requireExperiment({
    ...experiment,
    ...changes,
    hyperparameters: { ...experiment.hyperparameters, ...hyperparameters },
  });

function refusal(work: () => void): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidValueError) return error.problems;
    throw error;
  }
  return [];
}

describe('locks', () => {
  it('hold all, some, or all but some settings', () => {
    expect(isLocked({ locked: 'all' }, 'seed')).toBe(true);
    expect(isLocked({ locked: ['seed'] }, 'seed')).toBe(true);
    expect(isLocked({ locked: ['seed'] }, 'steps')).toBe(false);
    expect(isLocked({ allBut: ['seed'] }, 'seed')).toBe(false);
    expect(isLocked({ allBut: ['seed'] }, 'hyperparameters.batchSize')).toBe(true);
  });

  it('name every setting of a choice by its path', () => {
    const paths = settingPaths('Gridworld-v0', 'q-table');
    expect(paths.slice(0, 3)).toEqual(['environment', 'algorithm', 'steps']);
    expect(paths).toContain('environmentOptions.map');
    expect(paths.some((path) => path.startsWith('hyperparameters.'))).toBe(true);
  });

  it('let through what they leave free, and name all that was changed besides', () => {
    const free = task({ allBut: ['seed', 'hyperparameters.targetEvery'] });
    requireLocks(free, experiment);
    requireLocks(free, changed({ seed: 9 }, { targetEvery: 1 }));
    const problems = refusal(() =>
      requireLocks(
        free,
        changed({ seed: 9, steps: 5000, evaluateEvery: 100 }, { batchSize: 64, targetEvery: 1 }),
      ),
    );
    expect(problems.map(({ field }) => field)).toEqual([
      'steps',
      'evaluateEvery',
      'hyperparameters.batchSize',
    ]);
    expect(problems[2]).toMatchObject({ value: '64', allowed: '32' });
    expect(refusal(() => requireLocks(task({ locked: 'all' }), changed({ seed: 2 })))).toHaveLength(1);
    expect(refusal(() => requireLocks(task({ locked: ['steps'] }), changed({ seed: 2 })))).toEqual([]);
  });

  it('hold the environment and the algorithm too', () => {
    const acrobot = requireExperiment({ environment: 'Acrobot-v1', algorithm: 'dqn' });
    const fields = refusal(() => requireLocks(task({ locked: ['environment', 'algorithm'] }), acrobot));
    expect(fields.map(({ field }) => field)).toEqual(['environment']);
  });

  it('set the values that another algorithm shares, and what it alone has to its defaults', () => {
    const ppo = requireExperiment({ environment: 'CartPole-v1', algorithm: 'ppo' });
    const locks = { allBut: ['algorithm'] };
    const values = lockedValues(locks, experiment, ppo);
    expect(values.get('steps')).toBe(20_000);
    expect(values.get('hyperparameters.discount')).toBe(0.9);
    expect(values.get('hyperparameters.clipRange')).toBe(ppo.hyperparameters['clipRange']);
    expect(ppo.hyperparameters['clipRange']).toBeGreaterThan(0);
    expect(values.has('algorithm')).toBe(false);
    const all = Object.fromEntries(
      [...values].flatMap(([path, value]) =>
        path.startsWith('hyperparameters.') ? [[path.slice('hyperparameters.'.length), value]] : [],
      ),
    );
    requireLocks(task(locks), requireExperiment({ ...ppo, steps: 20_000, hyperparameters: all }));
    expect(refusal(() => requireLocks(task(locks), ppo)).map(({ field }) => field)).toContain('steps');
  });

  it('may name settings of other algorithms only where the algorithm is free', () => {
    const known = (locks: Pick<Assignment, 'locked' | 'allBut'>) => lockablePaths(experiment, locks);
    expect(known({ allBut: ['algorithm'] })).toContain('hyperparameters.lambda');
    expect(known({ locked: 'all' })).not.toContain('hyperparameters.lambda');
    expect(known({ locked: [] }).length).toBe(new Set(known({ locked: [] })).size);
  });
});

describe('an answer', () => {
  const choice = { question: '?', kind: 'choice', options: ['rises', 'falls'] } as const;
  const number = { question: '?', kind: 'number' } as const;

  it('is kept as it was typed, without blanks around it', () => {
    expect(readAnswer(asked, '  It will\nforget. ')).toBe('It will\nforget.');
    expect(readAnswer(choice, 'falls')).toBe('falls');
    for (const text of ['475', '-0.5', '−3,25', '1e3', ' +7 '])
      expect(readAnswer(number, text)).toBe(text.trim());
  });

  it.each([
    ['nothing', asked, ''],
    ['blanks', asked, ' \n '],
    ['too long', asked, 'x'.repeat(20_001)],
    ['control characters', asked, 'a\u001b[31m'],
    ['no number', number, 'many'],
    ['thousands separated', number, '1,000,000'],
    ['NaN', number, 'NaN'],
    ['a unit', number, '500 steps'],
    ['another case of letters', choice, 'Rises'],
    ['no choice', choice, ''],
  ])('is refused where it is %s', (_what, question, text) => {
    expect(() => readAnswer(question, text)).toThrow(InvalidValueError);
  });
});

describe('a run', () => {
  it('keeps the question but not the locks, and tells the explanation only later', () => {
    const preset = {
      id: 'task-1',
      title: 'Task 1',
      assignment: { ...asked, locked: 'all', explanation: 'Because.' } as const,
    };
    const kept = assignmentOfRun(preset)!;
    expect(kept).toEqual({ id: 'task-1', title: 'Task 1', ...asked, explanation: 'Because.' });
    expect(withoutExplanation(kept)).toEqual({ id: 'task-1', title: 'Task 1', ...asked });
    expect(assignmentOfRun({ id: 'a', title: 'A' })).toBeNull();
  });

  it('keeps the words of other languages as well, without their explanation until later', () => {
    const preset = {
      id: 'task-1',
      title: 'Task 1',
      translations: { de: { title: 'Aufgabe 1' }, fr: { title: 'Devoir 1' } },
      assignment: {
        ...asked,
        locked: 'all',
        translations: { de: { question: 'Was?', explanation: 'Darum.' }, fr: { question: 'Quoi ?' } },
      } as const,
    };
    const kept = assignmentOfRun(preset)!;
    expect(kept).toMatchObject({
      titles: { de: 'Aufgabe 1', fr: 'Devoir 1' },
      translations: { de: { question: 'Was?', explanation: 'Darum.' }, fr: { question: 'Quoi ?' } },
    });
    expect(withoutExplanation(kept).translations).toEqual({
      de: { question: 'Was?' },
      fr: { question: 'Quoi ?' },
    });
  });

  it('may be answered by an option in any language', () => {
    const question = {
      question: '?',
      kind: 'choice',
      options: ['up'],
      translations: { de: { question: '?', options: ['hoch'] }, fr: { question: '?', options: ['haut'] } },
    } as const;
    expect(readAnswer(question, 'up')).toBe('up');
    expect(readAnswer(question, 'hoch')).toBe('hoch');
    expect(readAnswer(question, 'haut')).toBe('haut');
    expect(() => readAnswer(question, 'runter')).toThrow(InvalidValueError);
  });
});
