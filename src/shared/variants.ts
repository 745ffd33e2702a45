/** What the variants of an algorithm are called: a DQN with double learning is a Double DQN. */
import { settingsOfExperiment, type SettingPath } from './configuration';
import type { Experiment } from './experiment';
import type { FieldValue } from './fields';
import type { Language } from './language';
import { wordsIn } from './language/words';

interface Words {
  /** Goes before the name of the variant. */
  readonly steps: (n: number) => string;
  readonly prioritised: string;
  /** Without replay and target network. */
  readonly naive: string;
  readonly noReplay: string;
  readonly noTarget: string;
  readonly softTarget: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    steps: (n) => `${n}-step `,
    prioritised: ' with prioritised replay',
    naive: 'Naive ',
    noReplay: ' without replay',
    noTarget: ' without target network',
    softTarget: ' with soft updates',
  },
  de: {
    steps: (n) => `${n}-Schritt-`,
    prioritised: ' mit priorisiertem Replay',
    naive: 'Naives ',
    noReplay: ' ohne Replay',
    noTarget: ' ohne Zielnetz',
    softTarget: ' mit Soft Updates',
  },
};

type Read = (hyperparameter: string) => FieldValue | undefined;

/** What Rainbow consists of (Hessel 2018), with the number of steps that it takes. */
const rainbow: Readonly<Record<string, FieldValue>> = {
  double: true,
  dueling: 'mean',
  noisy: true,
  nStep: 3,
  prioritised: true,
  distribution: 'categorical',
};

function dqn(read: Read, title: string, say: Words): string {
  const [noReplay, target] = [read('replay') === false, read('target')];
  const targets = target === 'none' ? say.noTarget : target === 'soft' ? say.softTarget : '';
  if (Object.entries(rainbow).every(([name, value]) => read(name) === value)) return `Rainbow${targets}`;
  const isNaive = noReplay && target === 'none';
  const [dueling, nStep, distribution] = [read('dueling'), read('nStep'), read('distribution')];
  return [
    isNaive ? say.naive : '',
    read('double') === true ? 'Double ' : '',
    dueling === 'mean' || dueling === 'naive' ? 'Dueling ' : '',
    read('noisy') === true ? 'Noisy ' : '',
    typeof nStep === 'number' && nStep > 1 ? say.steps(nStep) : '',
    distribution === 'categorical' ? 'C51' : distribution === 'quantile' ? 'QR-DQN' : title,
    dueling === 'naive' ? ' (V + A)' : '',
    read('prioritised') === true ? say.prioritised : '',
    noReplay && !isNaive ? say.noReplay : '',
    isNaive ? '' : targets,
  ].join('');
}

interface Variants {
  /** The hyperparameters that the name tells; two runs with the same name have the same values of them. */
  readonly of: readonly string[];
  readonly name: (read: Read, title: string, words: Words) => string;
}

const variants: Readonly<Record<string, Variants>> = {
  dqn: { of: [...Object.keys(rainbow), 'replay', 'target'], name: dqn },
  sarsa: {
    of: ['expected'],
    name: (read, title) => (read('expected') === true ? `Expected ${title}` : title),
  },
};

const variantsOf = (algorithm: string): Variants | undefined =>
  Object.hasOwn(variants, algorithm) ? variants[algorithm] : undefined;

/** Whether a setting is told by the name of the algorithm's variant. */
export function isToldByVariant(path: SettingPath, algorithm: string): boolean {
  return (
    path === 'algorithm' ||
    (variantsOf(algorithm)?.of.some((name) => path === `hyperparameters.${name}`) ?? false)
  );
}

/** The name of what an experiment trains: that of its algorithm, or of a variant of it such as `Double DQN`. */
export function variantTitle(
  experiment: Experiment,
  language: Language = 'en',
  settings: ReadonlyMap<SettingPath, FieldValue> = settingsOfExperiment(experiment),
): string {
  const { algorithm } = experiment;
  const cards = wordsIn(language).algorithms;
  const title = Object.hasOwn(cards, algorithm) ? cards[algorithm]!.title : algorithm;
  const read: Read = (name) => settings.get(`hyperparameters.${name}`);
  return variantsOf(algorithm)?.name(read, title, words[language]) ?? title;
}
