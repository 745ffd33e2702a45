/** What the variants of an algorithm are called: a DQN with double learning is a Double DQN. */
import { settingsOfExperiment, type SettingPath } from './configuration';
import type { Experiment } from './experiment';
import type { FieldValue } from './fields';
import type { Language } from './language';
import { wordsIn } from './words';

interface Words {
  /** Goes before the name of the variant. */
  readonly steps: (n: number) => string;
  readonly prioritised: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: { steps: (n) => `${n}-step `, prioritised: ' with prioritised replay' },
  de: { steps: (n) => `${n}-Schritt-`, prioritised: ' mit priorisiertem Replay' },
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

function dqn(read: Read, title: string, { steps, prioritised }: Words): string {
  if (Object.entries(rainbow).every(([name, value]) => read(name) === value)) return 'Rainbow';
  const [dueling, nStep, distribution] = [read('dueling'), read('nStep'), read('distribution')];
  return [
    read('double') === true ? 'Double ' : '',
    dueling === 'mean' || dueling === 'naive' ? 'Dueling ' : '',
    read('noisy') === true ? 'Noisy ' : '',
    typeof nStep === 'number' && nStep > 1 ? steps(nStep) : '',
    distribution === 'categorical' ? 'C51' : distribution === 'quantile' ? 'QR-DQN' : title,
    dueling === 'naive' ? ' (V + A)' : '',
    read('prioritised') === true ? prioritised : '',
  ].join('');
}

interface Variants {
  /** The hyperparameters that the name tells; two runs with the same name have the same values of them. */
  readonly of: readonly string[];
  readonly name: (read: Read, title: string, words: Words) => string;
}

const variants: Readonly<Record<string, Variants>> = {
  dqn: { of: Object.keys(rainbow), name: dqn },
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
