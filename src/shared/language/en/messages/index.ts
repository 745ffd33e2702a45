/** English for everything that the program says; the types of all other languages follow from it. */
import type { LanguageWords } from '../../message';
import { general } from './general';

export const messages = { general } as const satisfies LanguageWords;
