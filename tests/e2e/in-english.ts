import { messages } from '../../src/shared/language/en/messages';
import type { LanguageWords, Message, Speech } from '../../src/shared/language/message';

const english: LanguageWords = messages;

const speech: Speech = {
  language: 'en',
  say: inEnglish,
  number: (value, decimals) => value.toLocaleString('en', { maximumFractionDigits: decimals ?? 20 }),
};

/** What a message says in English. The program finds its languages by Vite, without which the window's tests run. */
export function inEnglish({ code, facts }: Message): string {
  const [feature = '', name = ''] = code.split('.');
  const words = english[feature]?.[name];
  if (words === undefined) throw new Error(`There are no English words for ${code}.`);
  return typeof words === 'string' ? words : words(facts as never, speech);
}
