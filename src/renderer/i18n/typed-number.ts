/**
 * Numbers as people type them. In German a comma stands before the decimals and a point between thousands; inside the
 * program numbers are written as everywhere in programs, with a point before the decimals.
 */
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
