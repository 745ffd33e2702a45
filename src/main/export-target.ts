/** Where an export goes: only the person in front of the window decides, in the system's own dialog. */
import { dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { ExportFormat } from '../shared/exports/export-order';
import type { Language } from '../shared/language';

type FileFormat = Exclude<ExportFormat, 'report'>;

interface DialogWords {
  readonly file: string;
  readonly folder: string;
  readonly kinds: Readonly<Record<FileFormat, string>>;
  /** A file that is there, but was not asked about. */
  readonly isThere: (path: string) => string;
}

const words: Readonly<Record<Language, DialogWords>> = {
  en: {
    file: 'Export the comparison',
    folder: 'New folder for the report',
    kinds: {
      png: 'PNG image',
      svg: 'SVG image',
      pdf: 'PDF document',
      csv: 'Comma-separated values',
      json: 'JSON',
      tex: 'LaTeX table',
      md: 'Markdown table',
    },
    isThere: (path) => `${path} is there already. Choose another name.`,
  },
  de: {
    file: 'Den Vergleich exportieren',
    folder: 'Neuer Ordner für den Bericht',
    kinds: {
      png: 'PNG-Bild',
      svg: 'SVG-Bild',
      pdf: 'PDF-Dokument',
      csv: 'Kommagetrennte Werte',
      json: 'JSON',
      tex: 'LaTeX-Tabelle',
      md: 'Markdown-Tabelle',
    },
    isThere: (path) => `${path} gibt es schon. Ein anderer Name ist nötig.`,
  },
};

/** What a file is called unless the person says otherwise. */
const nameOf = (format: ExportFormat): string =>
  format === 'report'
    ? 'comparison-report'
    : `${format === 'tex' || format === 'md' ? 'table' : 'comparison'}.${format}`;

/**
 * Asks where an export is to go.
 * @returns null where the person thinks better of it
 * @throws Error where the file that the dialog asked about is not the one that would be written
 */
export async function askTarget(
  window: BrowserWindow,
  format: ExportFormat,
  language: Language = 'en',
): Promise<string | null> {
  const { file, folder, kinds } = words[language];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: format === 'report' ? folder : file,
    defaultPath: nameOf(format),
    filters: format === 'report' ? [] : [{ name: kinds[format], extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  return format === 'report' ? filePath : withEnding(filePath, format, language);
}

/**
 * Gives a path the ending that it lacks. Some systems leave that to the program, and then did not ask about this file.
 * @throws Error where the file that would be written is there already
 */
export function withEnding(path: string, ending: string, language: Language = 'en'): string {
  if (extname(path).toLowerCase() === `.${ending}`) return path;
  const whole = `${path}.${ending}`;
  if (existsSync(whole)) throw new Error(words[language].isThere(whole));
  return whole;
}
