/** The texts in the language that the window speaks: `texts` in the folder of each, and English ones where it has none. */
import type { DiagnosisTexts } from '../../shared/diagnosis/describe';
import { diagnosisTexts } from '../../shared/diagnosis/texts';
import { byLanguage } from '../../shared/language';
import { textsOf, type Some } from '../../shared/language/fall-back';
import type { Message } from '../../shared/language/message';
import { say } from '../../shared/language/say';
import type { Texts } from './en';
import { spoken } from './language.svelte';

/** The texts of a language. */
export const textsIn = textsOf<Texts>(
  byLanguage(import.meta.glob<Some<Texts>>('./*/index.ts', { eager: true, import: 'texts' })),
);

/**
 * Every text by its name, `t.runs.title`, always in the present language.
 *
 * Reading a text where Svelte follows along (markup, `$derived`, an effect) is enough for it to change with the
 * language. What is read once, in a constant, stays as it was: take `$derived` or a function there.
 */
export const t: Texts = new Proxy({} as Texts, {
  get: (_, part) => textsIn(spoken.language)[part as keyof Texts],
});

/** What the rules of the diagnosis say, in the present language. */
export const ruleTexts = (): DiagnosisTexts => diagnosisTexts(spoken.language);

/** What the main process says, in the present language. */
export const said = (message: Message): string => say(message, spoken.language);
