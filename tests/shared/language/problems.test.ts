import { describe, expect, it } from 'vitest';
import { algorithms, environments } from '../../../src/catalogue';
import { misfit } from '../../../src/shared/catalogue';
import { checkExperiment } from '../../../src/shared/experiment';
import type { Fields } from '../../../src/shared/fields';
import type { Problem } from '../../../src/shared/problem';
import { problemIn } from '../../../src/shared/language/problems';
import { misfitIn, wordsIn } from '../../../src/shared/language/words';

const cartPole = { environment: 'CartPole-v1', algorithm: 'dqn' };

function problems(experiment: unknown): readonly Problem[] {
  const checked = checkExperiment(experiment);
  return 'problems' in checked ? checked.problems : [];
}

/** The one problem of an experiment, in German. */
function german(experiment: unknown): Problem {
  const found = problems(experiment);
  expect(found).toHaveLength(1);
  return problemIn('de', found[0]!, experiment);
}

/** A value that a field refuses. */
function refused(fields: Fields, name: string): unknown {
  const field = fields[name]!;
  switch (field.kind) {
    case 'number':
    case 'integer':
      return field.max + 1;
    case 'sizes':
      return [field.max + 1];
    case 'text':
      return '';
    default:
      return 'neither';
  }
}

describe('a value outside its range', () => {
  const parts = [
    ...Object.keys(algorithms).map((algorithm) => {
      const environment = Object.values(environments).find(
        (card) => misfit(algorithms[algorithm]!, card) === null,
      )!;
      return {
        part: 'hyperparameters',
        environment: environment.id,
        algorithm,
        fields: algorithms[algorithm]!.hyperparameters,
      };
    }),
    ...Object.values(environments).flatMap((card) =>
      card.options === undefined
        ? []
        : [
            {
              part: 'environmentOptions',
              environment: card.id,
              algorithm: Object.values(algorithms).find((algorithm) => misfit(algorithm, card) === null)!.id,
              fields: card.options as Fields,
            },
          ],
    ),
  ];

  it.each(parts)(
    'of $environment, $algorithm is told in German',
    ({ part, environment, algorithm, fields }) => {
      for (const name of Object.keys(fields)) {
        const experiment = { environment, algorithm, [part]: { [name]: refused(fields, name) } };
        const [english] = problems(experiment);
        const told = problemIn('de', english!, experiment);
        expect(told.field).toBe(`${part}.${name}`);
        // The names of a choice's options may be the same in both languages.
        if (fields[name]!.kind !== 'choice') expect(told.allowed, name).not.toBe(english!.allowed);
        expect(told.remedy, name).not.toBe(english!.remedy);
      }
    },
  );

  it('names range and default', () => {
    expect(german({ ...cartPole, hyperparameters: { discount: 7 } })).toEqual({
      field: 'hyperparameters.discount',
      value: '7',
      code: 'range',
      allowed: 'eine Zahl von 0 bis 1',
      remedy: 'Setzen Sie einen erlaubten Wert; der Standardwert ist 0,99.',
    });
    expect(german({ ...cartPole, steps: 0.5 }).allowed).toBe('eine ganze Zahl von 1 bis 100.000.000');
    expect(german({ ...cartPole, hyperparameters: { learningRate: 0 } }).allowed).toBe(
      'eine Zahl über 0 bis 1',
    );
  });
});

describe('values that do not go together', () => {
  const dqn = (hyperparameters: object) => ({ ...cartPole, hyperparameters });
  const pendulum = (algorithm: string, hyperparameters: object, steps = 10_000) => ({
    environment: 'Pendulum-v1',
    algorithm,
    steps,
    hyperparameters,
  });
  it.each([
    [dqn({ bufferSize: 10 }), 'mindestens der Minibatch von 64'],
    [{ ...cartPole, steps: 500 }, 'weniger als das Budget von 500 Umgebungsschritten'],
    [dqn({ epsilonStart: 0.01 }), 'höchstens „Epsilon am Anfang“, also 0,01'],
    [dqn({ epsilonSchedule: 'exponential', epsilonEnd: 0 }), 'über 0, wenn Epsilon exponentiell fällt'],
    [dqn({ prioritised: true, replay: false }), 'aus, solange Replay aus ist'],
    [dqn({ double: true, target: 'none' }), 'aus, solange es kein Zielnetz gibt'],
    [dqn({ distribution: 'categorical', lowestReturn: 200 }), 'unter dem höchsten Return, also 100'],
    [dqn({ replay: false, gradientSteps: 2 }), '1, solange Replay aus ist'],
    [
      { ...cartPole, algorithm: 'q-actor-critic', steps: 100, hyperparameters: { warmup: 100 } },
      'weniger als das Budget von 100 Umgebungsschritten',
    ],
    [
      pendulum('a2c', { rolloutSteps: 5 }, 39),
      'höchstens 4, das Budget von 39 Umgebungsschritten in 8 Umgebungen',
    ],
    [
      pendulum('ppo', { batchSize: 100 }),
      'ein Teiler der 1.024 Schritte des Rollouts (8 Umgebungen mal 128)',
    ],
    [pendulum('sac', { bufferSize: 100 }), 'mindestens der Minibatch von 256'],
    [pendulum('td3', {}, 900), 'weniger als das Budget von 900 Umgebungsschritten'],
    [
      pendulum('ddpg', { noise: 'ornstein-uhlenbeck', noiseTheta: 0.5, noiseDt: 3 }),
      'höchstens 1 / θ, also 2',
    ],
  ])('%j', (experiment, allowed) => {
    const [english] = problems(experiment);
    const told = german(experiment);
    expect(told.allowed).toBe(allowed);
    expect(told.remedy).not.toBe(english!.remedy);
    expect(told.value).toBe(english!.value);
  });
});

describe('what does not fit', () => {
  it('is told of every pair of algorithm and environment', () => {
    const { algorithms: german, environments: worlds } = wordsIn('de');
    for (const [id, card] of Object.entries(algorithms))
      for (const [world, environment] of Object.entries(environments)) {
        const told = misfitIn('de', german[id]!, worlds[world]!);
        expect(told === null, `${id} on ${world}`).toBe(misfit(card, environment) === null);
        if (told !== null) expect(told).toMatch(/braucht (diskrete|kontinuierliche)/);
      }
    expect(misfitIn('de', german['dqn']!, worlds['Pendulum-v1']!)).toBe(
      'DQN braucht diskrete Aktionen; Pendulum-v1 hat kontinuierliche.',
    );
    expect(misfitIn('de', german['dqn']!, worlds['FrozenLake-v1']!)).toBe(
      'DQN braucht kontinuierliche Beobachtungen; FrozenLake-v1 hat diskrete.',
    );
  });

  it('is the reason where the algorithm is refused', () => {
    expect(german({ environment: 'Pendulum-v1', algorithm: 'dqn' }).remedy).toBe(
      'DQN braucht diskrete Aktionen; Pendulum-v1 hat kontinuierliche.',
    );
  });

  it('is told of numbers of states', () => {
    const table = { environment: 'FrozenLake-v1', algorithm: 'q-table', stateStack: 2 };
    expect(german(table).remedy).toMatch(/^FrozenLake-v1 zeigt die Nummer eines Zustands/);
  });
});

describe('a map', () => {
  const world = (map: string) => ({
    environment: 'Gridworld-v0',
    algorithm: 'q-table',
    environmentOptions: { map },
  });
  it.each([
    ['S.G/..', 'Zeile 2 hat 2 Felder, Zeile 1 hat 3.'],
    ['S.?G', 'In Zeile 1, Spalte 3 steht „?“.'],
    ['...G', 'Es gibt keinen Start.'],
    ['S...', 'Es gibt kein Ziel.'],
    ['S#G', 'Vom Start in Zeile 1, Spalte 1 führt kein Weg zu einem Ziel.'],
    ['', 'Mindestens eine Zeile ist nötig'],
    [`S${'.'.repeat(40)}G`, 'Die Karte hat 1 Zeilen und 42 Spalten.'],
  ])('%j is refused in German', (map, words) => {
    expect(german(world(map)).remedy).toContain(words);
  });
});

it('leaves a problem of something else as it is', () => {
  const problem = { field: 'payload', value: 'x', allowed: 'y', remedy: 'z' };
  expect(problemIn('de', problem, null)).toEqual(problem);
  expect(problemIn('en', problem, null)).toBe(problem);
});
