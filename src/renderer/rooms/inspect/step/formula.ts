/** Formulas with their numbers in place: every term has a symbol, a value, and a word for what it is. */

/** What a term is about; each has a colour. */
export type Tone = 'plain' | 'reward' | 'online' | 'target' | 'error';

export interface Term {
  /** See `symbolParts`. */
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

export interface SymbolPart {
  readonly text: string;
  readonly italic: boolean;
  readonly level: 'line' | 'above' | 'below';
}

const token = /([_^])(?:\{([^}]*)\}|(\S))|(′)|(\p{Letter}+)|([^_^′\p{Letter}]+)/gu;

/**
 * Takes a symbol such as `Q^−(s′, a*)` or `max_{a}` apart: `_` sets what follows below the line, `^` above it. Single
 * letters are variables and slant, words such as max stand upright.
 */
export function symbolParts(symbol: string, level: SymbolPart['level'] = 'line'): SymbolPart[] {
  return [...symbol.matchAll(token)].flatMap(
    ([, shift, group, single, prime, letters, rest]): SymbolPart[] => {
      if (shift !== undefined) return symbolParts(group ?? single!, shift === '_' ? 'below' : 'above');
      if (prime !== undefined) return [{ text: prime, italic: false, level: 'above' }];
      if (letters !== undefined) return [{ text: letters, italic: letters.length === 1, level }];
      return [{ text: rest!, italic: false, level }];
    },
  );
}

/** A formula as it is read out: first the symbols, then the numbers. */
export function spokenFormula({ pieces }: Formula): string {
  const read = (of: (term: Term) => string) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : of(piece))).join(' ');
  const plain = (symbol: string) =>
    symbolParts(symbol)
      .map(({ text }) => text)
      .join('');
  return `${read(({ symbol }) => plain(symbol))}: ${read(({ value }) => value)}`;
}
