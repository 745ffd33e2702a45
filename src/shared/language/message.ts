/** What the program says: a code with facts. Its words are chosen by language, at the moment when it is said. */
import type { Language } from '.';

/** Plain JSON, so that it can be stored, sent and said in another language later; facts may be messages themselves. */
export type Facts = Readonly<Record<string, unknown>>;

export interface Message {
  /** The feature and the name of its words: `runs.unknownRun`. */
  readonly code: string;
  readonly facts: Facts;
}

/** What the words of a message can ask of their language. */
export interface Speech {
  readonly language: Language;
  /** The words of a message that is part of another one. */
  readonly say: (message: Message) => string;
  /** A number with all its digits, or with so many decimals: 50,000; 0.0003; 1e−8. */
  readonly number: (value: number, decimals?: number) => string;
}

/** How a language says one kind of message: always the same words, or words made of its facts. */
export type MessageWords = string | ((facts: never, speech: Speech) => string);

/** The words for a feature's messages, by the second half of their codes. */
export type FeatureWords = Readonly<Record<string, MessageWords>>;

/** The words of a language for all messages, by feature. */
export type LanguageWords = Readonly<Record<string, FeatureWords>>;

/** The facts that words are made of. */
export type FactsOf<W> = W extends (facts: infer F, ...rest: never[]) => string ? F : unknown;

/** Words for the same messages in another language, typed by the English ones. */
export type Translated<English> = {
  readonly [Name in keyof English]: string | ((facts: FactsOf<English[Name]>, speech: Speech) => string);
};
