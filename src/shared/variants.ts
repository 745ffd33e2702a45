/** What the variants of an algorithm are called: a DQN with double learning is a Double DQN. */
import { settingsOfExperiment, type SettingPath } from './configuration';
import type { Variants } from './catalogue/learning-facts';
import type { Experiment } from './experiment';
import type { FieldValue } from './fields';
import { usualLanguage, type Language } from './language';
import { wordsIn } from './language/words';

const variantsOf = (algorithm: string, language: Language = usualLanguage): Variants | undefined => {
  const cards = wordsIn(language).algorithms;
  return Object.hasOwn(cards, algorithm) ? cards[algorithm]!.variants : undefined;
};

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
  language: Language = usualLanguage,
  settings: ReadonlyMap<SettingPath, FieldValue> = settingsOfExperiment(experiment),
): string {
  const { algorithm } = experiment;
  const cards = wordsIn(language).algorithms;
  const title = Object.hasOwn(cards, algorithm) ? cards[algorithm]!.title : algorithm;
  const variants = variantsOf(algorithm, language);
  return (
    variants?.name((name) => settings.get(`hyperparameters.${name}`), title, variants.words ?? {}) ?? title
  );
}
