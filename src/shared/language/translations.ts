/** What people write, or the course: in one language first, and in others beside it, by their codes. */
import type { Language } from '.';

/** The same words in other languages; where a language has none of them, those that were written first stand. */
export type Translations<W> = Readonly<Record<Language, W>>;

/** Words that may have translations beside them. */
export type WithTranslations<W> = W & { readonly translations?: Translations<Partial<W>> };

/** What a language is called by: two letters of ISO 639, of one that the program speaks or of any other. */
export const languageCode = /^[a-z]{2}$/;

const own = <W>(translations: Translations<W> | undefined, language: Language): W | undefined =>
  translations !== undefined && Object.hasOwn(translations, language) ? translations[language] : undefined;

/** What was written, in the words of a language as far as it has some. */
export const translated = <W extends object>(said: WithTranslations<W>, language: Language): W => ({
  ...said,
  ...own(said.translations, language),
});

/** The same words in every language that has them, each changed. */
export const mapTranslations = <W, V>(
  translations: Translations<W>,
  change: (words: W, language: Language) => V,
): Translations<V> =>
  Object.fromEntries(
    Object.entries(translations).map(([language, words]) => [language, change(words, language)]),
  );
