/** What any part of the program may say. */
import type { Message, Speech } from '../../message';

export const general = {
  /** What is the same in every language: a path, or what another program said. */
  verbatim: ({ text }: { readonly text: string }) => text,
  /** Words that stand by language already: those of cards, and what earlier versions have stored. */
  recorded: ({ words }: { readonly words: Readonly<Record<string, string>> }, { language }: Speech) =>
    words[language] ?? words['en'] ?? Object.values(words)[0] ?? '',
  /** Messages one after the other. */
  inARow: ({ messages }: { readonly messages: readonly Message[] }, { say }: Speech) =>
    messages.map(say).join(' '),
  /** A message of which this version has no words. */
  unknown: ({ code, facts }: { readonly code: string; readonly facts: string }) => `${code} ${facts}`,
  /** An error that nobody worded. */
  unforeseen: ({ detail }: { readonly detail: string }) => detail,
} as const;
