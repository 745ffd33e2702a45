/** Reading JSON that people write by hand: a mistake is shown with its line and column. */
import { SpokenError, type Sentence, type Sentences } from '../shared/sentence';

/** What is missing or too much at a place of the text. */
export const jsonTexts = {
  mistake: (source: string, line: number, column: number, expected: Sentence) => ({
    en: `${source}, line ${line}, column ${column}: ${expected.en}`,
    de: `${source}, Zeile ${line}, Spalte ${column}: ${expected.de}`,
  }),
  missingComma: (close: string) => ({
    en: `a comma or ${close} is missing here`,
    de: `hier fehlt ein Komma oder ${close}`,
  }),
  lastComma: (close: string) => ({
    en: `a comma may not stand before ${close}`,
    de: `vor ${close} darf kein Komma stehen`,
  }),
  missingName: {
    en: 'a name in double quotes is missing here',
    de: 'hier fehlt ein Name in doppelten Anführungszeichen',
  },
  missingColon: { en: 'a colon is missing here', de: 'hier fehlt ein Doppelpunkt' },
  endsEarly: { en: 'the text ends too early', de: 'der Text endet zu früh' },
  missingValue: {
    en: 'a value is missing or misspelt here',
    de: 'hier fehlt ein Wert, oder er ist falsch geschrieben',
  },
  tooMuch: { en: 'nothing more may follow here', de: 'hier darf nichts mehr folgen' },
} as const satisfies Sentences;

export class JsonTextError extends SpokenError {
  constructor(
    readonly source: string,
    readonly line: number,
    readonly column: number,
    readonly expected: Sentence,
  ) {
    super(jsonTexts.mistake(source, line, column, expected));
    this.name = 'JsonTextError';
  }
}

const space = /[ \t\n\r]*/y;
// Control characters may stand in a text only as escapes.
// eslint-disable-next-line no-control-regex
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

interface Mistake {
  readonly at: number;
  readonly expected: Sentence;
}

/** Walks through the text by JSON's grammar and returns the first place that breaks it. */
function firstMistake(text: string): Mistake | null {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return false;
    at += match[0].length;
    return true;
  };
  const next = (): string => {
    take(space);
    return text[at] ?? '';
  };
  const members = (close: string, member: () => Mistake | null): Mistake | null => {
    at++;
    if (next() === close) {
      at++;
      return null;
    }
    for (;;) {
      const wrong = member();
      if (wrong !== null) return wrong;
      const character = next();
      if (character === close) {
        at++;
        return null;
      }
      if (character !== ',') return { at, expected: jsonTexts.missingComma(close) };
      at++;
      if (next() === close) return { at, expected: jsonTexts.lastComma(close) };
    }
  };
  const value = (): Mistake | null => {
    const character = next();
    if (character === '{')
      return members('}', () => {
        if (next() !== '"' || !take(string)) return { at, expected: jsonTexts.missingName };
        if (next() !== ':') return { at, expected: jsonTexts.missingColon };
        at++;
        return value();
      });
    if (character === '[') return members(']', value);
    if (take(string) || take(number) || take(word)) return null;
    return {
      at,
      expected: character === '' ? jsonTexts.endsEarly : jsonTexts.missingValue,
    };
  };
  return value() ?? (next() === '' ? null : { at, expected: jsonTexts.tooMuch });
}

/**
 * Parses JSON.
 * @param source what the text is, for the message: usually a file's name
 * @throws JsonTextError with line and column, both from 1
 */
export function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const mistake = firstMistake(text);
    if (mistake === null) throw error;
    const before = text.slice(0, mistake.at).split('\n');
    throw new JsonTextError(source, before.length, before[before.length - 1]!.length + 1, mistake.expected);
  }
}
