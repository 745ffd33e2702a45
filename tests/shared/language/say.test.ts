import { describe, expect, it } from 'vitest';
import { message, say, verbatim } from '../../../src/shared/language/say';

describe('a message', () => {
  const unforeseen = message('general.unforeseen', { detail: 'x is not a function' });

  it('is said in the words of a language', () => {
    expect(say(unforeseen, 'en')).toBe('x is not a function');
    expect(say(unforeseen, 'de')).toBe('Unerwarteter Fehler: x is not a function');
  });

  it('stays the same when it was stored and read again', () => {
    const row = message('general.inARow', { messages: [verbatim('/runs'), unforeseen] });
    const read = JSON.parse(JSON.stringify(row)) as typeof row;
    expect(read).toEqual(row);
    expect(say(read, 'de')).toBe('/runs Unerwarteter Fehler: x is not a function');
  });

  it.each([
    { code: 'general.later', facts: { n: 1 } },
    { code: 'later.unforeseen', facts: { n: 1 } },
    { code: 'constructor.name', facts: { n: 1 } },
    { code: 'general.inARow', facts: { n: 1 } },
  ])('of another version is told by its code and facts: $code', (other) => {
    for (const language of ['en', 'de'] as const) expect(say(other, language)).toBe(`${other.code} {"n":1}`);
  });

  it('that stored words stand for is said in the language that they are in', () => {
    const words = { en: 'The disk is full.', de: 'Der Datenträger ist voll.' };
    expect(say(message('general.recorded', { words }), 'de')).toBe(words.de);
    expect(say(message('general.recorded', { words: { en: words.en } }), 'de')).toBe(words.en);
  });
});
