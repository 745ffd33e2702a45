/** What the diagnosis says, in the words of a language: `diagnosis` in the folder of each. */
import { byLanguage, usualLanguage, type Language } from '../language';
import { withFallBack, type Some } from '../language/fall-back';
import { wordsIn } from '../language/words';
import type { DiagnosisTexts } from './describe';
import { findingSpeech, type FindingSpeech } from './finding-speech';

// Stryker disable all: the build reads this call, and takes nothing but fixed texts in it.
const found = byLanguage(
  import.meta.glob<(speech: FindingSpeech) => Some<DiagnosisTexts>>('../language/*/diagnosis.ts', {
    eager: true,
    import: 'diagnosis',
  }),
);
// Stryker restore all

const made = new Map<Language, DiagnosisTexts>();

/** The texts of every rule; those that a language lacks are in English, with its own numbers. */
export function diagnosisTexts(language: Language): DiagnosisTexts {
  let texts = made.get(language);
  if (texts === undefined) {
    const speech = findingSpeech(language, (name) => wordsIn(language).metricCards[name]?.title ?? name);
    // English has them all.
    const usual = found[usualLanguage]!(speech) as DiagnosisTexts;
    texts = withFallBack(usual, found[language]?.(speech));
    made.set(language, texts);
  }
  return texts;
}
