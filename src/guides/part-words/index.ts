import type { GuideLanguage } from '../languages';
import { de } from './de';
import { en } from './en';
import type { PartWords } from './words';

export type { PartWords };

/** The words of the generated parts in each language. */
export const partWords: Readonly<Record<GuideLanguage, PartWords>> = { en, de };
