/** Where an export goes: only the person in front of the window decides, in the system's own dialog. */
import { dialog, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import type { ExportFormat } from '../shared/exports/export-order';

const kinds: Readonly<Record<Exclude<ExportFormat, 'report'>, readonly [name: string, file: string]>> = {
  png: ['PNG image', 'comparison.png'],
  svg: ['SVG image', 'comparison.svg'],
  pdf: ['PDF document', 'comparison.pdf'],
  csv: ['Comma-separated values', 'comparison.csv'],
  json: ['JSON', 'comparison.json'],
  tex: ['LaTeX table', 'table.tex'],
  md: ['Markdown table', 'table.md'],
};

/**
 * Asks where an export is to go.
 * @returns null where the person thinks better of it
 * @throws Error where the file that the dialog asked about is not the one that would be written
 */
export async function askTarget(window: BrowserWindow, format: ExportFormat): Promise<string | null> {
  const [name, file] = format === 'report' ? ['', 'comparison-report'] : kinds[format];
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: format === 'report' ? 'New folder for the report' : 'Export the comparison',
    defaultPath: file,
    filters: format === 'report' ? [] : [{ name, extensions: [format] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || filePath === undefined || filePath === '') return null;
  return format === 'report' ? filePath : withEnding(filePath, format);
}

/**
 * Gives a path the ending that it lacks. Some systems leave that to the program, and then did not ask about this file.
 * @throws Error where the file that would be written is there already
 */
export function withEnding(path: string, ending: string): string {
  if (extname(path).toLowerCase() === `.${ending}`) return path;
  const whole = `${path}.${ending}`;
  if (existsSync(whole)) throw new Error(`${whole} is there already. Choose another name.`);
  return whole;
}
