/** The titles of the built-in presets, under which the form shows them; guides name them so. */
import { readFileSync } from 'node:fs';
import { presetFilesIn, presetFolders, withWords } from '../catalogue/preset-files';
import { usualLanguage, type Language } from '../shared/language';
import { mapTranslations, type Translations } from '../shared/language/translations';
import { GuideError } from './guide-error';

/** A preset's titles, by the languages that it has one in. */
type Titles = Translations<string>;

/** What of a preset is its title. */
interface Titled {
  readonly id: string;
  readonly title: string;
  readonly translations?: Translations<{ readonly title: string }>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The titles of presets by their ids. */
export type PresetTitles = ReadonlyMap<string, Titles>;

/** The title in a language, or else in the usual one. */
export const titleIn = (titles: Titles | undefined, language: Language): string | undefined =>
  titles?.[language] ?? titles?.[usualLanguage];

/** Reads them. @param root the program's folder */
export const readPresetTitles = (root: string): PresetTitles =>
  new Map(
    presetFolders(root)
      .flatMap((folder) => presetFilesIn(folder))
      .map(({ path, words }) => {
        const preset = withWords(read(path), mapTranslations(words, read)) as Titled;
        const inOthers = mapTranslations(preset.translations ?? {}, ({ title }) => title);
        return [preset.id, { [usualLanguage]: preset.title, ...inOthers }];
      }),
  );

const named = /`preset:([^`]+)`/g;

/** The presets that a guide names. */
export const presetsNamedIn = (source: string): readonly string[] =>
  [...source.matchAll(named)].map(([, id]) => id!);

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
