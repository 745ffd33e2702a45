/** The titles of the built-in presets, under which the form shows them; guides name them so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFolders } from '../catalogue/preset-folders';
import type { Language } from '../shared/language';
import { GuideError } from './guide-error';

/** A preset's title by language. */
export type PresetTitles = ReadonlyMap<string, Readonly<Record<Language, string>>>;

/** Reads them. @param root the program's folder */
export const readPresetTitles = (root: string): PresetTitles =>
  new Map(
    presetFolders(root)
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .filter((path) => path.endsWith('.json'))
      .map((path) => {
        const { id, title, de } = JSON.parse(readFileSync(path, 'utf8')) as {
          id: string;
          title: string;
          de?: { title?: string };
        };
        return [id, { en: title, de: de?.title ?? title }];
      }),
  );

const named = /`preset:([^`]+)`/g;

/**
 * Puts the title for every `preset:ID` of a guide.
 * @throws GuideError where there is no such preset
 */
export function withPresetTitles(
  source: string,
  titles: PresetTitles,
  language: Language,
  file: string,
): string {
  return source.replace(named, (_, id: string) => {
    const title = titles.get(id);
    if (title === undefined)
      throw new GuideError(
        file,
        `There is no preset ${id}.`,
        'Correct the id, or add src/algorithms/ALGORITHM/presets/ID.json.',
      );
    return `_${title[language].replace(/[\\`*_[\]<>]/g, '\\$&')}_`;
  });
}
