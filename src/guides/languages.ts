import { languages, type Language } from '../shared/language';

/** The language of files without one in their names, to which every other falls back. */
export const usualLanguage: Language = 'en';

/** Whether guides can be written in a language: in those that the window speaks. */
export function isGuideLanguage(language: string): language is Language {
  return languages.some((known) => known === language);
}
