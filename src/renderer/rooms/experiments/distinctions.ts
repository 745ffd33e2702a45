/** What sets experiments apart, seeds aside, in words. */
import { settingPhrase, settingsOfExperiment, type SettingPath } from '../../../shared/configuration';
import type { Experiment } from '../../../shared/experiment';
import { usualLanguage, type Language } from '../../../shared/language';
import { isToldByVariant, variantTitle } from '../../../shared/variants';

/**
 * For each experiment its values of some settings: `Double DQN · Learning rate 0.001`; empty where it has none. What
 * the name of a variant tells is told by that, first.
 */
export function distinctionsOf(
  experiments: readonly Experiment[],
  paths: readonly SettingPath[],
  language: Language = usualLanguage,
): string[] {
  return experiments.map((experiment) => {
    const settings = settingsOfExperiment(experiment);
    const told = paths.filter((path) => isToldByVariant(path, experiment.algorithm));
    const phrases = paths.flatMap((path) => {
      const value = settings.get(path);
      return value === undefined || told.includes(path)
        ? []
        : [settingPhrase(path, value, { experiment }, language)];
    });
    return [...(told.length > 0 ? [variantTitle(experiment, language, settings)] : []), ...phrases].join(
      ' · ',
    );
  });
}
