/**
 * Presets: experiments with a name and a reason, and what a file of them looks like.
 *
 *     { "schema": 1, "id": …, "title": …, "description": …, "experiment": { … }, "assignment": { … } }
 *     { "schema": 1, "presets": [ { "id": …, … }, … ] }
 *
 * Words in other languages stand under `translations`, by two letters each, in a preset and in its assignment:
 *
 *     "translations": { "de": { "title": …, "description": … } }
 *
 * Version 0.1.0 had German ones alone, under `de`.
 *
 * `schema` and `assignment` may be missing, and so may everything but the experiment; an experiment alone will do.
 */
import type { Assignment } from './assignment';
import { checkExperiment, type Experiment } from './experiment';
import { moreNames, shortName } from './fields';
import { FilePart, isRecord, refused, type Checked } from './file-part';
import { isDeviceName } from './file-names';
import type { Problem } from './problem';
import { problemInEach } from './language/problems';
import { namedAtMost } from './limits';
import { refusals, type Refusal } from './preset-refusals';
import { onlyTranslation } from './language/earlier';
import type { Message } from './language/message';
import type { Translations } from './language/translations';
import { presetLimits } from './preset-limits';
import { readAssignment } from './read-assignment';
import { readTranslations } from './read-translations';

export interface PresetWords {
  readonly title: string;
  readonly description: string;
}

export interface Preset extends PresetWords {
  /** Also the name of its file. */
  readonly id: string;
  /** The same in other languages; missing where nobody has written it. */
  readonly translations?: Translations<PresetWords>;
  readonly experiment: Experiment;
  readonly assignment?: Assignment;
}

/** A preset in the chooser. */
export interface ListedPreset extends Preset {
  /** Kept in the data folder, and so changeable; the others come with the program. */
  readonly own: boolean;
  /** The id of the course that it belongs to. */
  readonly course?: string;
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
  const { [onlyTranslation]: german, ...record }: Readonly<Record<string, unknown>> =
    'experiment' in value || !('environment' in value) ? value : { id, experiment: alone };
  const reader = new FilePart(record, path);
  reader.only(['schema', 'id', 'title', 'description', 'translations', 'experiment', 'assignment']);
  const ownId = record['id'] ?? id;
  if (typeof ownId !== 'string' || !presetIdPattern.test(ownId)) reader.refuse('id', ownId, refusals.id());
  const title = reader.text('title', presetLimits.title, typeof ownId === 'string' ? ownId : id);
  const description = reader.text('description', presetLimits.description, '');
  const words = readTranslations(
    reader,
    { translations: record['translations'], german },
    refusals.translation(),
    (part) => {
      part.only(['title', 'description']);
      return {
        title: part.text('title', presetLimits.title, title),
        description: part.text('description', presetLimits.description, ''),
      };
    },
  );
  const checked = checkExperiment(record['experiment']);
  const problems = [...reader.problems];
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
    ...words,
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
  const plain = presets.map(({ id, title, description, translations, experiment, assignment }) => ({
    id,
    title,
    description,
    ...(translations === undefined ? {} : { translations }),
    experiment,
    ...(assignment === undefined ? {} : { assignment }),
  }));
  const content =
    plain.length === 1 ? { schema: presetSchema, ...plain[0]! } : { schema: presetSchema, presets: plain };
  return `${JSON.stringify(content, null, 2)}\n`;
}
