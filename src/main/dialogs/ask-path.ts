/** Paths that the person in front of the window names, in the system's own dialogs; nobody else decides them. */
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import { existsSync } from 'node:fs';
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';

/** Asks for a file that is there; null where the person thinks better of it. */
export async function askFile(
  window: BrowserWindow,
  title: string,
  filters: FileFilter[],
): Promise<string | null> {
  const options = { title, filters, properties: ['openFile' as const] };
  const { canceled, filePaths } = await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Asks for a folder; null where the person thinks better of it.
 * @param present the one that holds now
 * @param mayMake whether the dialog offers to make one
 */
export async function askFolder(
  window: BrowserWindow,
  title: string,
  present: string | null,
  mayMake: boolean,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    ...(present === null ? {} : { defaultPath: present }),
    properties: ['openDirectory', ...(mayMake ? ['createDirectory' as const] : [])],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Asks where something is to be written; null where the person thinks better of it.
 * @param defaultPath what it is called unless the person says otherwise
 * @param ending of the file, with its dot; null for a folder
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export async function askWhereTo(
  window: BrowserWindow,
  title: string,
  defaultPath: string,
  filters: FileFilter[],
  ending: string | null,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    ...{ title, defaultPath, filters },
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  return ending === null ? filePath : withEnding(filePath, ending);
}

/**
 * Gives a path the ending that it lacks. Some systems leave that to the program, and then did not ask about this file.
 * @param ending with its dot
 * @throws SpokenError where the file that would be written is there already
 */
function withEnding(path: string, ending: string): string {
  if (path.toLowerCase().endsWith(ending)) return path;
  const whole = `${path}${ending}`;
  if (existsSync(whole)) throw new SpokenError(message('dialogs.isThere', { path: whole }));
  return whole;
}
