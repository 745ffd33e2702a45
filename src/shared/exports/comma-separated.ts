/** Comma-separated values (RFC 4180), with line feeds. */

/** A number as short as it can be told exactly; what is none is left empty. */
export const plainNumber = (value: number | null): string =>
  value === null || Number.isNaN(value) ? '' : String(value);

/** One line; texts with commas, quotes or line breaks are quoted. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const texts = cells.map((cell) => {
    if (typeof cell !== 'string') return plainNumber(cell);
    return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return `${texts.join()}\n`;
}
