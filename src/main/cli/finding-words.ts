/** How findings are worded, in the language that the person reads: what a diagnosis says, and what settings forebode. */
import type { Severity } from '../../shared/diagnosis';
import type { DiagnosisTexts } from '../../shared/diagnosis/describe';
import { diagnosisTexts as english } from '../../shared/language/en/diagnosis';
import { diagnosisTexts as german } from '../../shared/language/de/diagnosis';
import { languages, type Language } from '../../shared/language';
import { wordOf, type Given, type Option } from './command';
import { languageInWindow } from './window-settings';

export const findingTexts: Readonly<Record<Language, DiagnosisTexts>> = { en: english, de: german };

export const severityMarks: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  en: { fault: 'FAULT', warning: 'WARNING', hint: 'hint' },
  de: { fault: 'FEHLER', warning: 'WARNUNG', hint: 'Hinweis' },
};

/** An option for the language of findings. */
export const findingLanguage = (what: string): Readonly<Record<string, Option>> => ({
  language: {
    value: languages.join('|'),
    doc: `The language of ${what}; default the one chosen in the settings of the window, or else en.`,
  },
});

/** The language in which findings are told. */
export const readFindingLanguage = (given: Given): Language =>
  wordOf(given, 'language', languages) ?? languageInWindow() ?? 'en';
