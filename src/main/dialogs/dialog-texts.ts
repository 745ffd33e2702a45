/** What stands in the system's own dialogs, and what is said where the file in them cannot be taken. */
import type { Sentences } from '../../shared/sentence';

export const dialogTexts = {
  cannotStart: { en: 'RL Lab cannot start', de: 'RL Lab kann nicht starten' },
  failsAgain: {
    en: 'The window failed several times in a row. Runs are saved when it is closed.',
    de: 'Das Fenster ist mehrmals hintereinander ausgefallen. Beim Schließen werden die Trainings gespeichert.',
  },
  exportComparison: { en: 'Export the comparison', de: 'Den Vergleich exportieren' },
  reportFolder: { en: 'New folder for the report', de: 'Neuer Ordner für den Bericht' },
  exportRuns: (count: number) => ({
    en: count === 1 ? 'Export the run' : `Export ${count} runs`,
    de: count === 1 ? 'Den Lauf exportieren' : `${count} Läufe exportieren`,
  }),
  importRuns: { en: 'Import runs', de: 'Läufe importieren' },
  runFiles: { en: 'Runs of RL Lab', de: 'Läufe von RL Lab' },
  allFiles: { en: 'All files', de: 'Alle Dateien' },
  dataFolder: {
    en: 'Where runs and settings are kept from the next start on',
    de: 'Wo Läufe und Einstellungen ab dem nächsten Start liegen',
  },
  importPresets: { en: 'Import presets', de: 'Voreinstellungen importieren' },
  exportPresets: { en: 'Export presets', de: 'Voreinstellungen exportieren' },
  presetFiles: { en: 'Presets', de: 'Voreinstellungen' },
  /** A file that is there, but was not asked about. */
  isThere: (path: string) => ({
    en: `${path} is there already. Choose another name.`,
    de: `${path} gibt es schon. Wählen Sie einen anderen Namen.`,
  }),
  folderNotOpened: (folder: string, detail: string) => ({
    en: detail,
    de: `Der Ordner ${folder} lässt sich nicht öffnen: ${detail}`,
  }),
} as const satisfies Sentences;

/** The kinds of files that a comparison is exported as. */
export const fileKinds = {
  png: { en: 'PNG image', de: 'PNG-Bild' },
  svg: { en: 'SVG image', de: 'SVG-Bild' },
  pdf: { en: 'PDF document', de: 'PDF-Dokument' },
  csv: { en: 'Comma-separated values', de: 'Kommagetrennte Werte' },
  json: { en: 'JSON', de: 'JSON' },
  tex: { en: 'LaTeX table', de: 'LaTeX-Tabelle' },
  md: { en: 'Markdown table', de: 'Markdown-Tabelle' },
} as const satisfies Sentences;
