/** The catalogue in the language that the window speaks. */
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import type { EnvironmentCard } from '../../shared/catalogue/environment';
import type { Question, QuestionWords, RunAssignment } from '../../shared/assignment';
import type { Preset, PresetWords } from '../../shared/preset';
import type { Problem } from '../../shared/problem';
import { stepWordsIn, type StepWords } from './step-words';
import {
  environmentCardIn,
  misfitIn,
  presetIn,
  problemSentence,
  questionIn,
  wordsIn,
  type LabWords,
} from '../../shared/language/words';
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

/** What is wrong with a value, in one sentence. */
export const sentenceOf = (problem: Problem): string => problemSentence(spoken.language, problem);

/** Title and description of a preset. */
export const presetWords = (preset: Preset): PresetWords => presetIn(spoken.language, preset);

/** The words of an assignment's question; in English where it has no others. */
export const questionWords = (question: Question): QuestionWords => questionIn(spoken.language, question);

/** Title and question of the assignment that a run was started from. */
export const runQuestion = (assignment: RunAssignment): QuestionWords & { readonly title: string } => ({
  ...questionWords(assignment),
  title: assignment.titles?.[spoken.language] ?? assignment.title,
});

/** What the codes of an algorithm's learning steps say. */
export const stepWords = (algorithm: string): StepWords => stepWordsIn(spoken.language, algorithm);
