/** What the program has to know of a language beside its words: `src/shared/language/XX/language.ts` tells it. */
export interface LanguageFacts {
  /** Its name in itself, as it stands in the settings. */
  readonly name: string;
  /** How it writes numbers, dates and times: a tag of BCP 47 that `Intl` knows. */
  readonly locale: string;
  readonly quotationMarks: readonly [opening: string, closing: string];
  /** What the package babel of LaTeX calls it. */
  readonly babel: string;
}
