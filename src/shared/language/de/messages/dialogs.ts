import type { dialogs as english } from '../../en/messages/dialogs';
import type { Translated } from '../../message';

export const dialogs: Translated<typeof english> = {
  cannotStart: 'RL Lab kann nicht starten',
  failsAgain:
    'Das Fenster ist mehrmals hintereinander ausgefallen. Beim Schließen werden die Trainings gespeichert.',
  onShare: 'RL Lab wurde von einem Netzlaufwerk geöffnet.',
  onShareDetail: ({ folder }) =>
    `Von dort lässt Windows das Fenster nicht aufgehen. Das Programm kann einmal auf diesen PC kopiert werden, nach ${folder} (etwa 630 MB, ein bis zwei Minuten); danach öffnet es sich. Die Läufe bleiben, wo sie sind.`,
  copyHere: 'Kopieren und öffnen',
  openHere: 'Vom Netzlaufwerk öffnen',
  notNow: 'Abbrechen',
  notCopied: 'RL Lab konnte nicht kopiert werden',
  exportComparison: 'Den Vergleich exportieren',
  reportFolder: 'Neuer Ordner für den Bericht',
  exportRuns: ({ count }) => (count === 1 ? 'Den Lauf exportieren' : `${count} Läufe exportieren`),
  importRuns: 'Läufe importieren',
  runFiles: 'Läufe von RL Lab',
  allFiles: 'Alle Dateien',
  dataFolder: 'Wo Läufe und Einstellungen ab dem nächsten Start liegen',
  courseFiles: 'Kurse',
  openCourse: 'Kurs öffnen',
  exportCourse: 'Kurs exportieren',
  courseFolder: 'Der Ordner des Kurses',
  handInFolder: 'Der Ordner, in dem Läufe abgegeben werden',
  exportClass: 'Die Tabelle des Kurses exportieren',
  importPresets: 'Voreinstellungen importieren',
  exportPresets: 'Voreinstellungen exportieren',
  presetFiles: 'Voreinstellungen',
  isThere: ({ path }) => `${path} gibt es schon. Wählen Sie einen anderen Namen.`,
  folderNotOpened: ({ folder, detail }) => `Der Ordner ${folder} lässt sich nicht öffnen: ${detail}`,
};
