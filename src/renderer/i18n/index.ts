/** The texts in the language that the window speaks. */
import type { Language } from '../../shared/language';
import { say } from '../../shared/language/say';
import type { Message } from '../../shared/language/message';
import { de } from './de';
import { en, type Texts } from './en';
import { spoken } from './language.svelte';

const texts: Readonly<Record<Language, Texts>> = { en, de };

/**
 * Every text by its name, `t.runs.title`, always in the present language.
 *
 * Reading a text where Svelte follows along (markup, `$derived`, an effect) is enough for it to change with the
 * language. What is read once, in a constant, stays as it was: take `$derived` or a function there.
 */
export const t: Texts = new Proxy({} as Texts, {
  get: (_, part) => texts[spoken.language][part as keyof Texts],
});

/** What the main process says, in the present language. */
export const said = (message: Message): string => say(message, spoken.language);
