/** The catalogue in the language that the window speaks. */
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Preset, PresetWords } from '../../shared/experiment';
import { environmentCardIn, misfitIn, presetIn, wordsIn, type LabWords } from '../../shared/words';
import { spoken } from './language.svelte';

/** Algorithms, environments, settings and metrics by their names, always in the present language, like `t`. */
export const cards: LabWords = new Proxy({} as LabWords, {
  get: (_, part) => wordsIn(spoken.language)[part as keyof LabWords],
});

/** The card of an environment as it is with the given options; undefined where the catalogue does not know it. */
export const cardOf = (environment: string, options?: unknown): EnvironmentCard | undefined =>
  environmentCardIn(spoken.language, environment, options);

/** Why an algorithm cannot run on an environment, in one sentence; null where it can. */
export const misfitOf = (algorithm: AlgorithmCard, environment: EnvironmentCard): string | null =>
  misfitIn(spoken.language, algorithm, environment);

/** Title and description of a preset. */
export const presetWords = (preset: Preset): PresetWords => presetIn(spoken.language, preset);
