/** How findings are worded, in the language that the person reads: what a diagnosis says, and what settings forebode. */
import { languages, usualLanguage, type Language } from '../../shared/language';
import { wordOf, type Given, type Option } from './command';
import { languageInWindow } from './window-settings';

/** An option for the language of findings. */
export const findingLanguage = (what: string): Readonly<Record<string, Option>> => ({
  language: {
    value: languages.join('|'),
    doc: `The language of ${what}; default the one chosen in the settings of the window, or else ${usualLanguage}.`,
  },
});

/** The language in which findings are told. */
export const readFindingLanguage = (given: Given): Language =>
  wordOf(given, 'language', languages) ?? languageInWindow() ?? usualLanguage;
