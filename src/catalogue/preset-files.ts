/**
 * The files of the presets that come with the program: `ID.json`, and beside it `ID.XX.json` with its words in the language
 * of that code, so that another language is new files alone.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../shared/language';

/**
 * The folders of these presets: that of the course's assignments, and one in the folder of each environment and each
 * algorithm that brings its own.
 * @param root the program's folder
 */
export function presetFolders(root: string): string[] {
  const beside = ['environments', 'algorithms'].flatMap((kind) => {
    const folder = join(root, 'src', kind);
    return existsSync(folder) ? readdirSync(folder).map((id) => join(folder, id, 'presets')) : [];
  });
  return [join(root, 'resources', 'course', 'assignments'), ...beside].filter((folder) => existsSync(folder));
}

export interface PresetFile {
  readonly path: string;
  /** The files of its words in other languages, by their codes. */
  readonly words: Readonly<Record<Language, string>>;
}

/** The presets in the names of a folder's files. */
export function presetFilesIn(folder: string, names: readonly string[] = readdirSync(folder)): PresetFile[] {
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const words = new Map<string, Record<Language, string>>();
  const presets = files.filter((name) => {
    const [, id = '', language = ''] = /^(.+)\.([a-z]{2})\.json$/.exec(name) ?? [];
    if (!files.includes(`${id}.json`)) return true;
    words.set(id, { ...words.get(id), [language]: join(folder, name) });
    return false;
  });
  return presets.map((name) => ({
    path: join(folder, name),
    words: words.get(name.slice(0, -'.json'.length)) ?? {},
  }));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record with words added to its translations. */
const translatedBy = (record: unknown, language: Language, words: unknown): unknown =>
  isRecord(record) && words !== undefined
    ? {
        ...record,
        translations: { ...(record['translations'] as object | undefined), [language]: words },
      }
    : record;

/**
 * What a preset's file holds, with its words in other languages added: title and description of the preset, and under
 * `assignment` those of its question.
 * @param words what their files hold, by language
 */
export function withWords(preset: unknown, words: Readonly<Record<Language, unknown>>): unknown {
  return Object.entries(words).reduce((whole, [language, file]) => {
    const { assignment, ...ofPreset } = isRecord(file) ? file : { assignment: undefined };
    const translated = translatedBy(whole, language, isRecord(file) ? ofPreset : file);
    return isRecord(translated) && assignment !== undefined
      ? { ...translated, assignment: translatedBy(translated['assignment'], language, assignment) }
      : translated;
  }, preset);
}
