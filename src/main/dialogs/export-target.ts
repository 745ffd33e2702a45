/** Where an export goes: only the person in front of the window decides, in the system's own dialog. */
import { message, say } from '../../shared/language/say';
import type { BrowserWindow } from 'electron';
import type { ExportFormat } from '../../shared/exports/export-order';
import type { Language } from '../../shared/language';
import { askWhereTo } from './ask-path';

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
export function askTarget(
  window: BrowserWindow,
  format: ExportFormat,
  language: Language,
): Promise<string | null> {
  const isFolder = format === 'report';
  return askWhereTo(
    window,
    say(message(isFolder ? 'dialogs.reportFolder' : 'dialogs.exportComparison'), language),
    nameOf(format),
    isFolder ? [] : [{ name: say(message(`fileKinds.${format}`), language), extensions: [format] }],
    isFolder ? null : `.${format}`,
  );
}
