/** What the program knows of algorithms, environments, settings and metrics, in the words of a language. */
import type { Question, QuestionWords } from '../assignment';
import { catalogue, environmentCard, misfit, type Catalogue } from '../catalogue';
import type { AlgorithmCard } from '../catalogue/algorithm';
import type { EnvironmentCard } from '../catalogue/environment';
import { rangeOf, type Field } from '../fields';
import { cardsIn, type LabWords } from './cards';
import { message, say } from './say';
import type { Language } from '.';
import type { Preset, PresetWords } from '../preset';
import type { Problem } from '../problem';
import { translated } from './translations';

export type { LabWords };

/** Every card of a catalogue, of this process' own where it is missing, in a language. */
export const wordsIn = (language: Language, from: Catalogue = catalogue()): LabWords =>
  cardsIn(language, from);

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
): string | null => {
  const reason = misfit(algorithm, environment);
  return reason === null ? null : say(reason, language);
};

/** Says in words which values a field takes. */
export const allowedIn = (language: Language, field: Field): string => say(rangeOf(field, 'form'), language);

/** What is wrong with a value, in one sentence. */
export const problemSentence = (language: Language, problem: Problem): string =>
  say(message('problems.sentence', { problem }), language);

/** Title and description of a preset; in English where it has no others. */
export const presetIn = (language: Language, preset: Preset): PresetWords =>
  translated<PresetWords>(preset, language);

/** The words of a question; in English where it has no others. */
export const questionIn = (language: Language, question: Question): QuestionWords =>
  translated<QuestionWords>(question, language);
