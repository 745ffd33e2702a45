/** Where presets come from and go to: only the person in front of the window decides, in the system's own dialog. */
import { message, say } from '../../shared/language/say';
import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/language';
import { withEnding } from './export-target';

const filters = (language: Language) => [
  { name: say(message('dialogs.presetFiles'), language), extensions: ['json'] },
];

/**
 * Asks which file of presets is to be read.
 * @returns null where the person thinks better of it
 */
export async function askPresetFile(window: BrowserWindow, language: Language): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(message('dialogs.importPresets'), language),
    filters: filters(language),
    properties: ['openFile'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/**
 * Asks where presets are to go.
 * @param name what the file is called unless the person says otherwise, without its ending
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export async function askPresetTarget(
  window: BrowserWindow,
  name: string,
  language: Language,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say(message('dialogs.exportPresets'), language),
    defaultPath: `${name}.json`,
    filters: filters(language),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === undefined || filePath === '' ? null : withEnding(filePath, '.json');
}
