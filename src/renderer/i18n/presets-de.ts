/** The texts around presets, in German. */
import { formatCount } from './format';
import type { presetTexts as english } from './presets-en';

const presets = (n: number) => (n === 1 ? '1 Voreinstellung' : `${formatCount(n)} Voreinstellungen`);

export const presetTexts: typeof english = {
  own: 'Eigene Voreinstellungen',
  builtIn: 'Voreinstellungen des Programms',
  save: 'Als Voreinstellung sichern …',
  change: 'Ändern …',
  remove: 'Entfernen',
  import: 'Importieren …',
  export: 'Exportieren …',
  exportAll: 'Alle eigenen exportieren …',
  more: (n) => `Alle ${n} eigenen Voreinstellungen zeigen`,
  assignment: 'Aufgabe',
  actions: 'Mit dieser Voreinstellung',
  dialog: {
    save: 'Als Voreinstellung sichern',
    change: 'Voreinstellung ändern',
    lead: 'Alles, was im Formular steht, bleibt unter einem eigenen Titel erhalten: Umgebung, Algorithmus und jeder Wert.',
    title: 'Titel',
    description: 'Beschreibung',
    descriptionHint: 'Was sie zeigt und warum gerade diese Werte.',
    values: 'Werte',
    keep: 'Wie gesichert',
    replace: (n) => (n === 1 ? 'Wie im Formular (1 anders)' : `Wie im Formular (${n} anders)`),
    saveIt: 'Sichern',
    cancel: 'Abbrechen',
  },
  saved: (title) => `„${title}“ gesichert`,
  changed: (title) => `„${title}“ geändert`,
  removed: (title) => `„${title}“ entfernt`,
  removedDoc: 'Bis zum Ende des Programms lässt sie sich zurückholen.',
  undo: 'Rückgängig',
  imported: (n) => `${presets(n)} importiert`,
  nothingImported: 'Nichts Neues in dieser Datei',
  importedAs: (from, to) => `Eine Voreinstellung „${from}“ gibt es schon; die neue heißt „${to}“.`,
  same: (n) => `${presets(n)} der Datei ${n === 1 ? 'ist' : 'sind'} wortgleich schon vorhanden.`,
  importFailed: 'Die Datei wurde nicht importiert',
  exported: (n) => `${presets(n)} exportiert`,
  showFolder: 'Im Ordner zeigen',
  failed: 'Die Voreinstellung konnte nicht gesichert werden',
  damaged: (n) => (n === 1 ? '1 Datei ist unbrauchbar' : `${formatCount(n)} Dateien sind unbrauchbar`),
};
