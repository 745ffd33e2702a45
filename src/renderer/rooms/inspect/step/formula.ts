/** Formulas with their numbers in place: every term has a symbol, a value, and a word for what it is. */
import type { Tone } from '../../../../shared/learning-steps/learning-step';
import { spokenSymbol } from './tex';

export interface Term {
  /** In TeX, see `symbolParts`. */
  readonly symbol: string;
  readonly value: string;
  readonly label?: string;
  readonly tone?: Tone;
  /** A term that does not count here: it is struck through. */
  readonly missing?: boolean;
}

/** Terms, and the operators and brackets between them. */
export interface Formula {
  readonly pieces: readonly (Term | string)[];
  /** A sentence on what is particular here. */
  readonly note?: string;
}

/** A formula as it is read out: first the symbols, then the numbers. */
export function spokenFormula({ pieces }: Formula): string {
  const read = (of: (term: Term) => string) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : of(piece))).join(' ');
  return `${read(({ symbol }) => spokenSymbol(symbol))}: ${read(({ value }) => value)}`;
}

const slot = /(\\cancel)?\{(\w+)\}/g;

/**
 * Takes a formula such as `{target} = {reward} + \cancel{next}` apart.
 * @param termOf a quantity with its value, which stands in brackets where it is negative and `follows` an operator
 */
export function piecesOf(
  formula: string,
  termOf: (name: string, follows: boolean) => Term,
): (Term | string)[] {
  const pieces: (Term | string)[] = [];
  let end = 0;
  const operator = (to: number) => {
    const text = spokenSymbol(formula.slice(end, to).trim());
    // What opens brackets, such as `exp (`, stands apart from the sign before it.
    const [, sign, opening] = /^(=)\s*([^=]*\()$/.exec(text) ?? [];
    pieces.push(...(sign === undefined ? [text] : [sign, opening!]).filter((one) => one !== ''));
  };
  for (const match of formula.matchAll(slot)) {
    operator(match.index);
    const before = pieces.at(-1);
    // A number that begins a side of the formula, or what stands in brackets, keeps its sign.
    const follows = typeof before === 'string' && /[^\s=∼(,]$/.test(before);
    const term = termOf(match[2]!, follows);
    pieces.push(match[1] === undefined ? term : { ...term, missing: true });
    end = match.index + match[0].length;
  }
  operator(formula.length);
  return pieces;
}
