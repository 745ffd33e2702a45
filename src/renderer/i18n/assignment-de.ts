/** The texts of assignments, in German. */
import type { assignment as english } from './assignment-en';
import { formatCount } from './format';

export const assignment: typeof english = {
  name: 'Aufgabe',
  set: 'Von der Aufgabe festgelegt',
  choiceSet: 'Festgelegt',
  banner: {
    free: (labels) => `Frei wählbar: ${labels}.`,
    allSet: 'Alles ist festgelegt: lesen, nachdenken, starten.',
    leave: 'Ohne die Aufgabe',
    leaveDoc: 'Die Werte bleiben, sind aber frei, und gefragt wird nichts.',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    asked: 'Die Frage',
    rule: 'Sie wird gestellt, sobald das Training begonnen hat. Das Ergebnis erscheint, wenn sie beantwortet ist; eine Antwort lässt sich nicht ändern.',
  },
  question: {
    label: 'Bevor das Ergebnis erscheint',
    lead: 'Was ist zu erwarten?',
    hint: 'Hinweis',
    answer: 'Antwort',
    textHint: 'In eigenen Worten, mit Begründung.',
    numberHint: 'Eine Zahl',
    once: 'Eine Antwort lässt sich nachträglich nicht ändern.',
    meanwhile: 'Das Training läuft derweil weiter.',
    all: (n) =>
      n === 1
        ? 'Auch für den anderen Lauf dieser Aufgabe, der auf eine Antwort wartet'
        : `Auch für die ${formatCount(n)} anderen Läufe dieser Aufgabe, die auf eine Antwort warten`,
    give: 'Diese Antwort geben',
    giving: 'Wird gesichert …',
    taken: 'Die Antwort ist angenommen, das Ergebnis erscheint.',
    failed: 'Die Antwort wurde nicht angenommen',
    wrong: {
      text: 'Mit ein paar Worten sagen, was zu erwarten ist.',
      number: 'Nur eine Zahl angeben, etwa 475 oder 0,5.',
      choice: 'Eine der Möglichkeiten wählen.',
    },
    waiting: 'Wartet auf eine Antwort',
    hidden: 'Kurven, Auswertungen und das Endergebnis erscheinen nach der Antwort.',
  },
  answered: {
    label: 'Frage und Antwort',
    own: 'Eigene Antwort',
    at: (moment) => `gegeben ${moment}`,
    result: 'Ergebnis',
    notYet: 'Das Training ist noch nicht zu Ende.',
    noResult: 'Das Training endete ohne abschließende Auswertung.',
    mean: (mean, std, episodes) =>
      `${mean} ± ${std} über ${formatCount(episodes)} ${episodes === 1 ? 'Episode' : 'Episoden'}`,
    explanation: 'Erklärung',
  },
  make: {
    open: 'Aufgabe stellen …',
    title: 'Aufgabe stellen',
    change: 'Aufgabe ändern',
    lead: 'Was im Formular steht, wird zu einer Voreinstellung, von der Teile festgelegt sind. Wer sie startet, beantwortet eine Frage, bevor das Ergebnis erscheint. Für den Kurs lässt sie sich als eine Datei exportieren.',
    name: 'Titel',
    description: 'Beschreibung',
    free: 'Was gewählt werden darf',
    freeDoc: 'Alles ohne Haken ist auf den Wert im Formular festgelegt.',
    choices: 'Gegenstand',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    none: 'Kein Haken gesetzt: Alles ist festgelegt.',
    count: (n) =>
      n === 1
        ? '1 Einstellung darf gewählt werden.'
        : `${formatCount(n)} Einstellungen dürfen gewählt werden.`,
    tickAll: (section) => `Alles unter ${section}`,
    question: 'Frage',
    questionHint: 'Was ist zu erwarten: …?',
    kind: 'Beantwortet durch',
    kinds: { text: 'Worte', number: 'Eine Zahl', choice: 'Auswahl' },
    options: 'Auswahl, eine Möglichkeit je Zeile',
    hint: 'Hinweis, erscheint mit der Frage (darf fehlen)',
    explanation: 'Erklärung, erscheint mit dem Ergebnis (darf fehlen)',
    save: 'Sichern',
    saveAndExport: 'Sichern und exportieren …',
    cancel: 'Abbrechen',
    refused: 'Die Aufgabe lässt sich nicht sichern',
  },
};
