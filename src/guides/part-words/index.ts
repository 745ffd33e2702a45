import type { Language } from '../../shared/language';
import { de } from './de';
import { en } from './en';
import type { PartWords } from './words';

export type { PartWords };

/** The words of the generated parts in each language. */
export const partWords: Readonly<Record<Language, PartWords>> = { en, de };
