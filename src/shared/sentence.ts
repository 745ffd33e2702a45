/** What the program says to people by itself, worded where it happens and shown in whatever language they read. */
import { languages, type Language } from './language';

/** The same said in every language that the window speaks. */
export type Sentence = Readonly<Record<Language, string>>;

/** Texts of one feature: sentences, and functions that make them. */
export type Sentences = Readonly<Record<string, Sentence | ((...given: never[]) => Sentence)>>;

/** Says the same in every language, where parts of it are worded already. */
export const inEach = (say: (language: Language) => string): Sentence =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<Language, string>;

/** What is the same in every language: a path, or what another program said. */
export const verbatim = (text: string): Sentence => inEach(() => text);

/** Sentences one after the other, with a blank between them. */
export const inARow = (sentences: readonly Sentence[]): Sentence =>
  inEach((language) => sentences.map((sentence) => sentence[language]).join(' '));

/** An error that is meant for people; its message, for command line and logs, is the English one. */
export class SpokenError extends Error {
  constructor(
    readonly says: Sentence,
    options?: ErrorOptions,
  ) {
    super(says.en, options);
    this.name = 'SpokenError';
  }
}
