import type { handIn as english } from '../../en/messages/hand-in';
import type { Translated } from '../../message';

export const handIn: Translated<typeof english> = {
  unanswered: ({ id }) =>
    `Der Lauf ${id} lässt sich noch nicht abgeben: Beantworten Sie zuerst die Frage dazu.`,
  noFolder: ({ folder }) =>
    `Der Abgabeordner ${folder} ist kein Ordner. Wählen Sie in den Einstellungen einen anderen.`,
  notChosen: 'Es gibt noch keinen Abgabeordner. Wählen Sie in den Einstellungen einen.',
  nameMissing: 'Von wem sind diese Läufe? Tragen Sie zuerst Ihren Namen ein.',
};
