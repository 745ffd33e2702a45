import type { json as english } from '../../en/messages/json';
import type { Translated } from '../../message';

export const json: Translated<typeof english> = {
  mistake: ({ source, line, column, expected }, { say }) =>
    `${source}, Zeile ${line}, Spalte ${column}: ${say(expected)}`,
  missingComma: ({ close }) => `hier fehlt ein Komma oder ${close}`,
  lastComma: ({ close }) => `vor ${close} darf kein Komma stehen`,
  missingName: 'hier fehlt ein Name in doppelten Anführungszeichen',
  missingColon: 'hier fehlt ein Doppelpunkt',
  endsEarly: 'der Text endet zu früh',
  missingValue: 'hier fehlt ein Wert, oder er ist falsch geschrieben',
  tooDeep: ({ most }) =>
    `hier sind Objekte und Listen mehr als ${most}-fach verschachtelt; keine Datei dieses Programms ist das`,
  tooManyNames: ({ most }, { number }) => `vor dieser Stelle stehen mehr als ${number(most)} Namen`,
  tooMuch: 'hier darf nichts mehr folgen',
};
