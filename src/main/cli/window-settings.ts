/** What a person has chosen in the window, as far as the command line goes by it. The file is the window's and only read. */
import { join } from 'node:path';
import { personName } from '../../shared/exchange';
import { studentId } from '../../shared/hand-in';
import { languages, type Language } from '../../shared/language';
import { fileLimits } from '../../shared/limits';
import { parseJson } from '../files/json-text';
import { administratorSettings } from '../runs/administrator';
import { dataFolder } from '../runs/data-folder';
import { readTextFileSync } from '../files/text-file';

interface Chosen {
  readonly yourName?: unknown;
  readonly studentId?: unknown;
  readonly handInFolder?: unknown;
  readonly courseFolder?: unknown;
  readonly language?: unknown;
}

function settings(): Chosen {
  try {
    const path = join(dataFolder(), 'settings.json');
    return (parseJson(readTextFileSync(path, { most: fileLimits.settings }), path) ?? {}) as object;
  } catch {
    return {};
  }
}

/** The person's name; null where nobody has said one. */
export const nameInWindow = (): string | null => personName.safeParse(settings().yourName).data ?? null;

/** What the person is numbered by; empty where nobody has said it. */
export const studentIdInWindow = (): string => studentId.safeParse(settings().studentId).data ?? '';

/** The folder to hand in to, where one has been chosen or is preset by an administrator; null otherwise. */
export const handInFolderInWindow = (): string | null => folderInWindow('handInFolder');

/** The course folder, where one has been chosen or is preset by an administrator; null otherwise. */
export const courseFolderInWindow = (): string | null => folderInWindow('courseFolder');

function folderInWindow(name: 'handInFolder' | 'courseFolder'): string | null {
  const chosen = settings()[name];
  return typeof chosen === 'string' && chosen !== '' ? chosen : (administratorSettings()[name] ?? null);
}

/** The language, where one has been chosen or preset by an administrator and not left to the system; null otherwise. */
export function languageInWindow(): Language | null {
  const { language: chosen = administratorSettings().language } = settings();
  return languages.find((language) => language === chosen) ?? null;
}
