import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { algorithms, environments } from '../../src/catalogue';
import { checkExperiment, experimentFields, requireExperiment } from '../../src/shared/experiment';
import { defaultsOf, InvalidValueError, showValue } from '../../src/shared/fields';
import type { Problem } from '../../src/shared/problem';
import { recordedSentence } from '../../src/shared/language/earlier';
import { exactly } from '../worded';

const base = { environment: 'CartPole-v1', algorithm: 'dqn' };

function problemsOf(value: unknown): readonly Problem[] {
  const checked = checkExperiment(value);
  return 'problems' in checked ? checked.problems : [];
}

describe('checkExperiment', () => {
  it('fills in every setting that is not given', () => {
    expect(checkExperiment(base)).toEqual({
      experiment: {
        ...base,
        steps: 50_000,
        scheduleSteps: 0,
        seed: 1,
        evaluateEvery: 2500,
        evaluationEpisodes: 5,
        finalEpisodes: 100,
        stateStack: 1,
        normaliseObservations: false,
        normaliseRewards: false,
        rewardScale: 1,
        rewardClip: 0,
        hyperparameters: defaultsOf(algorithms['dqn']!.hyperparameters),
      },
    });
  });

  it('keeps what is given', () => {
    const given = { ...base, steps: 7000, seed: 0, hyperparameters: { hiddenLayers: [8], loss: 'squared' } };
    expect(requireExperiment(given)).toMatchObject(given);
  });

  it('takes its own result again, also after a way through JSON', () => {
    const experiment = requireExperiment({ ...base, seed: 4_294_967_295 });
    expect(requireExperiment(JSON.parse(JSON.stringify(experiment)))).toEqual(experiment);
  });

  it('leaves the given value as it was', () => {
    const given = Object.freeze({ ...base, hyperparameters: Object.freeze({ loss: 'squared' }) });
    checkExperiment(given);
    expect(given).toEqual({ ...base, hyperparameters: { loss: 'squared' } });
  });

  it.each([[undefined], [null], [7], ['CartPole-v1'], [[]], [[base]], [true]])(
    'refuses %j, which is no object, in one problem',
    (value) => {
      expect(problemsOf(value)).toEqual([
        {
          field: 'experiment',
          value: showValue(value),
          allowed: 'an object with environment, algorithm, steps, seed and hyperparameters',
          remedy: 'Start from a preset.',
          says: expect.objectContaining({
            allowed: exactly('ein Objekt mit environment, algorithm, steps, seed und hyperparameters', 'de'),
            remedy: exactly('Von einer Voreinstellung ausgehen.', 'de'),
          }),
        },
      ]);
    },
  );

  it.each(['Pong-v5', 'cartpole-v1', '', 7, null, undefined, ['CartPole-v1'], '__proto__', 'constructor'])(
    'refuses the environment %j and the algorithm %j, and lists those that there are',
    (value) => {
      expect(problemsOf({ environment: value, algorithm: value })).toEqual([
        {
          field: 'environment',
          value: showValue(value),
          allowed: Object.keys(environments).join(', '),
          remedy: 'Choose one of these environments.',
          says: expect.objectContaining({ remedy: exactly('Wählen Sie eine dieser Umgebungen.', 'de') }),
        },
        {
          field: 'algorithm',
          value: showValue(value),
          allowed: Object.keys(algorithms).join(', '),
          remedy: 'Choose one of these algorithms.',
          says: expect.objectContaining({ remedy: exactly('Wählen Sie einen dieser Algorithmen.', 'de') }),
        },
      ]);
    },
  );

  it('reports everything that is wrong at once', () => {
    const fields = problemsOf({
      ...base,
      seed: -1,
      steps: 1.5,
      notes: 'x',
      hyperparameters: { discount: 2, momentum: 1, optimizer: 'adamw' },
    }).map(({ field }) => field);
    expect(fields).toEqual([
      'seed',
      'steps',
      'notes',
      'hyperparameters.discount',
      'hyperparameters.momentum',
      'hyperparameters.optimizer',
    ]);
    expect(problemsOf({ environment: 'x', algorithm: 'dqn', steps: 0 }).map(({ field }) => field)).toEqual([
      'environment',
      'steps',
    ]);
  });

  it.each([
    ['steps', 0],
    ['steps', 100_000_001],
    ['seed', -1],
    ['seed', 4_294_967_296],
    ['seed', 0.5],
    ['evaluateEvery', 0],
    ['evaluationEpisodes', 0],
    ['finalEpisodes', 1_000_001],
  ])('refuses %s = %d', (field, value) => {
    expect(problemsOf({ ...base, [field]: value })).toMatchObject([{ field, value: String(value) }]);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'refuses %s as a setting and as a hyperparameter, and pollutes no prototype',
    (name) => {
      const text = `{"environment": "CartPole-v1", "algorithm": "dqn", "${name}": {"polluted": 1},
        "hyperparameters": {"${name}": {"polluted": 1}}}`;
      expect(problemsOf(JSON.parse(text)).map(({ field }) => field)).toEqual([
        name,
        `hyperparameters.${name}`,
      ]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it.each([[[]], [null], ['x'], [7]])('refuses %j in place of hyperparameters', (hyperparameters) => {
    expect(problemsOf({ ...base, hyperparameters })).toMatchObject([{ field: 'hyperparameters' }]);
  });

  it('has an answer to any value, and takes no experiment that it would refuse again', () => {
    const nearly = fc.record(
      {
        environment: fc.oneof(fc.constant('CartPole-v1'), fc.anything()),
        algorithm: fc.oneof(fc.constant('dqn'), fc.anything()),
        steps: fc.oneof(fc.integer(), fc.anything()),
        seed: fc.oneof(fc.nat(), fc.anything()),
        hyperparameters: fc.oneof(
          fc.record({ warmup: fc.nat(), batchSize: fc.integer({ min: 1, max: 4096 }) }, { requiredKeys: [] }),
          fc.anything(),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(nearly, fc.anything()), (value) => {
        const checked = checkExperiment(value);
        if ('problems' in checked) {
          expect(checked.problems).not.toEqual([]);
          for (const { field, value: found, allowed, remedy } of checked.problems)
            expect([field, found, allowed, remedy].filter((word) => word.trim() === '')).toEqual([]);
        } else expect(checkExperiment(checked.experiment)).toEqual(checked);
      }),
      { numRuns: 500 },
    );
  });
});

describe('settings of DQN that do not go together', () => {
  const withValues = (hyperparameters: Record<string, number>, steps = 5000) =>
    problemsOf({ ...base, steps, hyperparameters });

  it('refuses a buffer that is smaller than the minibatch, and takes one of the same size', () => {
    expect(withValues({ bufferSize: 31, batchSize: 32 })).toEqual([
      {
        field: 'hyperparameters.bufferSize',
        value: '31',
        allowed: 'at least the minibatch of 32',
        remedy: 'Enlarge the buffer or shrink the minibatch.',
      },
    ]);
    expect(withValues({ bufferSize: 32, batchSize: 32 })).toEqual([]);
  });

  it('refuses a warm-up that leaves no step to learn in, and takes one that leaves one', () => {
    expect(withValues({ warmup: 2000 }, 2000)).toEqual([
      {
        field: 'hyperparameters.warmup',
        value: '2000',
        allowed: 'less than the budget of 2000 env steps',
        remedy: 'Shorten the warm-up or raise the budget; otherwise nothing is ever learned.',
      },
    ]);
    expect(withValues({ warmup: 1999 }, 2000)).toEqual([]);
    // The default warm-up counts as well.
    expect(withValues({}, 500)).toMatchObject([{ field: 'hyperparameters.warmup', value: '1000' }]);
  });

  it('refuses an epsilon that grows, and takes a constant one', () => {
    expect(withValues({ epsilonStart: 0.1, epsilonEnd: 0.2 })).toEqual([
      {
        field: 'hyperparameters.epsilonEnd',
        value: '0.2',
        allowed: 'at most epsilonStart, which is 0.1',
        remedy: 'Lower it, or raise epsilonStart: exploration decays.',
      },
    ]);
    expect(withValues({ epsilonStart: 0.1, epsilonEnd: 0.1 })).toEqual([]);
  });

  it('reports every such conflict', () => {
    const values = { bufferSize: 1, warmup: 9000, epsilonStart: 0, epsilonEnd: 1 };
    expect(withValues(values).map(({ field }) => field)).toEqual([
      'hyperparameters.bufferSize',
      'hyperparameters.warmup',
      'hyperparameters.epsilonEnd',
    ]);
  });
});

describe('requireExperiment', () => {
  it('throws what is wrong, each problem in words and as data', () => {
    const attempt = () =>
      requireExperiment(
        { ...base, steps: 0, seed: 'x' },
        recordedSentence('The preset is broken', 'Sie ist defekt'),
      );
    expect(attempt).toThrow(InvalidValueError);
    expect(attempt).toThrow(
      'The preset is broken: steps is 0; allowed is a whole number from 1 to 100000000. Set it to an allowed value; the default is 50000.; seed is "x"; allowed is',
    );
    try {
      attempt();
    } catch (error) {
      expect((error as InvalidValueError).problems.map(({ field }) => field)).toEqual(['steps', 'seed']);
    }
  });

  it('names what cannot be used even if nobody says so', () => {
    expect(() => requireExperiment(null)).toThrow(/^The experiment is invalid: experiment is null/);
  });
});

it('lets a seed be any that the generator takes', () => {
  expect(experimentFields.seed).toMatchObject({ min: 0, max: 2 ** 32 - 1 });
});

describe('the options of an environment', () => {
  const world = { environment: 'Gridworld-v0', algorithm: 'dqn' };
  const optionProblems = (value: unknown) =>
    problemsOf({ ...world, environmentOptions: value }).filter(({ field }) =>
      field.startsWith('environmentOptions'),
    );

  it('are at their defaults where they are missing, as in experiments of earlier versions', () => {
    expect(optionProblems(undefined)).toEqual([]);
    expect(optionProblems({})).toEqual([]);
  });

  it('do not stand in an experiment whose environment has none', () => {
    expect(requireExperiment(base)).not.toHaveProperty('environmentOptions');
    expect(requireExperiment({ ...base, environmentOptions: {} })).not.toHaveProperty('environmentOptions');
    expect(problemsOf({ ...base, environmentOptions: { slippery: true } })).toHaveLength(1);
  });

  it('are named where they are wrong, with what is to be done', () => {
    expect(optionProblems({ map: 'S#G', slip: 2 })).toMatchObject([
      {
        field: 'environmentOptions.map',
        value: '"S#G"',
        remedy: 'No way leads from the start in row 1, column 1 to a goal. Open a wall or move the start.',
      },
      { field: 'environmentOptions.slip', value: '2' },
    ]);
    expect(optionProblems({ maps: 'S.G' })).toMatchObject([
      { field: 'environmentOptions.maps', remedy: 'Did you mean map?' },
    ]);
    expect(optionProblems('S.G')).toMatchObject([{ field: 'environmentOptions' }]);
  });
});

it.each([{ stateStack: 2 }, { normaliseObservations: true }])(
  'refuses %j where observations are the numbers of states',
  (values) => {
    const [field] = Object.keys(values);
    const lake = { environment: 'FrozenLake-v1', algorithm: 'dqn', ...values };
    expect(problemsOf(lake).map((problem) => problem.field)).toContain(field);
    expect(problemsOf({ ...lake, environment: 'CartPole-v1' })).toEqual([]);
  },
);
