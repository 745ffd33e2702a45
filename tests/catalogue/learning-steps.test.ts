/** Every learning step says all of itself: its quantities have values, its codes have words in every language. */
import { describe, expect, it } from 'vitest';
import { createTraining } from '../../src/catalogue/trainings';
import { programsLeftToTensorFlow } from '../../src/learning/engine';
import { checkStep } from '../../src/main/runs/check-step';
import { stepWordsIn } from '../../src/renderer/i18n/step-words';
import { symbolParts } from '../../src/renderer/rooms/inspect/step/tex';
import { catalogue } from '../../src/shared/catalogue';
import { requireExperiment } from '../../src/shared/experiment';
import { languages } from '../../src/shared/language';
import { textsIn } from '../../src/shared/language/texts';
import { wordsIn } from '../../src/shared/language/words';
import type { LearningStep } from '../../src/shared/learning-steps/learning-step';

const cart = { environment: 'CartPole-v1', steps: 400, evaluateEvery: 200, finalEpisodes: 1 };
const small = { hiddenLayers: [8], warmup: 50, batchSize: 8 };
const pendulum = { ...cart, environment: 'Pendulum-v1', evaluationEpisodes: 1, hyperparameters: small };
const lake = { ...cart, environment: 'FrozenLake-v1' };
const settings: Readonly<Record<string, object>> = {
  dqn: { ...cart, algorithm: 'dqn', hyperparameters: small },
  'double dueling noisy prioritised n-step DQN': {
    ...{ ...cart, algorithm: 'dqn' },
    hyperparameters: {
      ...{ ...small, double: true, dueling: 'mean', noisy: true, prioritised: true, nStep: 3 },
    },
  },
  'naive dueling, without a target network': {
    ...{ ...cart, algorithm: 'dqn' },
    hyperparameters: { ...small, dueling: 'naive', target: 'none', loss: 'huber' },
  },
  categorical: {
    ...{ ...cart, algorithm: 'dqn' },
    hyperparameters: { ...small, distribution: 'categorical', atoms: 11 },
  },
  quantile: {
    ...{ ...cart, algorithm: 'dqn' },
    hyperparameters: { ...small, distribution: 'quantile', quantiles: 5, double: true },
  },
  'naive-dqn': { ...cart, algorithm: 'naive-dqn', hyperparameters: { hiddenLayers: [8] } },
  ddpg: { ...pendulum, algorithm: 'ddpg' },
  td3: { ...pendulum, algorithm: 'td3' },
  sac: { ...pendulum, algorithm: 'sac' },
  a2c: { ...cart, algorithm: 'a2c' },
  ppo: { ...cart, algorithm: 'ppo', hyperparameters: { rolloutSteps: 64, batchSize: 32, environments: 1 } },
  'PPO of continuous actions': {
    ...{ ...pendulum, algorithm: 'ppo' },
    hyperparameters: { rolloutSteps: 64, batchSize: 32, environments: 1, normaliseAdvantages: false },
  },
  reinforce: { ...cart, algorithm: 'reinforce', hyperparameters: { episodes: 2, normaliseReturns: true } },
  'REINFORCE with a learned baseline': {
    ...{ ...cart, algorithm: 'reinforce' },
    hyperparameters: { baseline: 'value', episodes: 1 },
  },
  'q-actor-critic': { ...cart, algorithm: 'q-actor-critic' },
  'Q actor-critic by advantages': {
    ...{ ...cart, algorithm: 'q-actor-critic' },
    hyperparameters: { bootstrap: 'expected', actorWeight: 'advantage', environments: 4 },
  },
  'q-table': { ...lake, algorithm: 'q-table' },
  'double-q-table': { ...lake, algorithm: 'double-q-table' },
  sarsa: { ...lake, algorithm: 'sarsa' },
  'Expected Sarsa': { ...lake, algorithm: 'sarsa', hyperparameters: { expected: true } },
};

function learned(setting: object): LearningStep {
  const steps: LearningStep[] = [];
  const training = createTraining({
    experiment: requireExperiment(setting),
    emit: () => undefined,
    inspected: ({ learning }) => learning && steps.push(learning),
    now: () => 0,
  });
  while (!training.done) training.advance(100);
  training.dispose();
  return steps.at(-1)!;
}

/** Names in braces. */
const named = (text: string, pattern = /\{(\w+)\}/g) => [...text.matchAll(pattern)].map(([, name]) => name!);

/** The quantities that are shown, and the codes that are said. */
function partsOf({ list, from, summary, row, sections, quantities }: LearningStep) {
  const names = new Set([row.size, row.ended]);
  const codes = new Set([list, from, row.title, row.detail, ...(summary === undefined ? [] : [summary])]);
  const say = (...those: readonly (string | undefined)[]) =>
    those.forEach((code) => code !== undefined && codes.add(code));
  for (const section of sections) {
    say(section.title, section.doc, ...(section.notes ?? []).map(({ code }) => code));
    const lines =
      section.kind === 'table'
        ? [...section.columns, ...(section.lines ?? [])]
        : section.kind === 'formula'
          ? []
          : section.series;
    for (const { code, of } of lines) {
      say(code);
      [of].flat().forEach((name) => names.add(name));
    }
    if (section.kind === 'formula')
      section.formulas.flatMap((formula) => named(formula)).forEach((name) => names.add(name));
    if (section.kind === 'table' || section.kind === 'tracks') {
      if (Array.isArray(section.names)) say(...section.names.map(({ code }) => code));
      for (const { code, at } of section.marks ?? []) {
        say(code);
        names.add(at);
      }
    }
    for (const { when, unless } of [section, ...(section.notes ?? [])])
      [when, unless].forEach((name) => name !== undefined && names.add(name));
  }
  for (const name of names) {
    const { label, tex = '', when, unless } = quantities[name] ?? {};
    say(label);
    [when, unless, ...named(tex, /\\fact\{(\w+)\}/g)].forEach((one) => one !== undefined && names.add(one));
  }
  return { names: [...names], codes: [...codes] };
}

it('is asked of every algorithm', () => {
  expect(Object.keys(catalogue().algorithms).filter((id) => !(id in settings))).toEqual([]);
});

it('keeps no program from the kernels', () => {
  expect([...programsLeftToTensorFlow()]).toEqual([]);
});

describe.each(Object.entries(settings))('the learning step of %s', (_, setting) => {
  const step = learned(setting);
  const { names, codes } = partsOf(step);

  it('can be kept: it is what is read again', () => {
    expect(checkStep(JSON.parse(JSON.stringify(step)))).toEqual(step);
  });

  it('has a value for every quantity that it shows, and a symbol for those in formulas', () => {
    const valueless = names.filter((name) => {
      const { of = name, as } = step.quantities[name] ?? {};
      return as !== 'symbol' && !Object.hasOwn(step.values, of);
    });
    expect(valueless).toEqual([]);
    for (const section of step.sections)
      if (section.kind === 'formula')
        for (const name of section.formulas.flatMap((formula) => named(formula)))
          expect(symbolParts(step.quantities[name]!.tex!).length, name).toBeGreaterThan(0);
  });

  it.each(languages)('says all of it in words: %s', (language) => {
    const { algorithm } = requireExperiment(setting);
    const words = stepWordsIn(language, algorithm);
    const own = wordsIn(language).algorithms[algorithm]!.stepWords ?? {};
    const { learningSteps } = textsIn(language);
    expect(codes.filter((code) => !(code in own) && !(code in learningSteps))).toEqual([]);
    const known = [...Object.keys(step.values), 'number'];
    for (const code of codes)
      for (const name of named(words(code)))
        expect(known, `${code}: ${words(code)}`).toContain(step.quantities[name]?.of ?? name);
  });
});
