/**
 * Assignments: a preset of which parts are set by the lecturer, with a question that is answered before a run's result
 * shows. First predict, then look: that is what the question is for.
 */
import { answerText, annotationLimits } from './annotations';
import { catalogue } from './catalogue';
import { experimentFields, type Experiment } from './experiment';
import { checkFields, InvalidValueError, showValue, type Fields } from './fields';
import type { Problem } from './problem';
import { usualLanguage } from './language';
import { message } from './language/say';
import { mapTranslations, type Translations } from './language/translations';
import type { Message } from './language/message';
import { wordedProblem } from './worded-problem';

/** How a question is answered: in words, by a number, or by one of a few options. */
export const answerKinds = ['text', 'number', 'choice'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** A question in one language. */
export interface QuestionWords {
  readonly question: string;
  /** Of a choice: what can be chosen. */
  readonly options?: readonly string[];
  /** Shown with the question. */
  readonly hint?: string;
  /** Shown with the result, once the question is answered. */
  readonly explanation?: string;
}

export interface Question extends QuestionWords {
  readonly kind: AnswerKind;
  /** The same in other languages, with the options in the same order; missing where nobody has written it. */
  readonly translations?: Translations<QuestionWords>;
}

/** What is set by the lecturer: all, these, or all but these, by the paths of settings; one of both is given. */
export interface Locks {
  readonly locked?: 'all' | readonly string[];
  readonly allBut?: readonly string[];
}

export interface Assignment extends Question, Locks {}

/** What a run keeps of the assignment that it was started from. */
export interface RunAssignment extends Question {
  /** The preset's id. */
  readonly id: string;
  /** The preset's title. */
  readonly title: string;
  /** The same in the other languages that the preset has it in. */
  readonly titles?: Translations<string>;
}

/** Whether an assignment sets a setting: `environment`, `steps`, `hyperparameters.batchSize`. */
export function isLocked({ locked, allBut }: Locks, path: string): boolean {
  if (allBut !== undefined) return !allBut.includes(path);
  return locked === 'all' || (locked ?? []).includes(path);
}

/** Where an experiment keeps what belongs to its environment and to its algorithm. */
const parts = ['environmentOptions', 'hyperparameters'] as const;

function fieldsOf(part: (typeof parts)[number], environment: string, algorithm: string): Fields {
  const { algorithms, environments } = catalogue();
  return (
    (part === 'hyperparameters'
      ? algorithms[algorithm]?.hyperparameters
      : environments[environment]?.options) ?? {}
  );
}

const pathsIn = (part: string, fields: Fields) => Object.keys(fields).map((name) => `${part}.${name}`);

/** The paths of all settings of an environment and an algorithm. */
export function settingPaths(environment: string, algorithm: string): string[] {
  return [
    'environment',
    'algorithm',
    ...Object.keys(experimentFields),
    ...parts.flatMap((part) => pathsIn(part, fieldsOf(part, environment, algorithm))),
  ];
}

/** Everything that can be locked: where environment or algorithm are free, settings of all that can be chosen. */
export function lockablePaths(experiment: Experiment, locks: Locks): string[] {
  const { environment, algorithm } = experiment;
  const { algorithms, environments } = catalogue();
  const chosen = isLocked(locks, 'environment') ? [environment] : Object.keys(environments);
  const taught = isLocked(locks, 'algorithm') ? [algorithm] : Object.keys(algorithms);
  return [
    ...new Set([
      ...settingPaths(environment, algorithm),
      ...chosen.flatMap((id) => pathsIn('environmentOptions', fieldsOf('environmentOptions', id, algorithm))),
      ...taught.flatMap((id) => pathsIn('hyperparameters', fieldsOf('hyperparameters', environment, id))),
    ]),
  ];
}

/** The value at a path of an experiment; undefined where it has no such setting. */
function valueAt(experiment: Experiment, path: string): unknown {
  const part = parts.find((candidate) => path.startsWith(`${candidate}.`));
  const values = (part === undefined ? experiment : experiment[part]) as Record<string, unknown> | undefined;
  const name = part === undefined ? path : path.slice(part.length + 1);
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

/**
 * The values that an assignment sets, by path, for a choice of environment and algorithm. Where that choice is free, a
 * setting that the preset's own choice lacks, or whose value does not fit, is set to its default.
 */
export function lockedValues(
  locks: Locks,
  preset: Experiment,
  { environment, algorithm }: Pick<Experiment, 'environment' | 'algorithm'>,
): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  for (const path of settingPaths(environment, algorithm)) {
    if (!isLocked(locks, path)) continue;
    const given = valueAt(preset, path);
    const part = parts.find((candidate) => path.startsWith(`${candidate}.`));
    if (part === undefined) values.set(path, given);
    else {
      const name = path.slice(part.length + 1);
      const field = { [name]: fieldsOf(part, environment, algorithm)[name]! };
      const wanted = given === undefined ? {} : { [name]: given };
      // What does not fit comes back as the default.
      values.set(path, checkFields(field, wanted, '').values[name]);
    }
  }
  return values;
}

/**
 * Refuses an experiment that changes what the assignment sets.
 * @throws InvalidValueError that names every such setting, its value and the one that is set
 */
export function requireLocks(
  preset: {
    readonly title: string;
    readonly translations?: Translations<{ readonly title: string }>;
    readonly experiment: Experiment;
    readonly assignment?: Assignment;
  },
  experiment: Experiment,
): void {
  if (preset.assignment === undefined) return;
  const problems: Problem[] = [];
  for (const [path, wanted] of lockedValues(preset.assignment, preset.experiment, experiment)) {
    const value = valueAt(experiment, path);
    if (JSON.stringify(value) === JSON.stringify(wanted)) continue;
    problems.push(
      wordedProblem(path, showValue(value), showValue(wanted), message('refusals.setByAssignment')),
    );
  }
  if (problems.length > 0)
    throw new InvalidValueError(
      message('experiments.assignmentSets', {
        title: preset.title,
        translated: mapTranslations(preset.translations ?? {}, ({ title }) => title),
      }),
      problems,
    );
}

/** What a run keeps of a preset; null where that is no assignment. */
export function assignmentOfRun(preset: {
  readonly id: string;
  readonly title: string;
  readonly translations?: Translations<{ readonly title: string }>;
  readonly assignment?: Assignment;
}): RunAssignment | null {
  if (preset.assignment === undefined) return null;
  const { question, kind, options, hint, explanation, translations } = preset.assignment;
  return {
    id: preset.id,
    title: preset.title,
    ...(preset.translations === undefined
      ? {}
      : { titles: mapTranslations(preset.translations, ({ title }) => title) }),
    question,
    kind,
    ...(options === undefined ? {} : { options }),
    ...(hint === undefined ? {} : { hint }),
    ...(explanation === undefined ? {} : { explanation }),
    ...(translations === undefined ? {} : { translations }),
  };
}

/** What shows of an assignment before its question is answered. */
export function withoutExplanation(assignment: RunAssignment): RunAssignment {
  const { translations, ...rest } = assignment;
  const without = <W extends QuestionWords>({ explanation, ...words }: W): Omit<W, 'explanation'> => {
    void explanation;
    return words;
  };
  return {
    ...without(rest),
    ...(translations === undefined ? {} : { translations: mapTranslations(translations, without) }),
  };
}

/** A decimal comma is understood as well as a point; the text itself is kept as it was typed. */
const numeric = /^[+\-−]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Reads an answer.
 * @returns the answer without blanks around it
 * @throws InvalidValueError where it does not answer the question
 */
export function readAnswer({ kind, options = [], translations = {} }: Question, text: string): string {
  const answer = text.trim();
  const refuse = (allowed: Message, remedy: Message) =>
    new InvalidValueError(message('experiments.answerRefused'), [
      wordedProblem('answer', showValue(text), allowed, remedy),
    ]);
  const { answer: longest } = annotationLimits;
  if (answer === '' || !answerText.safeParse(answer).success)
    throw refuse(message('refusals.text', { least: 1, most: longest }), message('refusals.sayRoughly'));
  if (kind === 'number' && !numeric.test(answer))
    throw refuse(message('refusals.answerNumber'), message('refusals.numberAlone'));
  const lists = {
    [usualLanguage]: options,
    ...mapTranslations(translations, (words) => words.options ?? options),
  };
  if (kind === 'choice' && !Object.values(lists).flat().includes(answer)) {
    const words = mapTranslations(lists, (list) => list.map(showValue).join(', '));
    throw refuse(message('general.recorded', { words }), message('refusals.chooseOne'));
  }
  return answer;
}
