/** Which files of runs are written and read: only the person in front of the window decides, in the system's own dialogs. */
import { message, say } from '../../shared/language/say';
import { dialog, type BrowserWindow } from 'electron';
import { runFileEnding } from '../../shared/exchange';
import { plainName } from '../../shared/file-names';
import type { Language } from '../../shared/language';
import { askWhereTo } from './ask-path';

const filter = (language: Language) => ({
  name: say(message('dialogs.runFiles'), language),
  extensions: [runFileEnding.slice(1)],
});

/**
 * Asks where runs are to be written to.
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export const askRunFile = (
  window: BrowserWindow,
  name: string,
  count: number,
  language: Language,
): Promise<string | null> =>
  askWhereTo(
    window,
    say(message('dialogs.exportRuns', { count }), language),
    `${plainName(name) || 'runs'}${runFileEnding}`,
    [filter(language)],
    runFileEnding,
  );

/** Asks which files are to be imported; null where the person thinks better of it. */
export async function askRunFiles(
  window: BrowserWindow,
  language: Language,
): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(message('dialogs.importRuns'), language),
    filters: [filter(language), { name: say(message('dialogs.allFiles'), language), extensions: ['*'] }],
    properties: ['openFile', 'multiSelections'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}
