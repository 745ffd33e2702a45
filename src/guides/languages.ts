import { isLanguage } from '../shared/language';

/** The language of files without one in their names, to which every other falls back. */
export { usualLanguage } from '../shared/language';

/** Whether guides can be written in a language: in those that the window speaks. */
export const isGuideLanguage = isLanguage;
