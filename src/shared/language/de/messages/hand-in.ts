import type { handIn as english } from '../../en/messages/hand-in';
import type { Translated } from '../../message';

export const handIn: Translated<typeof english> = {
  unanswered: ({ id }) =>
    `Der Lauf ${id} lässt sich noch nicht abgeben: Beantworten Sie zuerst die Frage dazu.`,
  noFolder: ({ folder }) =>
    `Der Abgabeordner ${folder} ist kein Ordner. Wählen Sie in den Einstellungen einen anderen.`,
  notChosen: 'Es gibt noch keinen Abgabeordner. Wählen Sie in den Einstellungen einen.',
  nameMissing: 'Von wem sind diese Läufe? Tragen Sie zuerst Ihren Namen ein.',
  arriving: 'Die Datei wird noch kopiert, oder ihr Ende fehlt. Sie wird gelesen, sobald sie vollständig ist.',
  leftBehind: 'Eine unterbrochene Abgabe hat diese Datei hinterlassen. Sie kann gelöscht werden.',
  otherFile: 'Das ist keine Datei mit Läufen.',
  copyOf: ({ file }) => `Das ist eine Kopie von ${file}; die Läufe erscheinen nur einmal.`,
  again: ({ file }) => `Die Läufe wurden erneut abgegeben; es gelten die in ${file}.`,
  tooManyFiles: ({ files, most }, { number }) =>
    `Der Ordner enthält ${number(files)} Dateien; gelesen werden nur die ersten ${number(most)} nach Namen. Verwenden Sie je Kurs einen Ordner.`,
  tooManyRuns: ({ runs, most }, { number }) =>
    `Der Ordner enthält ${number(runs)} Läufe; angezeigt werden nur die ersten ${number(most)}. Verwenden Sie je Kurs einen Ordner.`,
  changedMeanwhile: 'Der Ordner hat sich inzwischen geändert. Versuchen Sie es noch einmal.',
};
