import type { allowed as english } from '../../en/messages/allowed';
import type { Translated } from '../../message';
import german from 'zod/v4/locales/de.js';
import { schemaWords } from '../../schema-words';

const { localeError } = german();

export const allowed: Translated<typeof english> = {
  visible: 'Text ohne Steuerzeichen',
  characters: ({ from, to }) => `${from} bis ${to} Zeichen`,
  mostCharacters: ({ most }) => `höchstens ${most} Zeichen`,
  mostTags: ({ most }) => `höchstens ${most} Schlagwörter`,
  mostRuns: ({ most }) => `höchstens ${most} Läufe`,
  mostSettings: ({ most }) => `höchstens ${most} Einstellungen`,
  mostColours: ({ most }) => `höchstens ${most} Farben von Läufen`,
  depth: ({ most }) => `höchstens ${most} Objekte und Listen ineinander`,
  values: ({ most }, { number }) => `höchstens ${number(most)} Werte`,
  text: ({ most }, { number }) => `höchstens ${number(most)} Zeichen Text`,
  json: 'nichts als JSON',
  other: 'ein anderer Wert',
  names: ({ unknown, more }, { number }) =>
    `keine anderen Namen; unbekannt sind hier: ${unknown.join(', ')}${more > 0 ? ` und ${number(more)} weitere` : ''}`,
  bySchema: (refused) => schemaWords(localeError, refused),
};
