import { languages, type Language } from '../src/shared/language';
import type { Message } from '../src/shared/language/message';
import { say } from '../src/shared/language/say';

/** A message in the words of every language. */
export const worded = (message: Message): Readonly<Record<Language, string>> =>
  Object.fromEntries(languages.map((language) => [language, say(message, language)])) as Record<
    Language,
    string
  >;

/** For assertions: a message whose words hold a text or match a pattern, in English or another language. */
export const saying = (words: string | RegExp, language: Language = 'en'): unknown => ({
  asymmetricMatch: (message: Message) => {
    const said = say(message, language);
    return typeof words === 'string' ? said.includes(words) : words.test(said);
  },
  toString: () => `saying ${String(words)}`,
});

/** For assertions: a message that says exactly this in a language. */
export const exactly = (words: string, language: Language): unknown => ({
  asymmetricMatch: (message: Message) => say(message, language) === words,
  toString: () => `saying exactly ${words}`,
});
