/** Which folder runs are handed in to, and where a table of the class goes: only the person in front of the window decides, in the system's own dialogs. */
import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';
import { withEnding } from './export-target';

/**
 * Asks for the folder that a class hands in to.
 * @param present the one that holds now
 * @returns null where the person thinks better of it
 */
export async function askHandInFolder(
  window: BrowserWindow,
  present: string | null,
  language: Language,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(message('dialogs.handInFolder'), language),
    ...(present === null ? {} : { defaultPath: present }),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Asks where the table of a class is to go.
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export async function askClassTable(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say(message('dialogs.exportClass'), language),
    defaultPath: 'class.csv',
    filters: [{ name: say(message('fileKinds.csv'), language), extensions: ['csv'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === undefined || filePath === '' ? null : withEnding(filePath, '.csv');
}
