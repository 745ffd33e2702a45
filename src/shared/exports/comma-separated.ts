/** Tables for spreadsheets and programs: comma-separated values (RFC 4180) with line feeds, and what Excel opens where decimals have a comma. */
import { hasDecimalComma } from '../numbers/marks';
import type { Language } from '../language';

/**
 * - `comma`: commas between cells, a point before decimals, as programs read it.
 * - `semicolon`: semicolons between cells, a comma before decimals, and a byte order mark, as spreadsheets open it at
 *   a double click where decimals have a comma.
 */
export const csvDialects = ['comma', 'semicolon'] as const;
export type CsvDialect = (typeof csvDialects)[number];

/** What can be chosen: a dialect, or that of the language. */
export const csvChoices = ['language', ...csvDialects] as const;
export type CsvChoice = (typeof csvChoices)[number];

/** The dialect that a choice means. */
export const dialectOf = (choice: CsvChoice, language: Language): CsvDialect =>
  choice !== 'language' ? choice : hasDecimalComma(language) ? 'semicolon' : 'comma';

/** A number as short as it can be told exactly; what is none is left empty. */
const plainNumber = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '' : String(value);

/**
 * What a spreadsheet takes for a formula, and would run: names out of other people's files may be made for that. With an
 * apostrophe before it, it stays a text.
 */
const asText = (cell: string): string => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell);

/** What stands before the first line of a file. */
export const csvBegin = (dialect: CsvDialect): string => (dialect === 'semicolon' ? '\ufeff' : '');

/** One line; texts with separators, quotes or line breaks are quoted, and none is a formula. */
export function csvLine(cells: readonly (string | number | null)[], dialect: CsvDialect = 'comma'): string {
  const [separator, mark] = dialect === 'comma' ? [',', '.'] : [';', ','];
  const texts = cells.map((cell) => {
    if (typeof cell !== 'string') return plainNumber(cell).replace('.', mark);
    const text = asText(cell);
    return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${texts.join(separator)}\n`;
}
