/** The texts of the room of a class, in German. */
import { formatCount } from '../format';
import type { classRoom as english } from '../en/class';

const runs = (n: number) => (n === 1 ? '1 Lauf' : `${formatCount(n)} Läufe`);

export const classRoom: typeof english = {
  title: 'Kurs',
  summary: (people, n) => `${people === 1 ? '1 Person' : `${formatCount(people)} Personen`}, ${runs(n)}`,
  shown: (n) => `davon ${formatCount(n)} gezeigt`,
  hideNames: 'Namen verbergen',
  hideNamesDoc:
    'Hier und in der exportierten Tabelle stehen Nummern statt Namen und Matrikelnummern. Im Vergleich steht weiterhin, von wem die Läufe sind.',
  hidden: (n) => `Person ${n}`,
  views: { label: 'Ansicht', table: 'Tabelle', strip: 'Returns je Person' },
  environment: 'Umgebung',
  assignment: 'Übung',
  all: 'Alle',
  noAssignment: 'Ohne Übung',
  exportTable: 'Tabelle exportieren …',
  exportDoc:
    'Die gezeigten Läufe in dieser Reihenfolge als CSV. Das Format folgt der Einstellung des letzten Exports.',
  exported: 'Tabelle exportiert',
  exportFailed: 'Die Tabelle wurde nicht exportiert',
  show: 'Datei zeigen',
  compare: (n) => `${runs(n)} vergleichen`,
  compareDoc: 'Importiert von den gezeigten Läufen, was noch nicht hier ist, und öffnet sie im Vergleich.',
  compareMost: (most) =>
    `Höchstens ${formatCount(most)} Läufe lassen sich vergleichen. Schränken Sie die Auswahl zuerst ein.`,
  compareFailed: 'Die Läufe ließen sich nicht vergleichen',
  notImported: (n) =>
    n === 1
      ? '1 Datei ließ sich nicht importieren'
      : `${formatCount(n)} Dateien ließen sich nicht importieren`,
  columns: {
    student: 'Name',
    id: 'Matrikelnr.',
    assignment: 'Übung',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    seed: 'Seed',
    return: 'Return',
    solved: 'Ergebnis',
    answer: 'Antwort',
    when: 'Abgegeben',
  },
  returnDoc: 'Mittlerer Return der letzten Auswertung mit seiner Standardabweichung.',
  caption: 'Was der Kurs abgegeben hat',
  sortBy: (column) => `Nach ${column} sortieren`,
  question: (question) => `Frage: ${question}`,
  more: 'Die ganze Antwort zeigen',
  less: 'Weniger von der Antwort zeigen',
  also: (names) => `Auch abgegeben von ${names}`,
  empty: {
    noFolder: 'Noch kein Abgabeordner',
    noFolderDoc:
      'Wählen Sie einen Ordner, den Sie und Ihre Studierenden erreichen: eine Freigabe, einen Stick, ein synchronisiertes Laufwerk. Was abgegeben wird, erscheint hier nach wenigen Sekunden.',
    choose: 'Ordner wählen …',
    nothing: 'Noch nichts abgegeben',
    nothingDoc: (folder) =>
      `Dieses Fenster beobachtet ${folder}. Die Studierenden wählen denselben Ordner in ihren Einstellungen, oder er ist ihnen mit handInFolder in rl-lab.config.json vorgegeben; dann klicken sie an einem Lauf auf „Abgeben“.`,
    noneShown: 'Kein Lauf passt.',
  },
  unreachable: 'Der Abgabeordner lässt sich nicht lesen',
  files: {
    open: (n) => (n === 1 ? '1 Hinweis zu Dateien' : `${formatCount(n)} Hinweise zu Dateien`),
    title: 'Dateien im Abgabeordner',
    lead: 'Diese Dateien wurden übersprungen, oder zu ihnen ist etwas zu sagen. Keine wurde verändert.',
    hidden: (n) => `Datei ${n}`,
    states: {
      arriving: 'Noch unterwegs',
      damaged: 'Beschädigt',
      foreign: 'Nicht von diesem Programm',
      repeated: 'Mehrfach abgegeben',
      partly: 'Teilweise gelesen',
    },
  },
  strip: {
    axis: (environment) => `Return der letzten Auswertung, ${environment}`,
    doc: 'Jeder Punkt ist ein Lauf; der senkrechte Strich ist der Median der Person. Die höchsten Mediane stehen oben.',
    random: 'zufällig',
    solved: 'gelöst',
    none: 'Keiner der gezeigten Läufe hat schon eine letzte Auswertung.',
    without: (n) => `${runs(n)} ohne letzte Auswertung nicht gezeigt.`,
    spread: (name, n, median) => `${name}: ${runs(n)}, Median ${median}`,
    environments: 'Returns verschiedener Umgebungen sind nicht vergleichbar: Gezeigt wird eine davon.',
  },
  settings: {
    show: 'Kurs zeigen',
    showDoc: 'Für Lehrende: fügt eine Ansicht mit allem hinzu, was in diesem Ordner abgegeben wurde.',
  },
};
