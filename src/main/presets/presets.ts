/** Reading presets: experiments with a name and a reason, in JSON files. */
import { message } from '../../shared/language/say';
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { presetFilesIn, presetFolders, withWords, type PresetFile } from '../../catalogue/preset-files';
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
import { mapTranslations } from '../../shared/language/translations';
import { parseJson } from '../files/json-text';
import { programFolder } from '../../platform/program-folder';
import { nameRunsAfter } from '../runs/program-run-names';
import { messageOf } from '../runs/storage-error';
import { readTextFile } from '../files/text-file';

/** The folders of the presets that come with the program. */
export const builtInFolders = (): string[] => presetFolders(programFolder());

const presetFiles = (): PresetFile[] => builtInFolders().flatMap((folder) => presetFilesIn(folder));

/**
 * The file of a preset that comes with the program.
 * @throws RangeError where there is none of this id
 */
export function presetFile(id: string): string {
  const file = presetFiles().find(({ path }) => basename(path) === `${id}.json`);
  if (file === undefined) throw new RangeError(`The program has no preset ${id}.`);
  return file.path;
}

/** What of the program's presets names runs; one that cannot be read lends no name. */
function namingPresets(): NamingPreset[] {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  return presetFiles().flatMap(({ path, words }): NamingPreset[] => {
    try {
      return [withWords(read(path), mapTranslations(words, read)) as NamingPreset];
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
 * Reads the JSON of a preset file.
 * @throws JsonTextError with line and column; PresetFileError; TextFileError; the system's error where it cannot be read
 */
async function readJson(path: string): Promise<unknown> {
  const info = await stat(path);
  if (!info.isFile() || info.size > fileLimits.presets)
    throw new PresetFileError(
      info.isFile()
        ? message('presets.tooLarge', { path, bytes: info.size, most: fileLimits.presets })
        : message('presets.noFile', { path }),
    );
  return parseJson(await readTextFile(path, { most: fileLimits.presets }), path);
}

/**
 * Reads a file of one preset or several; a file that holds nothing but an experiment will do.
 * @param words the files of its words in other languages, by their codes
 * @throws JsonTextError with line and column; InvalidValueError that names file, field, value and what is allowed;
 * PresetFileError; TextFileError; the system's error where it cannot be read
 */
export async function readPresetFile(
  path: string,
  words: PresetFile['words'] = {},
): Promise<readonly Preset[]> {
  const content = await readJson(path);
  const inOthers = await Promise.all(
    Object.entries(words).map(async ([language, file]) => [language, await readJson(file)] as const),
  );
  const name = basename(path).replace(/\.json$/i, '');
  const checked = checkPresetFile(
    withWords(content, Object.fromEntries(inOthers)),
    presetIdPattern.test(name) ? name : idFor(name),
  );
  if ('problems' in checked)
    throw new InvalidValueError(message('presets.unusable', { path }), checked.problems);
  return checked.presets;
}

/**
 * Reads a file that holds one preset.
 * @throws as `readPresetFile` does, and PresetFileError where there are several
 */
export async function readPreset(path: string, words: PresetFile['words'] = {}): Promise<Preset> {
  const [preset, ...more] = await readPresetFile(path, words);
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
    folders.map(async (folder) => presetFilesIn(folder, await readdir(folder))),
  );
  const files = inEach.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  const presets: Preset[] = [];
  const damaged: Message[] = [];
  for (const { path, words } of files) {
    try {
      presets.push(await readPreset(path, words));
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
