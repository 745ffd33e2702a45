/** Reading presets: experiments with a name and a reason, in JSON files. */
import { message } from '../../shared/language/say';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { presetFolders } from '../../catalogue/preset-folders';
import { InvalidValueError } from '../../shared/fields';
import { fileLimits } from '../../shared/limits';
import type { NamingPreset } from '../../shared/run-name';
import {
  checkPresetFile,
  idFor,
  presetIdPattern,
  type Preset,
  type PresetListing,
} from '../../shared/preset';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import { parseJson } from '../files/json-text';
import { programFolder } from '../../platform/program-folder';
import { nameRunsAfter } from '../runs/program-run-names';
import { messageOf } from '../runs/storage-error';
import { readTextFile } from '../files/text-file';

/** The folders of the presets that come with the program. */
export const builtInFolders = (): string[] => presetFolders(programFolder());

/** The files of these presets. */
function presetFiles(): string[] {
  return builtInFolders()
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.json'));
}

/**
 * The file of a preset that comes with the program.
 * @throws RangeError where there is none of this id
 */
export function presetFile(id: string): string {
  const file = presetFiles().find((path) => basename(path) === `${id}.json`);
  if (file === undefined) throw new RangeError(`The program has no preset ${id}.`);
  return file;
}

/** What of the program's presets names runs; one that cannot be read lends no name. */
function namingPresets(): NamingPreset[] {
  return presetFiles().flatMap((path): NamingPreset[] => {
    try {
      return [JSON.parse(readFileSync(path, 'utf8')) as NamingPreset];
    } catch {
      return [];
    }
  });
}
nameRunsAfter(namingPresets);

/** A preset file is there, but not one that can be used; the message names it and says why. */
export class PresetFileError extends SpokenError {
  constructor(says: Message) {
    super(says);
    this.name = 'PresetFileError';
  }
}

/**
 * Reads a file of one preset or several; a file that holds nothing but an experiment will do.
 * @throws JsonTextError with line and column; InvalidValueError that names file, field, value and what is allowed;
 * PresetFileError; TextFileError; the system's error where it cannot be read
 */
export async function readPresetFile(path: string): Promise<readonly Preset[]> {
  const info = await stat(path);
  if (!info.isFile() || info.size > fileLimits.presets)
    throw new PresetFileError(
      info.isFile()
        ? message('presets.tooLarge', { path, bytes: info.size, most: fileLimits.presets })
        : message('presets.noFile', { path }),
    );
  const text = await readTextFile(path, { most: fileLimits.presets });
  const name = basename(path).replace(/\.json$/i, '');
  const checked = checkPresetFile(parseJson(text, path), presetIdPattern.test(name) ? name : idFor(name));
  if ('problems' in checked)
    throw new InvalidValueError(message('presets.unusable', { path }), checked.problems);
  return checked.presets;
}

/**
 * Reads a file that holds one preset.
 * @throws as `readPresetFile` does, and PresetFileError where there are several
 */
export async function readPreset(path: string): Promise<Preset> {
  const [preset, ...more] = await readPresetFile(path);
  if (more.length > 0)
    throw new PresetFileError(
      message('presets.severalForOne', { path, ids: [preset!, ...more].map(({ id }) => id) }),
    );
  return preset!;
}

/**
 * Reads all presets of some folders in the order of their titles; a damaged file does not keep the others away.
 * @param folders those of the program where they are missing
 */
export async function loadPresets(
  folders: readonly string[] = builtInFolders(),
): Promise<PresetListing<Preset>> {
  const inEach = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  const paths = inEach
    .flat()
    .filter((path) => path.endsWith('.json'))
    .sort();
  const presets: Preset[] = [];
  const damaged: Message[] = [];
  for (const path of paths) {
    try {
      presets.push(await readPreset(path));
    } catch (error) {
      damaged.push(messageOf(error));
    }
  }
  // By task, whatever the case of the letters; the same order in every language.
  return {
    presets: presets.sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true })),
    damaged,
  };
}
