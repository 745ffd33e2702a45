/** The words of what every side of the program shares, by feature: `words.ts` in the folder of each language. */
import { byLanguage } from '.';
import type { words as english } from './en/words';
import { textsOf, type Some } from './fall-back';

/** The words of a language. Those in English say what there is to say. */
export type SharedWords = typeof english;

/** The words of a language, with English ones where it has none. */
export const textsIn = textsOf<SharedWords>(
  byLanguage(import.meta.glob<Some<SharedWords>>('./*/words.ts', { eager: true, import: 'words' })),
);
