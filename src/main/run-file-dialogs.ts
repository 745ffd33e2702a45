/** Which files of runs are written and read: only the person in front of the window decides, in the system's own dialogs. */
import { dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { runFileEnding } from '../shared/exchange';

const filters = [{ name: 'Runs of RL Lab', extensions: [runFileEnding.slice(1)] }];

/**
 * Asks where runs are to be written to.
 * @returns null where the person thinks better of it
 * @throws Error where the file that the dialog asked about is not the one that would be written
 */
export async function askRunFile(window: BrowserWindow, name: string, count: number): Promise<string | null> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'runs';
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: count === 1 ? 'Export the run' : `Export ${count} runs`,
    defaultPath: `${plain}${runFileEnding}`,
    filters,
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  if (filePath.toLowerCase().endsWith(runFileEnding)) return filePath;
  // Some systems leave the ending to the program, and then did not ask about this file.
  const whole = `${filePath}${runFileEnding}`;
  if (existsSync(whole)) throw new Error(`${whole} is there already. Choose another name.`);
  return whole;
}

/** Asks which files are to be imported; null where the person thinks better of it. */
export async function askRunFiles(window: BrowserWindow): Promise<readonly string[] | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import runs',
    filters: [...filters, { name: 'All files', extensions: ['*'] }],
    properties: ['openFile', 'multiSelections'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}
