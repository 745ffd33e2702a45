/** What the program knows of algorithms, environments, settings and metrics, in the words of a language. */
import type { Question, QuestionWords } from '../assignment';
import { catalogue, environmentCard, misfit, type Catalogue } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard } from '../catalogue/environment';
import { experimentFields } from '../experiment';
import { allowedValues, type Field, type Fields } from '../fields';
import type { Problem } from '../problem';
import { germanOf } from './cards';
import { allowedInGerman, misfitInGerman, problemInGerman } from './de/problems';
import { rungs, topRung, type Rung } from '../ladder';
import type { Language } from '.';
import type { MetricCard } from '../catalogue/metric';
import type { Preset, PresetWords } from '../preset';

/** The same cards in every language; only their words differ. */
export interface LabWords {
  readonly algorithms: Readonly<Record<string, AlgorithmCard>>;
  readonly environments: Readonly<Record<string, EnvironmentCard>>;
  readonly experimentFields: Fields;
  readonly metricCards: Readonly<Record<string, MetricCard>>;
  readonly rungs: readonly Rung[];
  readonly topRung: Rung;
}

const english = new WeakMap<Catalogue, LabWords>();

function englishOf(from: Catalogue): LabWords {
  const before = english.get(from);
  if (before !== undefined) return before;
  const { algorithms, environments, metrics } = from;
  const words = { algorithms, environments, experimentFields, metricCards: metrics, rungs, topRung };
  english.set(from, words);
  return words;
}

/** Every card of a catalogue, of this process' own where it is missing, in a language. */
export const wordsIn = (language: Language, from: Catalogue = catalogue()): LabWords =>
  (language === 'de' ? germanOf : englishOf)(from);

/** The card of an environment as it is with the given options; undefined where the catalogue does not know it. */
export const environmentCardIn = (
  language: Language,
  id: string,
  given?: unknown,
): EnvironmentCard | undefined => environmentCard(id, given, wordsIn(language).environments);

/** Why an algorithm cannot run on an environment, in one sentence; null where it can. */
export const misfitIn = (
  language: Language,
  algorithm: AlgorithmCard,
  environment: EnvironmentCard,
): string | null => (language === 'de' ? misfitInGerman : misfit)(algorithm, environment);

/** Says in words which values a field takes. */
export const allowedIn = (language: Language, field: Field): string =>
  (language === 'de' ? allowedInGerman : allowedValues)(field);

/**
 * A problem that `checkExperiment` has found, in the words of a language.
 * @param experiment what was checked
 */
export const problemIn = (language: Language, problem: Problem, experiment: unknown): Problem =>
  language === 'de' ? problemInGerman(problem, experiment) : problem;

/** Title and description of a preset; in English where it has no others. */
export const presetIn = (language: Language, preset: Preset): PresetWords =>
  (language === 'de' ? preset.de : undefined) ?? preset;

/** The words of a question; in English where it has no others. */
export const questionIn = (language: Language, question: Question): QuestionWords =>
  (language === 'de' ? question.de : undefined) ?? question;
