/** What a person has chosen in the window, as far as the command line goes by it. The file is the window's and only read. */
import { join } from 'node:path';
import { personName } from '../../shared/exchange';
import { languages, type Language } from '../../shared/language';
import { fileLimits } from '../../shared/limits';
import { parseJson } from '../files/json-text';
import { administratorSettings } from '../runs/administrator';
import { dataFolder } from '../runs/data-folder';
import { readTextFileSync } from '../files/text-file';

function settings(): { readonly yourName?: unknown; readonly language?: unknown } {
  try {
    const path = join(dataFolder(), 'settings.json');
    return (parseJson(readTextFileSync(path, { most: fileLimits.settings }), path) ?? {}) as object;
  } catch {
    return {};
  }
}

/** The person's name; null where nobody has said one. */
export const nameInWindow = (): string | null => personName.safeParse(settings().yourName).data ?? null;

/** The language, where one has been chosen or preset by an administrator and not left to the system; null otherwise. */
export function languageInWindow(): Language | null {
  const { language: chosen = administratorSettings().language } = settings();
  return languages.find((language) => language === chosen) ?? null;
}
