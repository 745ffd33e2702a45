import type { courses as english } from '../../en/messages/courses';
import type { Translated } from '../../message';

export const courses: Translated<typeof english> = {
  foreign: ({ source }) =>
    `${source} ist kein Kurs. Wählen Sie eine Datei, die auf .rlcourse endet, oder lassen Sie sie sich noch einmal geben.`,
  otherFormat: ({ source, format }) =>
    `${source} stammt aus einer neueren Version des Programms (Format ${format}). Benutzen Sie diese, oder lassen Sie den Kurs neu exportieren.`,
  changed: ({ source }) =>
    `${source} ist beschädigt oder von Hand geändert: Die Prüfsumme stimmt nicht. Lassen Sie sich die Datei noch einmal geben.`,
  unusable: ({ source }) => `Der Kurs ${source} ist so nicht zu gebrauchen`,
  nothingIn: ({ folder }) =>
    `Im Kursordner ${folder} liegt kein Kurs: weder eine course.json noch ein Ordner presets noch eine Datei, die auf .rlcourse endet.`,
  isThere: ({ path }) => `${path} gibt es schon. Nennen Sie einen Ordner, den es noch nicht gibt.`,
  unknown: ({ id }) => `Einen Kurs ${id} gibt es nicht.`,
  openAgain: 'Inzwischen wurde ein anderer Kurs geöffnet. Öffnen Sie die Datei noch einmal.',
  presetGone: ({ title, preset }) =>
    `Der Kurs „${title}“ nennt die Voreinstellung ${preset}, die es nicht mehr gibt. Nehmen Sie sie aus dem Kurs, oder wählen Sie eine andere.`,
  noHandIn: ({ folder }) =>
    folder === ''
      ? 'Der Kurs nennt keinen Abgabeordner.'
      : `${folder} ist kein Ordner dieses Rechners. Wählen Sie den Abgabeordner selbst.`,
  notSaved: 'Der Kurs kann nicht gespeichert werden',
};
