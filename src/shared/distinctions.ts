/** What sets experiments apart, seeds aside, in words. */
import { settingIdentity, settingPhrase, settingsOfExperiment, type SettingPath } from './configuration';
import type { Experiment } from './experiment';
import type { Language } from './language';

/** The settings that are not the same in all experiments, seeds aside; one that has no effect somewhere counts. */
export function differingSettings(experiments: readonly Experiment[]): SettingPath[] {
  const all = experiments.map((experiment) => settingsOfExperiment(experiment));
  return [...new Set(all.flatMap((settings) => [...settings.keys()]))].filter(
    (path) => path !== 'seed' && new Set(all.map((settings) => settingIdentity(settings.get(path)))).size > 1,
  );
}

/** For each experiment its values of some settings: `Learning rate 0.001 · Double learning`; empty where it has none. */
export function distinctionsOf(
  experiments: readonly Experiment[],
  paths: readonly SettingPath[],
  language: Language = 'en',
): string[] {
  return experiments.map((experiment) => {
    const settings = settingsOfExperiment(experiment);
    return paths
      .flatMap((path) => {
        const value = settings.get(path);
        return value === undefined ? [] : [settingPhrase(path, value, { experiment }, language)];
      })
      .join(' · ');
  });
}
