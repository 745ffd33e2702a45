/** The experiment form as plain data: what stands in each input, what it means, and what is wrong with it. */
import { textsIn } from '../../shared/language/texts';
import { algorithms, environments } from '../../catalogue';
import { misfit } from '../../shared/catalogue';
import { experimentFields, type Experiment } from '../../shared/experiment';
import type { Field, Fields, FieldValue } from '../../shared/fields';
import { parseFieldList, parseFieldText } from '../../shared/field-text';
import type { Problem } from '../../shared/problem';
import { usualLanguage, type Language } from '../../shared/language';
import { writeNumber } from '../../shared/numbers/typed';
import { parseSeeds, seedProblem } from '../../shared/seeds';
import { planSweep, sizeOf, type Variation } from '../../shared/sweep';
import { problemIn } from '../../shared/language/problems';
import { allowedIn, wordsIn } from '../../shared/language/words';

/** What the person has entered, as text, so that nothing typed is ever lost. */
export interface ExperimentForm {
  readonly environment: string;
  readonly algorithm: string;
  /** By the field's path: `steps`, `hyperparameters.learningRate`. That of `seed` may be a list: `1-5`. */
  readonly texts: Readonly<Record<string, string>>;
  /** Lists of values, by the paths of the fields that several values are tried of. */
  readonly lists: Readonly<Record<string, string>>;
}

/** What a form leads to: the runs that it makes, or what is wrong. */
export interface FormPlan {
  /** By the field's path, at most one each; under `runs` what is wrong with their number. */
  readonly problems: ReadonlyMap<string, Problem>;
  /** Empty where something is wrong. */
  readonly experiments: readonly Experiment[];
  /** The paths of the settings that several values are tried of, seeds aside. */
  readonly varied: readonly string[];
  /** How many seeds each combination is trained with. */
  readonly seeds: number;
  /** The product of all numbers of values, whether they can be used or not. */
  readonly size: number;
  /** Combinations left out because they repeat others. */
  readonly repeated: number;
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
  if (typeof value === 'number') return writeNumber(value);
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** Every field of an experiment by its path: what all have, then the environment's, then the algorithm's. */
export function formFields(
  algorithm: string,
  environment: string,
  language: Language = usualLanguage,
): FormField[] {
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

/** Whether several values of a field can be tried; seeds are a list anyway. */
export function canVary({ path, field }: FormField): boolean {
  return path !== 'seed' && field.kind !== 'text';
}

/** The settings that several values are tried of; a list of a field that does not apply at present does not count. */
function variationsOf(form: ExperimentForm): (Variation & FormField)[] {
  return sectionsOf(form)
    .flatMap(({ fields }) => fields)
    .flatMap((entry) => {
      const text = form.lists[entry.path];
      return text === undefined ? [] : [{ ...entry, values: parseFieldList(entry.field, text) }];
    });
}

/** The runs that a form makes: every combination of the listed values with every seed. */
export function planOf(form: ExperimentForm, language: Language = usualLanguage): FormPlan {
  const variations = variationsOf(form);
  const seedText = form.texts['seed'] ?? '';
  const seeds = parseSeeds(seedText);
  const problems = new Map<string, Problem>();
  for (const { path, field, values } of variations)
    if (values.length === 0)
      problems.set(path, {
        field: path,
        value: '""',
        code: 'range',
        allowed: allowedIn(language, field),
        remedy: textsIn(language).runs.oneOrSeveralValues,
      });
  if (seeds === null) problems.set('seed', seedProblem(seedText, language));
  const sweep = {
    base: candidateOf(form),
    variations: variations.filter(({ values }) => values.length > 0),
    seeds: seeds ?? [Number(experimentFields.seed.default)],
  };
  const planned = planSweep(sweep);
  if ('problems' in planned)
    planned.problems.forEach((problem, i) => {
      if (!problems.has(problem.field))
        problems.set(problem.field, problemIn(language, problem, planned.candidates[i]));
    });
  return {
    problems,
    experiments: problems.size > 0 || 'problems' in planned ? [] : planned.experiments,
    varied: sweep.variations.filter(({ values }) => values.length > 1).map(({ path }) => path),
    seeds: sweep.seeds.length,
    size: sizeOf(sweep),
    repeated: 'problems' in planned ? 0 : planned.repeated,
  };
}

/** Everything wrong with the form, by the field's path, at most one problem each. */
export function problemsOf(
  form: ExperimentForm,
  language: Language = usualLanguage,
): ReadonlyMap<string, Problem> {
  return planOf(form, language).problems;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a form starts from where nothing else is wanted and it fits: not the first of the list, which is there to fail. */
const usualAlgorithms = Object.keys(algorithms).filter((id) => algorithms[id]!.isUsual === true);

/** The wanted algorithm where it fits an environment, else the usual one, else the first one that fits. */
export function fittingAlgorithm(environment: string, wanted: string): string {
  const card = environments[environment];
  const fits = (id: string) =>
    card !== undefined && Object.hasOwn(algorithms, id) && misfit(algorithms[id]!, card) === null;
  return [wanted, ...usualAlgorithms, ...Object.keys(algorithms)].find(fits) ?? wanted;
}

/**
 * Fills a form from an experiment of unknown origin; what is missing or of no use starts from the baseline.
 * @param listed lists of values by path, of unknown origin as well
 */
export function formFrom(value: unknown, preset: Experiment | null, listed?: unknown): ExperimentForm {
  const stored = isRecord(value) ? value : {};
  const known = <T>(from: Readonly<Record<string, T>>, wanted: unknown, otherwise: string | undefined) =>
    typeof wanted === 'string' && Object.hasOwn(from, wanted) ? wanted : (otherwise ?? Object.keys(from)[0]!);
  const environment = known(environments, stored['environment'], preset?.environment);
  const algorithm = fittingAlgorithm(
    environment,
    known(algorithms, stored['algorithm'], preset?.algorithm ?? usualAlgorithms[0]),
  );
  const texts = baselineOf(algorithm, environment, preset);
  const lists: Record<string, string> = {};
  for (const entry of formFields(algorithm, environment)) {
    const { path } = entry;
    const list = isRecord(listed) ? listed[path] : undefined;
    if (typeof list === 'string' && canVary(entry)) lists[path] = list;
    const { part, name } = place(path);
    const values = part === null ? stored : stored[part];
    const given = isRecord(values) ? values[name] : undefined;
    if (typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean')
      texts[path] = String(given);
    else if (Array.isArray(given)) texts[path] = given.join(', ');
  }
  return { environment, algorithm, texts, lists };
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

/** True for a field that is left out of the form as long as it has its default. */
function isLeftOut({ path, field }: FormField, { texts, lists }: ExperimentForm): boolean {
  return (
    field.rare === true &&
    lists[path] === undefined &&
    parseFieldText(field, texts[path] ?? '') === field.default
  );
}

/**
 * The sections of the form, in the order of the catalogue, without the fields that apply with none of the values at
 * present, and those that hardly anybody needs.
 */
export function sectionsOf(form: ExperimentForm, language: Language = usualLanguage): FormSection[] {
  const { algorithm, environment, texts, lists } = form;
  const sections = new Map<string, FormField[]>();
  const all = formFields(algorithm, environment, language);
  for (const entry of [...all].sort((a, b) => rank(a) - rank(b))) {
    const { when } = entry.field;
    if (isLeftOut(entry, form)) continue;
    if (when !== undefined) {
      const { part } = place(entry.path);
      const path = (part === null ? '' : `${part}.`) + when.field;
      const other = all.find((candidate) => candidate.path === path);
      if (other === undefined) continue;
      const list = lists[path];
      const values =
        list === undefined
          ? [parseFieldText(other.field, texts[path] ?? '')]
          : parseFieldList(other.field, list);
      if (!when.is.some((wanted) => values.includes(wanted))) continue;
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
