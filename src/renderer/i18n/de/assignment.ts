/** The texts of assignments, in German. */
import type { assignment as english } from '../en/assignment';
import { formatCount } from '../format';

export const assignment: typeof english = {
  name: 'Übung',
  set: 'Von der Übung festgelegt',
  choiceSet: 'Festgelegt',
  banner: {
    free: (labels) => `Sie dürfen ändern: ${labels}.`,
    allSet: 'Alles ist festgelegt: Lesen Sie die Frage, denken Sie nach, und starten Sie.',
    leave: 'Ohne die Übung',
    leaveDoc: 'Die Werte bleiben, sind aber frei, und gefragt wird nichts.',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    asked: 'Die Frage',
    rule: 'Sie wird gestellt, sobald das Training begonnen hat. Das Ergebnis erscheint, sobald Sie geantwortet haben; eine Antwort lässt sich nicht ändern.',
  },
  question: {
    label: 'Bevor das Ergebnis erscheint',
    lead: 'Was erwarten Sie?',
    hint: 'Hinweis',
    answer: 'Antwort',
    textHint: 'In eigenen Worten, mit Begründung.',
    numberHint: 'Eine Zahl',
    once: 'Eine Antwort lässt sich nachträglich nicht ändern.',
    meanwhile: 'Das Training läuft derweil weiter.',
    all: (n) =>
      n === 1
        ? 'Auch für den anderen Lauf dieser Übung, der auf eine Antwort wartet'
        : `Auch für die ${formatCount(n)} anderen Läufe dieser Übung, die auf eine Antwort warten`,
    give: 'Antwort abgeben',
    giving: 'Wird gespeichert …',
    taken: 'Antwort abgegeben; das Ergebnis erscheint.',
    failed: 'Die Antwort wurde nicht angenommen',
    wrong: {
      text: 'Schreiben Sie in wenigen Worten, was Sie erwarten.',
      number: 'Geben Sie nur eine Zahl ein, etwa 475 oder 0,5.',
      choice: 'Wählen Sie eine der Möglichkeiten.',
    },
    waiting: 'Wartet auf eine Antwort',
    hidden: 'Kurven, Auswertungen und das Endergebnis erscheinen, sobald Sie geantwortet haben.',
  },
  answered: {
    label: 'Frage und Antwort',
    own: 'Ihre Antwort',
    at: (moment) => `gegeben ${moment}`,
    result: 'Ergebnis',
    notYet: 'Das Training ist noch nicht zu Ende.',
    noResult: 'Das Training endete ohne abschließende Auswertung.',
    mean: (mean, std, episodes) =>
      `${mean} ± ${std} über ${formatCount(episodes)} ${episodes === 1 ? 'Episode' : 'Episoden'}`,
    explanation: 'Erklärung',
  },
  make: {
    open: 'Übung erstellen …',
    title: 'Übung erstellen',
    change: 'Übung ändern',
    lead: 'Aus dem Formular wird eine Übung: Sie legen fest, welche Werte die Studierenden ändern dürfen. Diese beantworten eine Frage, bevor sie das Ergebnis sehen. Für Ihren Kurs lässt sich die Übung als eine Datei exportieren.',
    name: 'Titel',
    description: 'Beschreibung',
    free: 'Was die Studierenden ändern dürfen',
    freeDoc: 'Alles ohne Haken ist auf den Wert im Formular festgelegt.',
    choices: 'Umgebung und Algorithmus',
    environment: 'Umgebung',
    algorithm: 'Algorithmus',
    none: 'Kein Haken gesetzt: Alles ist festgelegt.',
    count: (n) =>
      n === 1
        ? '1 Einstellung darf geändert werden.'
        : `${formatCount(n)} Einstellungen dürfen geändert werden.`,
    tickAll: (section) => `Alles unter ${section}`,
    question: 'Frage',
    questionHint: 'Was erwarten Sie: …?',
    kind: 'Art der Antwort',
    kinds: { text: 'Freitext', number: 'Eine Zahl', choice: 'Auswahl' },
    options: 'Auswahl, eine Möglichkeit je Zeile',
    hint: 'Hinweis, erscheint mit der Frage (optional)',
    explanation: 'Erklärung, erscheint mit dem Ergebnis (optional)',
    save: 'Speichern',
    saveAndExport: 'Speichern und exportieren …',
    cancel: 'Abbrechen',
    missing: (labels) => `Es fehlt noch: ${labels.join(', ')}.`,
    refused: 'Die Übung lässt sich nicht speichern',
  },
};
