/** Presets and questions are written in English and keep their words in another language under its two letters. */
import { usualLanguage, type Language } from './language';

/** The words of something in a language, or in English where it has no others. */
export function translated<W extends object>(said: W, language: Language): W {
  const own = (said as Readonly<Record<Language, unknown>>)[language];
  return language !== usualLanguage && typeof own === 'object' && own !== null ? (own as W) : said;
}
