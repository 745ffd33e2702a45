/**
 * Numbers that people type, where the program cannot know their language: a point stands before the decimals, as in every
 * programming language. What another reader would take for another number is refused, not guessed: 50.000 is fifty in
 * English and fifty thousand in German.
 */

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Whole numbers whose thousands are set apart as in programs: 50_000. */
const underscored = /^[+-]?\d{1,3}(?:_\d{3})+$/;
const groupedBy = (mark: string, decimals: string) =>
  new RegExp(`^[+-]?[1-9]\\d{0,2}(?:${mark}\\d{3})+(?:${decimals}\\d+)?$`);
const groupedByPoints = groupedBy('\\.', ',');
const groupedByCommas = groupedBy(',', '\\.');
const withComma = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i;

/** The same with the minus that keyboards have. */
const asTyped = (text: string) => text.trim().replace(/^−/, '-');

/** Every number that people of one language or another read in a text, each once; empty where it is none. */
export function readingsOf(text: string): number[] {
  const typed = asTyped(text);
  const readings = [
    ...(plain.test(typed) ? [Number(typed)] : []),
    ...(underscored.test(typed) ? [Number(typed.replaceAll('_', ''))] : []),
    ...(groupedByPoints.test(typed) ? [Number(typed.replaceAll('.', '').replace(',', '.'))] : []),
    ...(groupedByCommas.test(typed) ? [Number(typed.replaceAll(',', ''))] : []),
    ...(withComma.test(typed) ? [Number(typed.replace(',', '.'))] : []),
  ];
  return [...new Set(readings)].filter(Number.isFinite);
}

/** The number that a text is in the notation of the program; null where it is none, or could be another one as well. */
export function readNumber(text: string): number | null {
  const typed = asTyped(text);
  if (!plain.test(typed) && !underscored.test(typed)) return null;
  const [only, ...others] = readingsOf(typed);
  return only === undefined || others.length > 0 ? null : only;
}

/** A number written so that it is read in one way alone: a value of 1.125 as 1.1250. */
export function writeNumber(value: number): string {
  const text = String(value);
  return readingsOf(text).length > 1 ? `${text}0` : text;
}

/** How each reading is to be written, the one of programs first: `50 or 50000`. */
export const writtenReadings = (readings: readonly number[], or: string): string =>
  readings.map(writeNumber).join(` ${or} `);
