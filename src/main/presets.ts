/** Presets: experiments with a name and a reason, one JSON file each. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { requireExperiment, type Preset, type PresetWords } from '../shared/experiment';
import { InvalidValueError, showValue, type Problem } from '../shared/fields';
import { parseJson } from './json-text';
import { programFolder } from './program-folder';

/** The folder of the presets that come with the program. */
export function presetFolder(): string {
  return join(programFolder(), 'resources', 'presets');
}

function text(record: Record<string, unknown>, field: string, missing: string, problems: Problem[]): string {
  const value = record[field] ?? missing;
  if (typeof value === 'string') return value;
  problems.push({
    field,
    value: showValue(value),
    allowed: 'a text',
    remedy: 'Put it into double quotes.',
  });
  return missing;
}

/** Title and description under `de`; null where there are none. */
function germanWords(
  record: Record<string, unknown>,
  title: string,
  problems: Problem[],
): PresetWords | null {
  const { de } = record;
  if (de === undefined) return null;
  if (typeof de !== 'object' || de === null || Array.isArray(de)) {
    problems.push({
      field: 'de',
      value: showValue(de),
      allowed: 'an object with title and description in German',
      remedy: 'Correct it or leave it out.',
    });
    return null;
  }
  const found: Problem[] = [];
  const words = {
    title: text(de as Record<string, unknown>, 'title', title, found),
    description: text(de as Record<string, unknown>, 'description', '', found),
  };
  problems.push(...found.map((problem) => ({ ...problem, field: `de.${problem.field}` })));
  return words;
}

/**
 * Reads one preset; a file that holds nothing but an experiment will do.
 * @throws JsonTextError with line and column; InvalidValueError that names file, field, value and what is allowed
 */
export async function readPreset(path: string): Promise<Preset> {
  const value = parseJson(await readFile(path, 'utf8'), path);
  const what = `The preset file ${path} cannot be used`;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidValueError(what, [
      {
        field: 'preset',
        value: showValue(value),
        allowed: 'an object with title, description and experiment',
        remedy: 'Start from a copy of another preset.',
      },
    ]);
  const record = value as Record<string, unknown>;
  const id = basename(path).replace(/\.json$/, '');
  if (!('experiment' in record))
    return { id, title: id, description: '', experiment: requireExperiment(record, what) };
  const problems: Problem[] = [];
  const title = text(record, 'title', id, problems);
  const german = germanWords(record, title, problems);
  const preset = {
    id: text(record, 'id', id, problems),
    title,
    description: text(record, 'description', '', problems),
    ...(german === null ? {} : { de: german }),
  };
  if (problems.length > 0) throw new InvalidValueError(what, problems);
  return { ...preset, experiment: requireExperiment(record['experiment'], what) };
}

export interface PresetListing {
  readonly presets: readonly Preset[];
  /** One message for each file that cannot be used, naming it. */
  readonly damaged: readonly string[];
}

/** Reads all presets of a folder in the order of their titles; a damaged file does not keep the others away. */
export async function loadPresets(folder: string = presetFolder()): Promise<PresetListing> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const presets: Preset[] = [];
  const damaged: string[] = [];
  for (const name of names) {
    try {
      presets.push(await readPreset(join(folder, name)));
    } catch (error) {
      damaged.push(error instanceof Error ? error.message : String(error));
    }
  }
  // By task, whatever the case of the letters; the same order in every language.
  return { presets: presets.sort((a, b) => a.title.localeCompare(b.title, 'en')), damaged };
}
