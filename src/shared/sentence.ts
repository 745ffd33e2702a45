import { languages, type Language } from './language';

/** The same said in every language that the window speaks. */
export type Sentence = Readonly<Record<Language, string>>;

/** What is the same in every language. */
export const verbatim = (text: string): Sentence =>
  Object.fromEntries(languages.map((language) => [language, text])) as Record<Language, string>;
