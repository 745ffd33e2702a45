/**
 * Numbers as people type them, in a language that has a comma before the decimals: a point, or a blank, then stands between
 * thousands. Inside the program numbers are written as everywhere in programs, with a point before the decimals.
 */
import type { Field } from '../../shared/fields';
import { hasDecimalComma } from '../../shared/numbers/marks';
import { spoken } from './language.svelte';

const hasComma = () => hasDecimalComma(spoken.language);

/** What was typed, as the program writes it; what is no number stays as it is. */
export function readDecimal(text: string): string {
  return hasComma() ? text.replaceAll(',', '.') : text;
}

/** A number of the program, as it is typed. */
export function writeDecimal(text: string): string {
  const isNumber = /^\s*[-+]?\d*\.?\d*(e[-+]?\d*)?\s*$/i.test(text);
  return hasComma() && isNumber ? text.replace('.', ',') : text;
}

/** A whole number that was typed: in German 50.000 is fifty thousand, in French 50 000. */
export function readWhole(text: string): string {
  const isGrouped = /^\s*[-+]?\d+([.,\s]\d{3})+\s*$/.test(text);
  return hasComma() && isGrouped ? text.replace(/[.,\s]/g, '') : text;
}

/**
 * A list that was typed, as the program writes it. In German, semicolons stand between numbers, or commas with a blank
 * behind them.
 */
export function readList(kind: Field['kind'], text: string): string {
  if (!hasComma()) return text;
  if (kind === 'number') return text.replace(/(\d),(?=\d)/g, '$1.');
  return kind === 'integer'
    ? text.replace(/\d{1,3}(\.\d{3})+(?!\d)/g, (whole) => whole.replaceAll('.', ''))
    : text;
}

/** A list of the program, as it is typed. */
export function writeList(kind: Field['kind'], text: string): string {
  return hasComma() && kind === 'number' ? text.replace(/\.(?=\d)/g, ',') : text;
}
