/**
 * What the administrator of a room of PCs presets, in `rl-lab.config.json` beside the program in a handed-out folder:
 * it takes the place of the program's own defaults. What a person chooses comes before it.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { homedir } from 'node:os';
import { z } from 'zod';
import { settingsSchema } from '../../shared/contract';
import { fileLimits } from '../../shared/limits';
import { languageChoices } from '../../shared/language';
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import { visible } from '../../shared/visible';
import { bundleFolder } from '../../platform/bundle';
import { parseJson } from '../files/json-text';
import { readTextFileSync } from '../files/text-file';

type Environment = Readonly<Record<string, string | undefined>>;

/** The file's name. */
export const administratorFile = 'rl-lab.config.json';

const { language, parallelRuns, threads } = settingsSchema.shape;
/** What may stand in it, and in words what each field allows. */
const fields = {
  language: { schema: language, allowed: message('administrator.oneOf', { choices: languageChoices }) },
  dataFolder: {
    schema: z.string().trim().min(1).max(fileLimits.path),
    allowed: message('administrator.aPath'),
  },
  handInFolder: {
    schema: z.string().trim().min(1).max(fileLimits.path),
    allowed: message('administrator.aPath'),
  },
  courseFolder: {
    schema: z.string().trim().min(1).max(fileLimits.path),
    allowed: message('administrator.aPath'),
  },
  parallelRuns: {
    schema: parallelRuns,
    allowed: message('administrator.wholeNumber', { least: 0, most: 64 }),
  },
  threads: { schema: threads, allowed: message('administrator.wholeNumber', { least: 1, most: 64 }) },
} as const;
type Field = keyof typeof fields;

/** Fields that name a folder. */
const folders: readonly string[] = ['dataFolder', 'handInFolder', 'courseFolder'] satisfies Field[];

const short = (text: string) => visible(text.slice(0, 60));

export type AdministratorSettings = {
  readonly [field in Field]?: z.infer<(typeof fields)[field]['schema']>;
};

/** The administrator's file cannot be used as it is; the message names the file and the field. */
export class AdministratorFileError extends SpokenError {
  override readonly name = 'AdministratorFileError';
}

/**
 * Reads the administrator's file of a handed-out folder; empty where there is none.
 * @param folder the handed-out one, against which the paths of folders are resolved
 * @throws AdministratorFileError where a field is unknown or its value is not allowed
 */
export function readAdministratorSettings(
  folder: string,
  environment: Environment = process.env,
  home: string = homedir(),
): AdministratorSettings {
  const file = join(folder, administratorFile);
  let text: string;
  try {
    text = readTextFileSync(file, { most: fileLimits.settings });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  const given = parseJson(text.replace(/^\ufeff/, ''), file);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new AdministratorFileError(message('administrator.noObject', { file: visible(file) }));
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(fields, name))
      throw new AdministratorFileError(
        message('administrator.unknownField', {
          file: visible(file),
          field: short(name),
          known: Object.keys(fields),
        }),
      );
    const { schema, allowed } = fields[name as Field];
    const parsed = schema.safeParse(value);
    if (!parsed.success)
      throw new AdministratorFileError(
        message('administrator.notAllowed', {
          file: visible(file),
          field: name,
          value: short(JSON.stringify(value)),
          allowed,
        }),
      );
    settings[name] = folders.includes(name) ? wholePath(file, name, parsed.data as string) : parsed.data;
  }
  return settings as AdministratorSettings;

  /** `~` is a person's own folder, `%NAME%` a variable of their environment, anything relative lies beside the file. */
  function wholePath(file: string, field: string, path: string): string {
    const named = path.replace(/%([^%]+)%/g, (_, name: string) => {
      const value = environment[name];
      if (value === undefined || value === '')
        throw new AdministratorFileError(
          message('administrator.noVariable', {
            file: visible(file),
            field,
            variable: short(name),
          }),
        );
      return value;
    });
    const whole = named.replace(/^~(?=$|[/\\])/, () => home);
    return isAbsolute(whole) ? whole : resolve(folder, whole);
  }
}

let read: AdministratorSettings | undefined;

/** The folder beside the program that is its course folder where no other is named. */
const courseBeside = 'course';

/**
 * What holds for everybody who starts the program from a handed-out folder: what its administrator's file presets, and the
 * course that lies beside it.
 * @throws as `readAdministratorSettings` does
 */
export function settingsBeside(folder: string): AdministratorSettings {
  const preset = readAdministratorSettings(folder);
  const course = join(folder, courseBeside);
  return preset.courseFolder === undefined && existsSync(course)
    ? { ...preset, courseFolder: course }
    : preset;
}

/** What holds for this program; empty in a clone. */
export function administratorSettings(): AdministratorSettings {
  const folder = bundleFolder();
  return (read ??= folder === null ? {} : settingsBeside(folder));
}
