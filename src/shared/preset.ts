/**
 * Presets: experiments with a name and a reason, and what a file of them looks like.
 *
 *     { "schema": 1, "id": …, "title": …, "description": …, "experiment": { … }, "assignment": { … } }
 *     { "schema": 1, "presets": [ { "id": …, … }, … ] }
 *
 * German words may stand beside the English ones under `de`, in a preset and in its assignment.
 *
 * `schema` and `assignment` may be missing, and so may everything but the experiment; an experiment alone will do.
 */
import {
  answerKinds,
  lockablePaths,
  type AnswerKind,
  type Assignment,
  type Locks,
  type QuestionWords,
} from './assignment';
import { checkExperiment, type Experiment } from './experiment';
import { moreNames, shortName, showValue } from './fields';
import { isDeviceName } from './file-names';
import type { Problem } from './problem';
import { toldProblem } from './told-problem';
import { problemInEach } from './language/problems';
import { namedAtMost } from './limits';
import { refusals, type Refusal } from './preset-refusals';
import type { Message } from './language/message';
import { isVisible, isVisibleText, visible } from './visible';

export interface PresetWords {
  readonly title: string;
  readonly description: string;
}

export interface Preset extends PresetWords {
  /** Also the name of its file. */
  readonly id: string;
  /** The same in German; missing where nobody has written it. */
  readonly de?: PresetWords;
  readonly experiment: Experiment;
  readonly assignment?: Assignment;
}

/** A preset in the chooser. */
export interface ListedPreset extends Preset {
  /** Kept in the data folder, and so changeable; the others come with the program. */
  readonly own: boolean;
}

export interface PresetListing<P extends Preset = ListedPreset> {
  readonly presets: readonly P[];
  /** One sentence for each file that cannot be used, naming it. */
  readonly damaged: readonly Message[];
}

/** The version of the format; files without one are of the first. */
const presetSchema = 1;

/** What an id may look like: a plain file name, short enough for every disk. */
export const presetIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Characters at most. */
export const presetLimits = {
  title: 120,
  description: 2000,
  question: 2000,
  hint: 2000,
  explanation: 4000,
  option: 200,
} as const;
/** How many options a question may have. */
export const optionLimits = { min: 2, max: 12 } as const;
const presetsInFile = 500;

/** An id for a title: `Aufgabe 1: Größe?` becomes `aufgabe-1-groesse`. */
export function idFor(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  // An id is a file's name, too.
  return plain === '' || isDeviceName(plain) ? `preset-${plain}`.replace(/-$/, '') : plain;
}

type Checked<T> = { readonly problems: readonly Problem[] } | T;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (field: string, value: unknown, { allowed, remedy }: Refusal): Problem =>
  toldProblem(field, showValue(value), allowed, remedy);

/** Gathers what is wrong with the parts of a file, each under its path. */
class Reader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly record: Readonly<Record<string, unknown>>,
    /** Path of the record, with a dot behind it. */
    private readonly path: string,
  ) {}

  refuse(name: string, value: unknown, refusal: Refusal): void {
    this.problems.push(refused(this.path + name, value, refusal));
  }

  /** A name that nobody knows is probably misspelt, and what it says would be lost. */
  only(names: readonly string[]): void {
    const unknown = Object.keys(this.record).filter((name) => !names.includes(name));
    for (const name of unknown.slice(0, namedAtMost))
      this.refuse(shortName(name), this.record[name], refusals.name(names));
    if (unknown.length > namedAtMost)
      this.problems.push(moreNames(this.path, unknown.length - namedAtMost, names.join(', ')));
  }

  text(name: string, longest: number, missing?: string): string {
    const value = this.record[name] ?? missing;
    const least = missing === '' ? 0 : 1;
    if (typeof value === 'string' && value.trim().length >= least && value.length <= longest) {
      // Line breaks and tabs are welcome everywhere but in a title.
      const shows = name === 'title' ? isVisible(value.trim()) : isVisibleText(value);
      if (!shows) this.refuse(name, visible(value), refusals.visible());
      return value.trim();
    }
    this.refuse(name, value, refusals.text(least, longest, typeof value === 'string'));
    return missing ?? '';
  }
}

function textList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Reads which settings are locked; a path that nobody knows would lock nothing. */
function readLocks(reader: Reader, record: Readonly<Record<string, unknown>>, experiment: Experiment): Locks {
  const { locked, allBut } = record;
  if ((locked === undefined) === (allBut === undefined)) {
    reader.refuse('locked', locked, refusals.locks());
    return { locked: 'all' };
  }
  if (locked === 'all') return { locked };
  const name = locked === undefined ? 'allBut' : 'locked';
  const list = locked ?? allBut;
  if (!textList(list)) {
    reader.refuse(name, list, refusals.lockList(name === 'locked'));
    return { locked: 'all' };
  }
  const locks: Locks = { [name]: list };
  const known = lockablePaths(experiment, locks);
  for (const path of list) if (!known.includes(path)) reader.refuse(name, path, refusals.lock(known));
  return locks;
}

const wordNames = ['question', 'options', 'hint', 'explanation'];

/** Reads a question in one language. */
function readWords(
  reader: Reader,
  value: Readonly<Record<string, unknown>>,
  kind: AnswerKind | undefined,
): QuestionWords {
  const { options } = value;
  const { min, max } = optionLimits;
  const sound =
    textList(options) &&
    options.length >= min &&
    options.length <= max &&
    new Set(options).size === options.length &&
    options.every(
      (option) => option === option.trim() && option !== '' && option.length <= presetLimits.option,
    );
  if (kind === 'choice' && !sound)
    reader.refuse('options', options, refusals.options(min, max, presetLimits.option));
  if (kind !== 'choice' && kind !== undefined && options !== undefined)
    reader.refuse('options', options, refusals.noOptions());
  const optional = (name: 'hint' | 'explanation') =>
    value[name] === undefined ? {} : { [name]: reader.text(name, presetLimits[name], '') };
  return {
    question: reader.text('question', presetLimits.question),
    ...(kind === 'choice' && sound ? { options } : {}),
    ...optional('hint'),
    ...optional('explanation'),
  };
}

function readAssignment(
  value: unknown,
  experiment: Experiment,
  path: string,
): Checked<{ readonly assignment: Assignment }> {
  if (!isRecord(value)) return { problems: [refused(path.replace(/\.$/, ''), value, refusals.assignment())] };
  const reader = new Reader(value, path);
  reader.only(['locked', 'allBut', 'kind', 'de', ...wordNames]);
  const locks = readLocks(reader, value, experiment);
  const kind = answerKinds.find((one) => one === value['kind']);
  if (kind === undefined) reader.refuse('kind', value['kind'], refusals.kind(answerKinds));
  const words = readWords(reader, value, kind);
  const { de } = value;
  const german = de === undefined ? null : new Reader(isRecord(de) ? de : {}, `${path}de.`);
  if (german !== null && !isRecord(de)) reader.refuse('de', de, refusals.germanQuestion());
  german?.only(wordNames);
  const germanWords = german && readWords(german, isRecord(de) ? de : {}, kind);
  if (germanWords !== null && words.options?.length !== germanWords.options?.length)
    german?.refuse('options', germanWords.options, refusals.asManyOptions());
  const problems = [...reader.problems, ...(german?.problems ?? [])];
  if (problems.length > 0) return { problems };
  return {
    assignment: { ...locks, kind: kind!, ...words, ...(germanWords === null ? {} : { de: germanWords }) },
  };
}

/**
 * Checks one preset of unknown origin and fills in its experiment's defaults.
 * @param id what it is called where it does not say so itself
 * @param path prefix of the fields' names in problems
 */
export function checkPreset(value: unknown, id: string, path = ''): Checked<{ readonly preset: Preset }> {
  if (!isRecord(value))
    return {
      problems: [refused(path === '' ? 'preset' : path.replace(/\.$/, ''), value, refusals.preset())],
    };
  // Whoever writes an experiment alone means it.
  const { schema, ...alone } = value;
  void schema;
  const record = 'experiment' in value || !('environment' in value) ? value : { id, experiment: alone };
  const reader = new Reader(record, path);
  reader.only(['schema', 'id', 'title', 'description', 'de', 'experiment', 'assignment']);
  const ownId = record['id'] ?? id;
  if (typeof ownId !== 'string' || !presetIdPattern.test(ownId)) reader.refuse('id', ownId, refusals.id());
  const title = reader.text('title', presetLimits.title, typeof ownId === 'string' ? ownId : id);
  const description = reader.text('description', presetLimits.description, '');
  const { de } = record;
  const german = de === undefined ? null : new Reader(isRecord(de) ? de : {}, `${path}de.`);
  if (german !== null && !isRecord(de)) reader.refuse('de', de, refusals.german());
  german?.only(['title', 'description']);
  const words = german && {
    title: german.text('title', presetLimits.title, title),
    description: german.text('description', presetLimits.description, ''),
  };
  const checked = checkExperiment(record['experiment']);
  const problems = [...reader.problems, ...(german?.problems ?? [])];
  if ('problems' in checked) {
    for (const problem of checked.problems)
      problems.push({ ...problemInEach(problem, record['experiment'], 'file'), field: path + problem.field });
    return { problems };
  }
  const { experiment } = checked;
  const own = {
    id: ownId as string,
    title,
    description,
    ...(words === null ? {} : { de: words }),
    experiment,
  };
  if (record['assignment'] === undefined || record['assignment'] === null)
    return problems.length > 0 ? { problems } : { preset: own };
  const task = readAssignment(record['assignment'], experiment, `${path}assignment.`);
  if ('problems' in task) return { problems: [...problems, ...task.problems] };
  return problems.length > 0 ? { problems } : { preset: { ...own, assignment: task.assignment } };
}

/**
 * Checks the content of a preset file.
 * @param id what a preset is called that does not say so itself
 */
export function checkPresetFile(
  value: unknown,
  id: string,
): Checked<{ readonly presets: readonly Preset[] }> {
  const problems: Problem[] = [];
  const refuse = (field: string, wrong: unknown, refusal: Refusal) =>
    problems.push(refused(field, wrong, refusal));
  const schema = isRecord(value) ? (value['schema'] ?? presetSchema) : presetSchema;
  if (schema !== presetSchema) {
    const newer = typeof schema === 'number' && schema > presetSchema;
    refuse('schema', schema, refusals.schema(presetSchema, newer));
    return { problems };
  }
  if (!isRecord(value) || !('presets' in value)) {
    const checked = checkPreset(value, id);
    return 'problems' in checked ? checked : { presets: [checked.preset] };
  }
  const { presets: list, ...rest } = value;
  const others = Object.keys(rest).filter((name) => name !== 'schema');
  for (const name of others.slice(0, namedAtMost))
    refuse(shortName(name), value[name], refusals.besidePresets());
  if (others.length > namedAtMost)
    problems.push(moreNames('', others.length - namedAtMost, 'schema, presets'));
  if (!Array.isArray(list) || list.length === 0 || list.length > presetsInFile) {
    refuse('presets', list, refusals.presets(presetsInFile));
    return { problems };
  }
  const presets: Preset[] = [];
  list.forEach((item: unknown, i) => {
    const checked = checkPreset(item, `${id}-${i + 1}`, `presets[${i}].`);
    if ('problems' in checked) problems.push(...checked.problems);
    else if (presets.some((other) => other.id.toLowerCase() === checked.preset.id.toLowerCase()))
      refuse(`presets[${i}].id`, checked.preset.id, refusals.ownId());
    else presets.push(checked.preset);
  });
  return problems.length > 0 ? { problems } : { presets };
}

/** Presets as the text of a file: one as it is, several as a list. */
export function presetFileText(presets: readonly Preset[]): string {
  const plain = presets.map(({ id, title, description, de, experiment, assignment }) => ({
    id,
    title,
    description,
    ...(de === undefined ? {} : { de }),
    experiment,
    ...(assignment === undefined ? {} : { assignment }),
  }));
  const content =
    plain.length === 1 ? { schema: presetSchema, ...plain[0]! } : { schema: presetSchema, presets: plain };
  return `${JSON.stringify(content, null, 2)}\n`;
}
