/** Texts about many runs: finding, tagging, noting, putting away, handing on. In German. */
import { formatCount } from '../format';
import type { RunToolTexts } from '../en/runs';

const runs = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufe`);
/** After a preposition. */
const ofRuns = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufen`);

/** Names in a row; null stands for what was trained here. */
const list = (names: readonly (string | null)[]) =>
  names.map((name) => name ?? 'diesem Rechner').join(names.length > 2 ? ', ' : ' und ');

export const runTools: RunToolTexts = {
  filter: {
    search: 'Läufe suchen',
    hint: 'Name, Schlagwort, Notiz …',
    more: 'Filtern und sortieren',
    tag: 'Schlagwort',
    untagged: 'Ohne Schlagwort',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    phase: 'Zustand',
    whose: 'Von wem',
    mine: 'Hier trainiert',
    any: 'Alle',
    sort: 'Reihenfolge',
    sorts: {
      newest: 'Neueste zuerst',
      oldest: 'Älteste zuerst',
      name: 'Nach Namen',
      result: 'Bestes Ergebnis zuerst',
      environment: 'Nach Umgebung',
    },
    archived: (n) => `Archivierte zeigen (${formatCount(n)})`,
    found: (n, of) => `${formatCount(n)} von ${ofRuns(of)}`,
    none: 'Kein Lauf passt.',
    onlyArchived: 'Alle Läufe sind archiviert.',
    clear: 'Filter aufheben',
  },
  select: {
    start: 'Mehrere auswählen',
    end: 'Auswahl beenden',
    one: (name) => `${name} auswählen`,
    all: 'Alle aufgeführten auswählen',
    none: 'Keinen auswählen',
    count: (n) => `${formatCount(n)} ausgewählt`,
    actions: 'Aktionen für die ausgewählten Läufe',
    hint: 'Haken Sie Läufe an; Umschalt wählt alle dazwischen, Strg+A alle aufgeführten.',
    pause: (n) => `${runs(n)} pausieren`,
    resume: (n) => `${runs(n)} fortsetzen`,
    stop: (n) => `${runs(n)} beenden`,
    tag: (n) => `${runs(n)} mit einem Schlagwort versehen`,
    archive: (n) => `${runs(n)} archivieren`,
    unarchive: (n) => `${runs(n)} aus dem Archiv holen`,
    remove: (n) => `${runs(n)} entfernen`,
    compare: (n) => `${runs(n)} vergleichen`,
    export: (n) => `${runs(n)} exportieren`,
  },
  done: {
    removed: (n) => `${runs(n)} entfernt`,
    left: (n) =>
      n === 1
        ? '1 Lauf wird noch trainiert: Beenden Sie ihn, bevor Sie ihn entfernen.'
        : `${formatCount(n)} Läufe werden noch trainiert: Beenden Sie sie, bevor Sie sie entfernen.`,
    archived: (n) => `${runs(n)} archiviert`,
    archivedOne: (name) => `${name} archiviert`,
    archivedDoc: 'Mit „Archivierte zeigen“ erscheinen archivierte Läufe in der Liste.',
    failed: (n, of) => `Bei ${formatCount(n)} von ${ofRuns(of)} ging es nicht`,
  },
  again: {
    seed: (seed) => `Noch einmal mit Seed ${seed}`,
    seedDoc:
      'Dieselben Einstellungen mit dem nächsten Seed, der noch nicht trainiert wurde. Das Training beginnt sofort.',
    change: 'Ändern und starten',
    changeDoc: 'Übernimmt diese Einstellungen in das Formular eines neuen Experiments.',
  },
  annotations: {
    label: 'Name, Schlagwörter und Notiz',
    rename: 'Umbenennen',
    name: 'Name des Laufs',
    nameHint: 'Leer: der ursprüngliche Name',
    tags: 'Schlagwörter',
    addTag: 'Schlagwort hinzufügen',
    tagHint: 'Schlagwort …',
    removeTag: (tag) => `Schlagwort ${tag} entfernen`,
    added: (tag) => `Schlagwort ${tag} hinzugefügt`,
    taken: (tag) => `Schlagwort ${tag} entfernt`,
    suggestions: 'Schlagwörter anderer Läufe',
    note: 'Notiz',
    addNote: 'Notiz hinzufügen',
    noteHint: 'Was wurde versucht, und was kam dabei heraus?',
    saving: 'Wird gespeichert …',
    saved: 'Gespeichert',
    unsaved: 'Noch nicht gespeichert',
    archive: 'Archivieren',
    unarchive: 'Aus dem Archiv holen',
    archived: 'Archiviert',
    cannotGoOn:
      'Ohne Checkpoint importiert: Der Lauf lässt sich hier nicht fortsetzen, mit seinen Einstellungen aber neu starten.',
    of: (name) => `Lauf von ${name}`,
    ofDoc: (name, file, when) => `Exportiert von ${name}, importiert aus ${file}, ${when}.`,
  },
  exchange: {
    import: 'Läufe importieren',
    export: 'Lauf exportieren',
    title: (n) => `${runs(n)} exportieren`,
    lead: 'Eine Datei, die andere importieren können: Einstellungen, Kurven, aufgezeichnete Episoden, Schlagwörter und Notizen, unter Ihrem Namen.',
    person: 'Person',
    name: 'Ihr Name',
    nameDoc:
      'Erscheint als Urheber, wenn andere Ihre Läufe importieren; bleibt in den Einstellungen gespeichert.',
    nameMissing: 'Bitte geben Sie an, von wem die Läufe sind: 1 bis 60 Zeichen.',
    others: (n, names) =>
      n === 1
        ? `1 davon wurde importiert und gehört weiterhin ${names}.`
        : `${formatCount(n)} davon wurden importiert und gehören weiterhin denen, die sie trainiert haben: ${names}.`,
    checkpoints: 'Mit Checkpoints',
    checkpointsDoc:
      'Damit lassen sich unfertige Läufe anderswo fortsetzen; die Datei wird dadurch viel größer.',
    growing: (n) =>
      n === 1
        ? '1 Lauf wird noch trainiert: Die Datei enthält, was er bisher gemessen hat.'
        : `${formatCount(n)} Läufe werden noch trainiert: Die Datei enthält, was sie bisher gemessen haben.`,
    save: 'Speichern unter …',
    cancel: 'Abbrechen',
    done: (n) => `${runs(n)} exportiert`,
    size: (path, megabytes) => `${path}, ${megabytes} MB`,
    failed: 'Der Export ist fehlgeschlagen',
    importFailed: 'Der Import ist fehlgeschlagen',
    result: 'Ergebnis des Imports',
    summary: (imported, files) =>
      `${runs(imported)} aus ${files === 1 ? '1 Datei' : `${formatCount(files)} Dateien`} importiert.`,
    from: (n, name) => `${runs(n)} von ${name}`,
    already: (n) => (n === 1 ? '1 Lauf war schon hier' : `${formatCount(n)} Läufe waren schon hier`),
    sameSeed: (label, seeds, names) =>
      `${label}, ${seeds.length === 1 ? 'Seed' : 'Seeds'} ${seeds.join(', ')}: Es gibt Läufe von ${list(names)}. Alle bleiben erhalten.`,
    refused: 'Aus dieser Datei wurde nichts importiert',
    show: 'Diese Läufe zeigen',
    compare: 'Diese Läufe vergleichen',
    close: 'Schließen',
  },
};
