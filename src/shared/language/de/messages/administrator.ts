import { quoted, type administrator as english } from '../../en/messages/administrator';
import type { Translated } from '../../message';

export const administrator: Translated<typeof english> = {
  noObject: ({ file }) =>
    `${file} enthält kein Objekt; schreiben Sie die Einstellungen als { "language": "de" }`,
  unknownField: ({ file, field, known }) =>
    `Das Feld „${field}“ in ${file} ist unbekannt; bekannt sind ${known.join(', ')}.`,
  notAllowed: ({ file, field, value, allowed }, { say }) =>
    `${field} in ${file} ist ${value}; erlaubt ist ${say(allowed)}.`,
  noVariable: ({ file, field, variable }) =>
    `${field} in ${file} nennt %${variable}%; für diese Person ist das nicht gesetzt.`,
  oneOf: ({ choices }) => `eines von ${quoted(choices)}`,
  aPath: 'der Pfad eines Ordners',
  wholeNumber: ({ least, most }) => `eine ganze Zahl von ${least} bis ${most}`,
};
