/** The part of TeX that the symbols of learning steps are written in. */

export interface SymbolPart {
  readonly text: string;
  readonly italic: boolean;
  readonly level: 'line' | 'above' | 'below';
}

/** Letters slant as variables do, words such as max stand upright. */
const letters: Readonly<Record<string, string>> = {
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', eta: 'η', theta: 'θ' },
  ...{ kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ' },
  ...{ psi: 'ψ', omega: 'ω', Delta: 'Δ', Pi: 'Π', Sigma: 'Σ', Theta: 'Θ', sum: 'Σ', ell: 'ℓ', nabla: '∇' },
};
const marks: Readonly<Record<string, string>> = {
  ...{ cdot: '·', times: '×', sim: '∼', in: '∈', le: '≤', ge: '≥', approx: '≈', leftarrow: '←', infty: '∞' },
  ...{ mid: '|', prime: '′', ',': ' ', ' ': ' ', ';': ' ', '{': '{', '}': '}', '%': '%' },
};
const accents: Readonly<Record<string, string>> = { hat: '\u0302', tilde: '\u0303', bar: '\u0304' };
/** Commands that set what is in their braces upright. */
const upright = new Set(['mathrm', 'text', 'operatorname']);

const token = /\\([a-zA-Z]+|.)|([_^])|\{|\}|'|(\p{Letter}+)|([^\\_^{}'\p{Letter}]+)/gu;

const of = (from: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(from, name) ? from[name] : undefined;

/**
 * Takes a symbol such as `Q^-(s', a*)` or `\max_a` apart: `_` sets what follows below the line, `^` above it. What it does
 * not know is shown as it is written: a symbol is text and nothing more.
 */
export function symbolParts(tex: string): SymbolPart[] {
  const tokens = [...tex.matchAll(token)];
  const parts: SymbolPart[] = [];
  let at = 0;

  const put = (text: string, italic: boolean, level: SymbolPart['level']) =>
    parts.push({ text, italic, level });

  /** What stands in braces, as it is written; one token where there are none. */
  function braced(): string {
    while (tokens[at]?.[0].trim() === '') at++;
    const first = tokens[at]?.[0];
    if (first !== '{') {
      at++;
      return first ?? '';
    }
    let depth = 0;
    let text = '';
    for (; at < tokens.length; at++) {
      const one = tokens[at]![0];
      if (one === '}' && --depth === 0) break;
      if (one !== '{' || depth++ > 0) text += one;
    }
    at++;
    return text;
  }

  /** What follows an index or an exponent: braces, a command, or a single character. */
  function single(): string {
    const next = tokens[at];
    if (next === undefined || next[0] === '{' || next[0].startsWith('\\')) return braced();
    const [first = '', ...rest] = next[0];
    at++;
    if (rest.length > 0) tokens.splice(at, 0, ...rest.join('').matchAll(token));
    return first;
  }

  while (at < tokens.length) {
    const [whole, command, shift, word, rest] = tokens[at++]!;
    if (shift !== undefined) {
      const level = shift === '_' ? 'below' : 'above';
      for (const part of symbolParts(single())) parts.push(part.level === 'line' ? { ...part, level } : part);
    } else if (whole === "'") put('′', false, 'above');
    else if (word !== undefined) put(word, word.length === 1, 'line');
    else if (rest !== undefined) put(rest.replaceAll('-', '−'), false, 'line');
    else if (command !== undefined) {
      const accent = of(accents, command);
      const letter = of(letters, command);
      if (accent !== undefined) put(`${braced()}${accent}`.normalize('NFC'), true, 'line');
      else if (upright.has(command)) put(braced(), false, 'line');
      else if (letter !== undefined) put(letter, true, 'line');
      else put(of(marks, command) ?? command, false, 'line');
    }
  }
  return parts;
}

/** A symbol in one line, as it is read out. */
export const spokenSymbol = (tex: string): string =>
  symbolParts(tex)
    .map(({ text }) => text)
    .join('');
