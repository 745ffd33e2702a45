/** The texts around courses, in German. */
import { formatCount } from '../format';
import type { courseTexts as english } from '../en/courses';

const presets = (n: number) => (n === 1 ? '1 Voreinstellung' : `${formatCount(n)} Voreinstellungen`);
const assignments = (n: number) => (n === 1 ? '1 Übung' : `${formatCount(n)} Übungen`);
const guides = (n: number) => (n === 1 ? '1 Leitfaden' : `${formatCount(n)} Leitfäden`);

export const courseTexts: typeof english = {
  title: 'Kurs',
  group: (title) => `Kurs: ${title}`,
  more: (n) => `Alle ${n} des Kurses zeigen`,
  allGuides: 'Alle Leitfäden',
  by: (by) => `von ${by}`,
  holds: (n) =>
    [
      ...(n.presets > 0 || n.assignments + n.guides === 0 ? [presets(n.presets)] : []),
      ...(n.assignments > 0 ? [assignments(n.assignments)] : []),
      ...(n.guides > 0 ? [guides(n.guides)] : []),
    ].join(', '),
  presets: 'Voreinstellungen und Übungen',
  guides: 'Leitfäden',
  handIn: 'Abgabeordner',
  failed: 'Die Kurse ließen sich nicht lesen',
  undo: 'Rückgängig',
  open: {
    title: 'Diesen Kurs hinzufügen?',
    replace: 'Den Kurs ersetzen?',
    lead: 'Seine Voreinstellungen und Übungen stehen dann unter „Experimente“ vor allen anderen. Ihre eigenen Voreinstellungen und Läufe bleiben, wie sie sind.',
    replaces: (title) =>
      `Er tritt an die Stelle von „${title}“, das schon hier ist. Das lässt sich rückgängig machen.`,
    isSame: 'Genau dieser Kurs ist schon hier.',
    handInDoc: 'Wird erst benutzt, wenn Sie ihn in den Einstellungen wählen.',
    add: 'Hinzufügen',
    replaceIt: 'Ersetzen',
    cancel: 'Abbrechen',
    close: 'Schließen',
    added: (title) => `Kurs „${title}“ hinzugefügt`,
    notOpened: 'Die Datei wurde nicht geöffnet',
    notAdded: 'Der Kurs wurde nicht hinzugefügt',
  },
  settings: {
    file: 'Kursdatei',
    fileDoc:
      'Eine Datei, die auf .rlcourse endet und die Sie von Ihrer Lehrperson bekommen. Sie lässt sich auch auf das Fenster ziehen.',
    openFile: 'Datei öffnen …',
    folder: 'Kursordner',
    folderDoc:
      'Ein Ordner mit einem Kurs, etwa auf einer Freigabe. Er wird nur gelesen; was sich in ihm ändert, erscheint von selbst.',
    none: 'Keiner gewählt.',
    choose: 'Ordner wählen …',
    forget: 'Keinen verwenden',
    forgetChoice: 'Den vorgegebenen verwenden',
    fromFolder: 'Aus dem Kursordner',
    remove: 'Entfernen',
    removed: (title) => `Kurs „${title}“ entfernt`,
    removedDoc: 'Er lässt sich zurückholen, bis Sie das Programm beenden.',
    useHandIn: 'Seinen Abgabeordner verwenden',
    usesHandIn: (folder) => `Läufe werden in ${folder} abgegeben`,
    make: 'Für Lehrende',
    makeDoc: 'Stellt Voreinstellungen, Übungen und Leitfäden in einer Datei für eine Klasse zusammen.',
    makeIt: 'Kurs zusammenstellen …',
  },
  make: {
    title: 'Kurs zusammenstellen',
    lead: 'Was ein Kurs bekommt, in einer Datei. Voreinstellungen und Übungen gehen so hinaus, wie sie gerade sind.',
    which: 'Kurs',
    new: 'Neuer Kurs',
    name: 'Titel',
    by: 'Von',
    description: 'Beschreibung',
    descriptionHint: 'Worum es geht, für wen und wann.',
    handIn: 'Abgabeordner (optional)',
    handInHint: 'Wie ihn die Studierenden erreichen, etwa S:\\rl\\abgabe',
    chosen: 'Im Kurs, in dieser Reihenfolge',
    nothing: 'Noch nichts gewählt.',
    noGuides: 'Nichts gewählt: alle Leitfäden in der üblichen Reihenfolge.',
    find: 'Suchen',
    noneFound: 'Nichts passt.',
    up: (title) => `„${title}“ nach oben`,
    down: (title) => `„${title}“ nach unten`,
    remove: 'Kurs entfernen',
    removed: (title) => `„${title}“ aus Ihren Kursen entfernt`,
    removedDoc: 'Voreinstellungen und Dateien, die Sie weitergegeben haben, bleiben.',
    save: 'Speichern',
    saveAndExport: 'Speichern und exportieren …',
    cancel: 'Abbrechen',
    saved: (title) => `Kurs „${title}“ gespeichert`,
    exported: (title) => `Kurs „${title}“ exportiert`,
    showFolder: 'Im Ordner zeigen',
    refused: 'Der Kurs wurde nicht gespeichert oder exportiert',
    gone: (n) =>
      n === 1
        ? '1 Voreinstellung dieses Kurses gibt es nicht mehr; sie bleibt weg.'
        : `${formatCount(n)} Voreinstellungen dieses Kurses gibt es nicht mehr; sie bleiben weg.`,
  },
};
