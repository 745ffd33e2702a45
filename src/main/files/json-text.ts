/** Reading JSON that people write by hand: a mistake is shown with its line and column. */
import { message } from '../../shared/language/say';
import { jsonLimits } from '../../shared/limits';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';

export class JsonTextError extends SpokenError {
  constructor(
    readonly source: string,
    readonly line: number,
    readonly column: number,
    readonly expected: Message,
  ) {
    super(message('json.mistake', { source, line, column, expected }));
    this.name = 'JsonTextError';
  }
}

const space = /[ \t\n\r]*/y;
// Control characters may stand in a text only as escapes.
// eslint-disable-next-line no-control-regex
const plainPart = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;

interface Mistake {
  readonly at: number;
  readonly expected: Message;
}

const quote = 34;
const backslash = 92;
const colon = 58;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const curly = 32;
const opening = 91 | curly;
const closing = 93 | curly;

/**
 * Looks through a text before it is parsed: where it goes deeper, or names more, than may be. Null where it does not.
 */
export function excessIn(
  text: string,
  limits: { depth: number; names: number } = jsonLimits,
): Mistake | null {
  let depth = 0;
  let names = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      for (at++; at < text.length && text.charCodeAt(at) !== quote; at++)
        if (text.charCodeAt(at) === backslash) at++;
    } else if ((code | curly) === opening) {
      if (++depth > limits.depth) return { at, expected: message('json.tooDeep', { most: limits.depth }) };
    } else if ((code | curly) === closing) depth--;
    else if (code === colon && ++names > limits.names)
      return { at, expected: message('json.tooManyNames', { most: limits.names }) };
  }
  return null;
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
  // Piece by piece: one pattern for a whole text would run out of stack where that is long.
  const takeString = (): boolean => {
    const start = at;
    if (text[at] === '"') {
      at++;
      do take(plainPart);
      while (take(escape));
      if (text[at] === '"') {
        at++;
        return true;
      }
    }
    at = start;
    return false;
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
      if (character !== ',') return { at, expected: message('json.missingComma', { close }) };
      at++;
      if (next() === close) return { at, expected: message('json.lastComma', { close }) };
    }
  };
  const value = (): Mistake | null => {
    const character = next();
    if (character === '{')
      return members('}', () => {
        if (next() !== '"' || !takeString()) return { at, expected: message('json.missingName') };
        if (next() !== ':') return { at, expected: message('json.missingColon') };
        at++;
        return value();
      });
    if (character === '[') return members(']', value);
    if (takeString() || take(number) || take(word)) return null;
    return {
      at,
      expected: character === '' ? message('json.endsEarly') : message('json.missingValue'),
    };
  };
  return value() ?? (next() === '' ? null : { at, expected: message('json.tooMuch') });
}

function errorAt(text: string, { at, expected }: Mistake, source: string): JsonTextError {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let line = 1;
  for (let seen = text.indexOf('\n'); seen >= 0 && seen < lineStart; seen = text.indexOf('\n', seen + 1))
    line++;
  return new JsonTextError(source, line, at - lineStart + 1, expected);
}

/**
 * Parses JSON that keeps to the limits of depth and names.
 * @param source what the text is, for the message: usually a file's name
 * @throws JsonTextError with line and column, both from 1
 */
export function parseJson(text: string, source: string): unknown {
  const excess = excessIn(text);
  if (excess !== null) {
    // A quote that is missing before would make everything behind it look different.
    const before = firstMistake(text.slice(0, excess.at));
    throw errorAt(text, before !== null && before.at < excess.at ? before : excess, source);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const mistake = firstMistake(text);
    if (mistake === null) throw error;
    throw errorAt(text, mistake, source);
  }
}
