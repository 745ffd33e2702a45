/** The experiment form as plain data: what stands in each input, what it means, and what is wrong with it. */
import { algorithms, environments, misfit } from '../../shared/catalogue';
import { checkExperiment, experimentFields, type Experiment } from '../../shared/experiment';
import { parseFieldText, type Field, type Fields, type FieldValue, type Problem } from '../../shared/fields';
import type { Language } from '../../shared/language';
import { problemIn, wordsIn } from '../../shared/words';

/** What the person has entered, as text, so that nothing typed is ever lost. */
export interface ExperimentForm {
  readonly environment: string;
  readonly algorithm: string;
  /** By the field's path: `steps`, `hyperparameters.learningRate`. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface FormField {
  readonly path: string;
  readonly field: Field;
}

export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** Where the experiment keeps what belongs to the environment and to the algorithm. */
const parts = ['environmentOptions', 'hyperparameters'] as const;
type Part = (typeof parts)[number];

/** A field's part of the experiment, if it has one, and its name in there. */
function place(path: string): { readonly part: Part | null; readonly name: string } {
  const part = parts.find((candidate) => path.startsWith(`${candidate}.`));
  return part === undefined ? { part: null, name: path } : { part, name: path.slice(part.length + 1) };
}

/** Writes a value the way a person would type it. */
export function fieldText(value: FieldValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** Every field of an experiment by its path: what all have, then the environment's, then the algorithm's. */
export function formFields(algorithm: string, environment: string, language: Language = 'en'): FormField[] {
  const words = wordsIn(language);
  const own = <T>(from: Readonly<Record<string, T>>, id: string) =>
    Object.hasOwn(from, id) ? from[id] : undefined;
  const entries = (fields: Fields, prefix: string) =>
    Object.entries(fields).map(([name, field]) => ({ path: prefix + name, field }));
  return [
    ...entries(words.experimentFields, ''),
    ...entries(own(words.environments, environment)?.options ?? {}, 'environmentOptions.'),
    ...entries(own(words.algorithms, algorithm)?.hyperparameters ?? {}, 'hyperparameters.'),
  ];
}

/** The values that reset leads to: the preset's where it fits the choice, else the fields' defaults. */
export function baselineOf(
  algorithm: string,
  environment: string,
  preset: Experiment | null,
): Record<string, string> {
  const base = preset?.algorithm === algorithm && preset.environment === environment ? preset : null;
  return Object.fromEntries(
    formFields(algorithm, environment).map(({ path, field }) => {
      const { part, name } = place(path);
      const values = (part === null ? base : base?.[part]) as Readonly<Record<string, FieldValue>> | null;
      return [path, fieldText(values?.[name] ?? field.default)];
    }),
  );
}

/** What the form means so far: an experiment to be checked, in which unreadable text stands as it is. */
export function candidateOf({ environment, algorithm, texts }: ExperimentForm): Record<string, unknown> {
  const common: Record<string, unknown> = {};
  const own: Record<Part, Record<string, unknown>> = { environmentOptions: {}, hyperparameters: {} };
  for (const { path, field } of formFields(algorithm, environment)) {
    const text = texts[path];
    if (text === undefined) continue;
    const { part, name } = place(path);
    (part === null ? common : own[part])[name] = parseFieldText(field, text);
  }
  const { environmentOptions, hyperparameters } = own;
  const options = Object.keys(environmentOptions).length > 0 ? { environmentOptions } : {};
  return { environment, ...options, algorithm, ...common, hyperparameters };
}

/** Everything wrong with the form, by the field's path, at most one problem each. */
export function problemsOf(form: ExperimentForm, language: Language = 'en'): ReadonlyMap<string, Problem> {
  const candidate = candidateOf(form);
  const checked = checkExperiment(candidate);
  const byPath = new Map<string, Problem>();
  if ('problems' in checked)
    for (const problem of checked.problems)
      if (!byPath.has(problem.field)) byPath.set(problem.field, problemIn(language, problem, candidate));
  return byPath;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a form starts from where nothing else is wanted and it fits: not the first of the list, which is there to fail. */
const usualAlgorithm = 'dqn';

/** The wanted algorithm where it fits an environment, else the usual one, else the first one that fits. */
export function fittingAlgorithm(environment: string, wanted: string): string {
  const card = environments[environment];
  const fits = (id: string) =>
    card !== undefined && Object.hasOwn(algorithms, id) && misfit(algorithms[id]!, card) === null;
  return [wanted, usualAlgorithm, ...Object.keys(algorithms)].find(fits) ?? wanted;
}

/** Fills a form from an experiment of unknown origin; what is missing or of no use starts from the baseline. */
export function formFrom(value: unknown, preset: Experiment | null): ExperimentForm {
  const stored = isRecord(value) ? value : {};
  const known = <T>(from: Readonly<Record<string, T>>, wanted: unknown, otherwise: string | undefined) =>
    typeof wanted === 'string' && Object.hasOwn(from, wanted) ? wanted : (otherwise ?? Object.keys(from)[0]!);
  const environment = known(environments, stored['environment'], preset?.environment);
  const algorithm = fittingAlgorithm(
    environment,
    known(algorithms, stored['algorithm'], preset?.algorithm ?? usualAlgorithm),
  );
  const texts = baselineOf(algorithm, environment, preset);
  for (const { path } of formFields(algorithm, environment)) {
    const { part, name } = place(path);
    const values = part === null ? stored : stored[part];
    const given = isRecord(values) ? values[name] : undefined;
    if (typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean')
      texts[path] = String(given);
    else if (Array.isArray(given)) texts[path] = given.join(', ');
  }
  return { environment, algorithm, texts };
}

/** What is decided first comes first: the environment, the budget, the algorithm, and last how all is measured. */
function rank({ path }: FormField): number {
  const { part, name } = place(path);
  if (part === 'environmentOptions') return 0;
  if (part === 'hyperparameters') return 2;
  const group = Object.hasOwn(experimentFields, name)
    ? experimentFields[name as keyof typeof experimentFields].group
    : undefined;
  if (group === experimentFields.steps.group) return 1;
  return group === experimentFields.evaluateEvery.group ? 4 : 3;
}

/** The sections of the form without the fields that do not apply at present, those in the order of the catalogue. */
export function sectionsOf(
  { algorithm, environment, texts }: ExperimentForm,
  language: Language = 'en',
): FormSection[] {
  const sections = new Map<string, FormField[]>();
  const all = formFields(algorithm, environment, language);
  for (const entry of [...all].sort((a, b) => rank(a) - rank(b))) {
    const { when } = entry.field;
    if (when !== undefined) {
      const { part } = place(entry.path);
      const path = (part === null ? '' : `${part}.`) + when.field;
      const other = all.find((candidate) => candidate.path === path);
      const value = other && parseFieldText(other.field, texts[path] ?? '');
      if (!when.is.some((wanted) => wanted === value)) continue;
    }
    const section = sections.get(entry.field.group) ?? [];
    section.push(entry);
    sections.set(entry.field.group, section);
  }
  return [...sections].map(([title, fields]) => ({ title, fields }));
}

/** True where a text means another value than the baseline's. */
export function isChanged(field: Field, text: string, baseline: string): boolean {
  return JSON.stringify(parseFieldText(field, text)) !== JSON.stringify(parseFieldText(field, baseline));
}
