/**
 * The languages that the program speaks: each is a folder here, named after two letters of ISO 639. What it lacks is said
 * in English. Nothing outside of these folders knows a language by its name.
 */
import type { LanguageFacts } from './language-facts';

/** Two letters of ISO 639, the name of a language's folder. */
export type Language = string;

/** The language in which everything is written first, and to which every other falls back. */
export const usualLanguage: Language = 'en';

const found = import.meta.glob<LanguageFacts>('./*/language.ts', { eager: true, import: 'language' });

/** What stands in the folder of each language, by its name. */
export const byLanguage = <T>(modules: Readonly<Record<string, T>>): Readonly<Record<Language, T>> =>
  Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [/\/([a-z]{2})\//.exec(path)![1]!, module]),
  );

const facts = byLanguage(found);

/** The usual one first, the others by their names. */
const inOrder = Object.keys(facts).sort(
  (a, b) =>
    Number(b === usualLanguage) - Number(a === usualLanguage) ||
    facts[a]!.name.localeCompare(facts[b]!.name, facts[usualLanguage]!.locale),
);

/** All languages, the usual one first. */
export const languages = inOrder as [Language, ...Language[]];

/** Whether the program speaks a language. */
export const isLanguage = (language: string): boolean => Object.hasOwn(facts, language);

/** What the program knows of a language; of the usual one where it does not speak it. */
export const factsOf = (language: Language): LanguageFacts =>
  isLanguage(language) ? facts[language]! : facts[usualLanguage]!;

/** The tag under which `Intl` knows a language. */
export const localeOf = (language: Language): string => factsOf(language).locale;

/** What can be chosen: a language, or that of the system. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = string;

/**
 * The language that a choice means; English where the system speaks none of ours.
 * @param system the system's language, a tag such as `de-AT`
 */
export function languageOf(choice: LanguageChoice, system: string): Language {
  if (choice !== 'system') return choice;
  const wanted = system.toLowerCase().split(/[-_]/)[0]!;
  return isLanguage(wanted) ? wanted : usualLanguage;
}
