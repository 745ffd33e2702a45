/**
 * Numbers as people type them. In German a comma stands before the decimals and a point between thousands; inside the
 * program numbers are written as everywhere in programs, with a point before the decimals.
 */
import type { Field } from '../../shared/fields';
import { spoken } from './language.svelte';

/** What was typed, as the program writes it; what is no number stays as it is. */
export function readDecimal(text: string): string {
  return spoken.language === 'de' ? text.replaceAll(',', '.') : text;
}

/** A number of the program, as it is typed. */
export function writeDecimal(text: string): string {
  const isNumber = /^\s*[-+]?\d*\.?\d*(e[-+]?\d*)?\s*$/i.test(text);
  return spoken.language === 'de' && isNumber ? text.replace('.', ',') : text;
}

/** A whole number that was typed: in German 50.000 is fifty thousand. */
export function readWhole(text: string): string {
  const isGrouped = /^\s*[-+]?\d+([.,]\d{3})+\s*$/.test(text);
  return spoken.language === 'de' && isGrouped ? text.replace(/[.,]/g, '') : text;
}

/**
 * A list that was typed, as the program writes it. In German, semicolons stand between numbers, or commas with a blank
 * behind them.
 */
export function readList(kind: Field['kind'], text: string): string {
  if (spoken.language !== 'de') return text;
  if (kind === 'number') return text.replace(/(\d),(?=\d)/g, '$1.');
  return kind === 'integer'
    ? text.replace(/\d{1,3}(\.\d{3})+(?!\d)/g, (whole) => whole.replaceAll('.', ''))
    : text;
}

/** A list of the program, as it is typed. */
export function writeList(kind: Field['kind'], text: string): string {
  return spoken.language === 'de' && kind === 'number' ? text.replace(/\.(?=\d)/g, ',') : text;
}
