/** Makes messages, and says them in a language. */
import { byLanguage, usualLanguage, type Language } from '.';
import { withDecimals } from '../numbers/decimals';
import { settingNumber } from '../numbers/settings';
import type { messages as english } from './en/messages';
import type { Facts, FactsOf, LanguageWords, Message, MessageWords, Speech } from './message';

/** The words of every language. */
const words = byLanguage(
  import.meta.glob<LanguageWords>('./*/messages/index.ts', { eager: true, import: 'messages' }),
);

type English = typeof english;

// English has them all.
const usual = words[usualLanguage] as English;

/** The code of everything that can be said. */
export type Code = {
  [F in keyof English & string]: `${F}.${keyof English[F] & string}`;
}[keyof English & string];

type WordsOf<C extends Code> = C extends `${infer F}.${infer Name}`
  ? F extends keyof English
    ? Name extends keyof English[F]
      ? English[F][Name]
      : never
    : never
  : never;

/** The facts of a message; undefined where it has none. */
export type FactsFor<C extends Code> = WordsOf<C> extends string ? undefined : FactsOf<WordsOf<C>>;

/** A message; its facts are those that the English words of its code take. */
export const message = <C extends Code>(
  code: C,
  ...[facts]: FactsFor<C> extends undefined ? [] : [facts: FactsFor<C>]
): Message => ({ code, facts: { ...(facts as Facts | undefined) } });

/** What is the same in every language: a path, or what another program said. */
export const verbatim = (text: string): Message => message('general.verbatim', { text });

function wordsFor(language: Language, code: string): MessageWords | undefined {
  const [feature = '', name = ''] = code.split('.', 2);
  const own = (from: LanguageWords) => {
    const found = Object.hasOwn(from, feature) ? from[feature] : undefined;
    return found !== undefined && Object.hasOwn(found, name) ? found[name] : undefined;
  };
  return own(words[language] ?? {}) ?? own(usual);
}

const speeches = new Map<Language, Speech>();

function speechIn(language: Language): Speech {
  let speech = speeches.get(language);
  if (speech === undefined) {
    speech = {
      language,
      say: (part) => say(part, language),
      number: (value, decimals) =>
        decimals === undefined ? settingNumber(value, language) : withDecimals(value, decimals, { language }),
    };
    speeches.set(language, speech);
  }
  return speech;
}

/**
 * Puts a message into the words of a language, of English where the language has none for it. A message of another
 * version, of which there are no words or whose facts are others, is told by its code and facts.
 */
export function say({ code, facts }: Message, language: Language = usualLanguage): string {
  const found = wordsFor(language, code);
  if (typeof found === 'string') return found;
  try {
    const said = found?.(facts as never, speechIn(language));
    if (said !== undefined) return said;
  } catch {
    // Facts of another version.
  }
  return usual.general.unknown({ code, facts: JSON.stringify(facts) });
}
