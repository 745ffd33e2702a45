/** The texts around presets, in German. */
import { formatCount } from '../format';
import type { presetTexts as english } from '../en/presets';

const presets = (n: number) => (n === 1 ? '1 Voreinstellung' : `${formatCount(n)} Voreinstellungen`);

export const presetTexts: typeof english = {
  own: 'Eigene Voreinstellungen',
  builtIn: 'Voreinstellungen des Programms',
  save: 'Als Voreinstellung speichern …',
  change: 'Ändern …',
  remove: 'Entfernen',
  import: 'Importieren …',
  export: 'Exportieren …',
  exportAll: 'Alle eigenen exportieren …',
  more: (n) => `Alle ${n} eigenen Voreinstellungen zeigen`,
  assignment: 'Übung',
  actions: 'Mit dieser Voreinstellung',
  dialog: {
    save: 'Als Voreinstellung speichern',
    change: 'Voreinstellung ändern',
    lead: 'Speichert das ganze Formular unter einem Titel Ihrer Wahl: Umgebung, Algorithmus und jeden Wert.',
    title: 'Titel',
    description: 'Beschreibung',
    descriptionHint: 'Was sie zeigt und warum gerade diese Werte.',
    values: 'Werte',
    keep: 'Wie gespeichert',
    replace: (n) => (n === 1 ? 'Wie im Formular (1 anders)' : `Wie im Formular (${n} anders)`),
    saveIt: 'Speichern',
    cancel: 'Abbrechen',
  },
  saved: (title) => `„${title}“ gespeichert`,
  changed: (title) => `„${title}“ geändert`,
  removed: (title) => `„${title}“ entfernt`,
  removedDoc: 'Sie lässt sich zurückholen, bis Sie das Programm beenden.',
  undo: 'Rückgängig',
  imported: (n) => `${presets(n)} importiert`,
  nothingImported: 'Diese Datei enthält nichts Neues',
  importedAs: (from, to) =>
    `Eine Voreinstellung „${from}“ gibt es schon; die neue wurde als „${to}“ gespeichert.`,
  same: (n) => `${presets(n)} der Datei ${n === 1 ? 'ist' : 'sind'} wortgleich schon vorhanden.`,
  importFailed: 'Die Datei wurde nicht importiert',
  exported: (n) => `${presets(n)} exportiert`,
  showFolder: 'Im Ordner zeigen',
  failed: 'Die Voreinstellung konnte nicht gespeichert werden',
  damaged: (n) => (n === 1 ? '1 Datei ist ungültig' : `${formatCount(n)} Dateien sind ungültig`),
};
