/** The titles of the built-in presets, under which the form shows them; guides name them so. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetFolders } from '../catalogue/preset-folders';
import { languages, usualLanguage, type Language } from '../shared/language';
import { GuideError } from './guide-error';

/** A preset's titles, by the languages that it has one in. */
type Titles = Readonly<Record<Language, string>>;

/** The titles of presets by their ids. */
export type PresetTitles = ReadonlyMap<string, Titles>;

/** The title in a language, or else in the usual one. */
export const titleIn = (titles: Titles | undefined, language: Language): string | undefined =>
  titles?.[language] ?? titles?.[usualLanguage];

/** Reads them. @param root the program's folder */
export const readPresetTitles = (root: string): PresetTitles =>
  new Map(
    presetFolders(root)
      .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
      .filter((path) => path.endsWith('.json'))
      .map((path) => {
        const preset = JSON.parse(readFileSync(path, 'utf8')) as {
          id: string;
          title: string;
        } & Record<Language, { title?: string } | undefined>;
        const own = languages.flatMap((language) => {
          const title = preset[language]?.title;
          return title === undefined ? [] : [[language, title]];
        });
        return [preset.id, { [usualLanguage]: preset.title, ...Object.fromEntries(own) }];
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
    const title = titleIn(titles.get(id), language);
    if (title === undefined)
      throw new GuideError(
        file,
        `There is no preset ${id}.`,
        'Correct the id, or add src/algorithms/ALGORITHM/presets/ID.json.',
      );
    return `_${title.replace(/[\\`*_[\]<>]/g, '\\$&')}_`;
  });
}
