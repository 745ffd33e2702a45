/** Where presets come from and go to: only the person in front of the window decides, in the system's own dialog. */
import { message, say } from '../../shared/language/say';
import type { BrowserWindow } from 'electron';
import type { Language } from '../../shared/language';
import { askFile, askWhereTo } from './ask-path';

const filters = (language: Language) => [
  { name: say(message('dialogs.presetFiles'), language), extensions: ['json'] },
];

/**
 * Asks which file of presets is to be read.
 * @returns null where the person thinks better of it
 */
export const askPresetFile = (window: BrowserWindow, language: Language): Promise<string | null> =>
  askFile(window, say(message('dialogs.importPresets'), language), filters(language));

/**
 * Asks where presets are to go.
 * @param name what the file is called unless the person says otherwise, without its ending
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export const askPresetTarget = (
  window: BrowserWindow,
  name: string,
  language: Language,
): Promise<string | null> =>
  askWhereTo(
    window,
    say(message('dialogs.exportPresets'), language),
    `${name}.json`,
    filters(language),
    '.json',
  );
