/** The words of what every side of the program shares, by feature: `words.ts` in the folder of each language. */
import { byLanguage, languages, usualLanguage, type Language } from '.';
import type { words as english } from './en/words';
import { withFallBack, type Some } from './fall-back';

/** The words of a language. Those in English say what there is to say. */
export type SharedWords = typeof english;

const found = byLanguage(
  import.meta.glob<Some<SharedWords>>('./*/words.ts', { eager: true, import: 'words' }),
);

const made = new Map<Language, SharedWords>();

/** The words of a language, with English ones where it has none. */
export function textsIn(language: Language): SharedWords {
  let texts = made.get(language);
  if (texts === undefined) {
    texts = withFallBack(found[usualLanguage] as SharedWords, found[language]);
    if (languages.includes(language)) made.set(language, texts);
  }
  return texts;
}
