/** The languages that the window speaks, as two letters of ISO 639. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** What can be chosen: a language, or that of the system. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/**
 * The language that a choice means; English where the system speaks none of ours.
 * @param system the system's language, a tag such as `de-AT`
 */
export function languageOf(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice;
  const wanted = system.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === wanted) ?? 'en';
}
