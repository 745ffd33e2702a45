/** The languages that guides are written in, as two letters of ISO 639. */
export const guideLanguages = ['en', 'de'] as const;
export type GuideLanguage = (typeof guideLanguages)[number];

/** The language of files without one in their names, to which every other falls back. */
export const usualLanguage: GuideLanguage = 'en';

export function isGuideLanguage(language: string): language is GuideLanguage {
  return guideLanguages.some((known) => known === language);
}
