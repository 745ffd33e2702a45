/** Which folder runs are handed in to, and where a table of the class goes: only the person in front of the window decides, in the system's own dialogs. */
import type { BrowserWindow } from 'electron';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';
import { askFolder, askWhereTo } from './ask-path';

/**
 * Asks for the folder that a class hands in to.
 * @param present the one that holds now
 * @returns null where the person thinks better of it
 */
export const askHandInFolder = (
  window: BrowserWindow,
  present: string | null,
  language: Language,
): Promise<string | null> => askFolder(window, say(message('dialogs.handInFolder'), language), present, true);

/**
 * Asks where the table of a class is to go.
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export const askClassTable = (window: BrowserWindow, language: Language): Promise<string | null> =>
  askWhereTo(
    window,
    say(message('dialogs.exportClass'), language),
    'class.csv',
    [{ name: say(message('fileKinds.csv'), language), extensions: ['csv'] }],
    '.csv',
  );
