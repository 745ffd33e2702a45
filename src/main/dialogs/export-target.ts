/** Where an export goes: only the person in front of the window decides, in the system's own dialog. */
import { message, say } from '../../shared/language/say';
import { dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import type { ExportFormat } from '../../shared/exports/export-order';
import type { Language } from '../../shared/language';
import { SpokenError } from '../../shared/language/spoken-error';

/** What a file is called unless the person says otherwise. */
const nameOf = (format: ExportFormat): string =>
  format === 'report'
    ? 'comparison-report'
    : `${format === 'tex' || format === 'md' ? 'table' : 'comparison'}.${format}`;

/**
 * Asks where an export is to go.
 * @returns null where the person thinks better of it
 * @throws SpokenError where the file that the dialog asked about is not the one that would be written
 */
export async function askTarget(
  window: BrowserWindow,
  format: ExportFormat,
  language: Language,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say(message(format === 'report' ? 'dialogs.reportFolder' : 'dialogs.exportComparison'), language),
    defaultPath: nameOf(format),
    filters:
      format === 'report'
        ? []
        : [{ name: say(message(`fileKinds.${format}`), language), extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  return format === 'report' ? filePath : withEnding(filePath, `.${format}`);
}

/**
 * Gives a path the ending that it lacks. Some systems leave that to the program, and then did not ask about this file.
 * @param ending with its dot
 * @throws SpokenError where the file that would be written is there already
 */
export function withEnding(path: string, ending: string): string {
  if (path.toLowerCase().endsWith(ending)) return path;
  const whole = `${path}${ending}`;
  if (existsSync(whole)) throw new SpokenError(message('dialogs.isThere', { path: whole }));
  return whole;
}
