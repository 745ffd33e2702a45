import { mebibytes, type presets as english } from '../../en/messages/presets';
import type { Translated } from '../../message';

export const presets: Translated<typeof english> = {
  tooLarge: ({ path, bytes, most }, { number }) =>
    `${path} enthält ${number(mebibytes(bytes), 1)} MiB; eine Datei mit Voreinstellungen hat höchstens ${number(mebibytes(most))} MiB. Wählen Sie eine Datei, die als Voreinstellung exportiert wurde.`,
  noFile: ({ path }) =>
    `${path} ist keine Datei. Wählen Sie eine Datei, die als Voreinstellung exportiert wurde.`,
  unusable: ({ path }) => `Die Datei ${path} ist keine gültige Voreinstellung`,
  severalForOne: ({ path, ids }) =>
    `${path} enthält ${ids.length} Voreinstellungen, gebraucht wird eine. Importieren Sie die Datei, und wählen Sie eine davon: ${ids.join(', ')}.`,
  badName: ({ path }) =>
    `Die Datei ${path} trägt einen Namen, den keine eigene Voreinstellung haben kann. Importieren Sie sie von anderswo, oder benennen Sie sie um.`,
  severalInOne: ({ path, presets }) =>
    `Die Datei ${path} enthält ${presets} Voreinstellungen. Verschieben Sie sie anderswohin, und importieren Sie sie.`,
  gone: ({ id }) => `Die Voreinstellung ${id} gibt es nicht mehr. Wählen Sie eine andere.`,
  unknown: ({ id }) => `Eine Voreinstellung ${id} gibt es nicht.`,
  notRemoved: ({ id }) => `Unter den entfernten Voreinstellungen ist keine ${id}.`,
  idTaken: ({ id }) => `Eine andere Voreinstellung heißt inzwischen ${id}: Die entfernte bleibt entfernt.`,
  builtIn: ({ id }) =>
    `Die Voreinstellung ${id} gehört zum Programm und lässt sich nicht ändern. Speichern Sie sie als eigene Voreinstellung.`,
  ofCourse: ({ id }) =>
    `Die Voreinstellung ${id} gehört zu einem Kurs und lässt sich nicht ändern. Speichern Sie sie als eigene Voreinstellung.`,
  notSaved: 'Die Voreinstellung konnte nicht gespeichert werden',
};
