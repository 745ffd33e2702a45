import { describe, expect, it } from 'vitest';
import {
  baselineOf,
  candidateOf,
  fittingAlgorithm,
  formFields,
  formFrom,
  isChanged,
  planOf,
  problemsOf,
  sectionsOf,
  type ExperimentForm,
} from '../../../src/renderer/state/experiment-form';
import { card as dqn } from '../../../src/algorithms/dqn/card';
import { requireExperiment } from '../../../src/shared/experiment';

const fresh = () => formFrom(null, null);
const enter = (form: ExperimentForm, path: string, text: string): ExperimentForm => ({
  ...form,
  texts: { ...form.texts, [path]: text },
});
const preset = requireExperiment({
  environment: 'CartPole-v1',
  algorithm: 'dqn',
  steps: 20_000,
  hyperparameters: { learningRate: 0.002, hiddenLayers: [128] },
});

describe('formFrom', () => {
  it('starts from the defaults of the catalogue and has nothing to complain about', () => {
    const form = fresh();
    expect(problemsOf(form).size).toBe(0);
    expect(form.texts['steps']).toBe('50000');
    expect(form.texts['hyperparameters.hiddenLayers']).toBe('64, 64');
  });

  it('means exactly the experiment it was filled from', () => {
    expect(requireExperiment(candidateOf(formFrom(preset, preset)))).toEqual(preset);
  });

  it('takes over what it can of something stored long ago, and leaves the rest at the defaults', () => {
    const form = formFrom(
      {
        environment: 'Gone-v0',
        algorithm: 'gone',
        steps: 123,
        seed: null,
        hyperparameters: { learningRate: '0,1', unknown: 1 },
      },
      null,
    );
    expect(form.environment).toBe('CartPole-v1');
    expect(form.texts['steps']).toBe('123');
    expect(form.texts['seed']).toBe('1');
    expect(form.texts['hyperparameters.learningRate']).toBe('0,1');
    expect(Object.keys(form.texts)).not.toContain('hyperparameters.unknown');
  });

  it.each([null, 3, 'text', [], { hyperparameters: 7 }])('survives %j', (value) => {
    expect(problemsOf(formFrom(value, null)).size).toBe(0);
  });
});

describe('fittingAlgorithm', () => {
  it('keeps what is wanted where it fits, else takes DQN, else the first one that fits', () => {
    expect(fittingAlgorithm('CartPole-v1', 'naive-dqn')).toBe('naive-dqn');
    expect(fittingAlgorithm('CartPole-v1', 'q-table')).toBe('dqn');
    expect(formFrom(null, null).algorithm).toBe('dqn');
    expect(fittingAlgorithm('Blackjack-v1', 'dqn')).toBe('q-table');
  });
});

describe('problemsOf', () => {
  it.each([
    ['hyperparameters.learningRate', '0'],
    ['hyperparameters.learningRate', 'fast'],
    ['hyperparameters.learningRate', ''],
    ['hyperparameters.discount', '1.5'],
    ['hyperparameters.batchSize', '12.5'],
    ['hyperparameters.hiddenLayers', '64, many'],
    ['steps', '-1'],
  ])('marks %s when it is "%s", and only that', (path, text) => {
    expect([...problemsOf(enter(fresh(), path, text)).keys()]).toEqual([path]);
  });

  it('marks values that are fine one by one but not together', () => {
    expect([...problemsOf(enter(fresh(), 'steps', '500')).keys()]).toEqual(['hyperparameters.warmup']);
  });

  it('keeps what was typed, whatever it is', () => {
    expect(candidateOf(enter(fresh(), 'steps', 'lots'))).toMatchObject({ steps: 'lots' });
  });
});

describe('planOf', () => {
  const list = (form: ExperimentForm, path: string, text: string): ExperimentForm => ({
    ...form,
    lists: { ...form.lists, [path]: text },
  });
  const rate = 'hyperparameters.learningRate';

  it('makes one run where nothing is varied', () => {
    expect(planOf(fresh())).toMatchObject({ size: 1, varied: [], repeated: 0 });
    expect(planOf(fresh()).experiments).toEqual([requireExperiment(candidateOf(fresh()))]);
  });

  it('makes a run of every combination with every seed', () => {
    const form = list(
      list(enter(fresh(), 'seed', '1-3'), rate, '0.001, 0.0005'),
      'hyperparameters.double',
      'false, true',
    );
    const { experiments, size, varied } = planOf(form);
    expect(size).toBe(12);
    expect(experiments).toHaveLength(12);
    expect([...varied].sort()).toEqual(['hyperparameters.double', rate]);
  });

  it('does not count one value as varied, nor a list of a field that does not apply', () => {
    const form = list(list(fresh(), rate, '0.001'), 'hyperparameters.noisySigma', '0.3, 0.5');
    expect(planOf(form)).toMatchObject({ size: 1, varied: [] });
    expect(planOf(form).experiments[0]!.hyperparameters).toMatchObject({
      learningRate: 0.001,
      noisySigma: dqn.hyperparameters.noisySigma.default,
    });
  });

  it('shows a field that applies with one of the values, and varies it there', () => {
    const form = list(
      list(fresh(), 'hyperparameters.noisy', 'false, true'),
      'hyperparameters.noisySigma',
      '0.3, 0.5',
    );
    const paths = sectionsOf(form).flatMap(({ fields }) => fields.map(({ path }) => path));
    expect(paths).toContain('hyperparameters.noisySigma');
    expect(paths).toContain('hyperparameters.epsilonStart');
    expect(planOf(form)).toMatchObject({ size: 4, repeated: 1 });
    expect(planOf(form).experiments).toHaveLength(3);
  });

  it.each([
    [rate, '', '""'],
    [rate, '0.001, fast', '"fast"'],
    [rate, '0.001, 2', '2'],
    ['hyperparameters.hiddenLayers', '64, 64; 0', '[0]'],
  ])('marks %s when its list is "%s", and starts nothing', (path, text, value) => {
    const { problems, experiments } = planOf(list(fresh(), path, text));
    expect([...problems].map(([field, problem]) => [field, problem.value])).toEqual([[path, value]]);
    expect(experiments).toEqual([]);
  });

  it('marks seeds that cannot be read', () => {
    expect([...problemsOf(enter(fresh(), 'seed', '5-1')).keys()]).toEqual(['seed']);
  });

  it('survives being stored, and forgets lists of what there is not', () => {
    const form = list(enter(fresh(), 'seed', '1-3'), rate, '0.001, 0.0005');
    const stored = JSON.parse(JSON.stringify({ experiment: candidateOf(form), lists: form.lists })) as {
      experiment: unknown;
      lists: object;
    };
    expect(formFrom(stored.experiment, null, { ...stored.lists, gone: '1, 2', steps: 7 })).toEqual(form);
  });
});

describe('baselineOf', () => {
  it('resets to the values of the preset', () => {
    const baseline = baselineOf('dqn', 'CartPole-v1', preset);
    expect(baseline['steps']).toBe('20000');
    expect(baseline['hyperparameters.learningRate']).toBe('0.002');
  });

  it('resets to the defaults where the preset is of another task', () => {
    const other = { ...preset, environment: 'Other-v0' };
    expect(baselineOf('dqn', 'CartPole-v1', other)['steps']).toBe('50000');
  });
});

describe('an environment with options', () => {
  const lake = (): ExperimentForm => formFrom({ environment: 'FrozenLake-v1', algorithm: 'dqn' }, null);

  it('has them in the form, at their defaults', () => {
    expect(lake().texts['environmentOptions.slippery']).toBe('true');
    expect(Object.keys(fresh().texts).filter((path) => path.startsWith('environmentOptions'))).toEqual([]);
  });

  it('means what is chosen, and comes back as it was stored', () => {
    const form = enter(lake(), 'environmentOptions.slippery', 'false');
    const candidate = candidateOf(form);
    expect(candidate).toMatchObject({ environmentOptions: { slippery: false } });
    expect(formFrom(candidate, null).texts['environmentOptions.slippery']).toBe('false');
  });

  it('marks an option that is wrong', () => {
    const world = formFrom({ environment: 'Gridworld-v0', algorithm: 'dqn' }, null);
    const problems = problemsOf(enter(world, 'environmentOptions.map', 'S..'));
    expect(problems.get('environmentOptions.map')?.remedy).toBe(
      'It has no goal. Put a G where the agent is to go.',
    );
  });
});

describe('isChanged', () => {
  const rate = dqn.hyperparameters.learningRate;

  it('compares what texts mean, not how they are written', () => {
    expect(isChanged(rate, '5e-4', '0.0005')).toBe(false);
    expect(isChanged(dqn.hyperparameters.hiddenLayers, '64 64', '64, 64')).toBe(false);
    expect(isChanged(rate, '0.001', '0.0005')).toBe(true);
  });
});

describe('sectionsOf', () => {
  it('shows every field that applies exactly once, grouped as in the catalogue', () => {
    const form = fresh();
    const paths = sectionsOf(form).flatMap(({ fields }) => fields.map(({ path }) => path));
    expect(paths.sort()).toEqual(
      formFields('dqn', 'CartPole-v1')
        .filter(
          ({ field: { when, rare } }) =>
            rare !== true &&
            (when === undefined ||
              when.is.map(String).includes(form.texts[`hyperparameters.${when.field}`] ?? 'missing')),
        )
        .map(({ path }) => path)
        .sort(),
    );
  });

  it('shows what hardly anybody needs only where it is set', () => {
    const shows = (form: ReturnType<typeof fresh>) =>
      sectionsOf(form).some(({ fields }) => fields.some(({ path }) => path === 'scheduleSteps'));
    const form = fresh();
    expect(shows(form)).toBe(false);
    expect(shows({ ...form, texts: { ...form.texts, scheduleSteps: '1500' } })).toBe(true);
    expect(shows({ ...form, texts: { ...form.texts, scheduleSteps: 'wrong' } })).toBe(true);
    expect(shows({ ...form, lists: { scheduleSteps: '0, 100' } })).toBe(true);
  });

  it('begins with the environment and the budget and ends with the evaluation', () => {
    const titles = (environment: string) => sectionsOf({ ...fresh(), environment }).map(({ title }) => title);
    expect(titles('CartPole-v1')).toEqual([
      'Training',
      ...new Set(Object.values(dqn.hyperparameters).map(({ group }) => group)),
      'Preprocessing',
      'Evaluation',
    ]);
    expect(titles('LunarLander-v3').slice(0, 2)).toEqual(['Environment', 'Training']);
  });
});
