/** The titles of the built-in presets, under which the form shows them; guides name them so. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../shared/language';
import { GuideError } from './guide-error';

/** A preset's title by language. */
export type PresetTitles = ReadonlyMap<string, Readonly<Record<Language, string>>>;

/** Reads them from `resources/presets`. @param root the program's folder */
export function readPresetTitles(root: string): PresetTitles {
  const folder = join(root, 'resources', 'presets');
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => {
        const { id, title, de } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
          id: string;
          title: string;
          de?: { title?: string };
        };
        return [id, { en: title, de: de?.title ?? title }];
      }),
  );
}

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
        'Correct the id, or add resources/presets/ID.json.',
      );
    return `_${title[language].replace(/[\\`*_[\]<>]/g, '\\$&')}_`;
  });
}
