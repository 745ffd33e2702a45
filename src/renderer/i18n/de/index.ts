/** Every text of the window, in German. */
import { assignment } from './assignment';
import { compare } from './compare';
import { diagnosis } from './diagnosis';
import { drawings } from './drawings';
import { sweep } from './sweep';
import { work } from './work';
import type { Texts } from '../en';
import { formatCount } from '../format';
import { stepInspector } from './step-inspector';
import { runTools } from './runs';
import { courseTexts } from './courses';
import { presetTexts } from './presets';
import { welcome, experiments, field } from './experiments';
import { runs } from './run-list';
import { charts, player } from './charts';
import { inspect } from './inspect';
import { settings } from './settings';
import { help } from './help';
import { classRoom } from './class';
import { handIn } from './hand-in';

const trainings = (n: number) => (n === 1 ? '1 Training wird' : `${formatCount(n)} Trainings werden`);

export const texts: Texts = {
  rooms: {
    label: 'Ansichten',
    experiments: 'Experimente',
    runs: 'Läufe',
    compare: 'Vergleich',
    inspect: 'Agent ansehen',
    guides: 'Leitfäden',
    class: 'Kurs',
    settings: 'Einstellungen',
    help: 'Hilfe',
  },
  phases: {
    queued: 'In Warteschlange',
    starting: 'Startet',
    running: 'Läuft',
    paused: 'Pausiert',
    finished: 'Abgeschlossen',
    stopped: 'Beendet',
    crashed: 'Abgestürzt',
  },
  verdicts: { solved: 'Gelöst', notSolved: 'Nicht gelöst', undecided: 'Nicht eindeutig' },
  activities: { 'warm-up': 'Aufwärmphase', training: 'Training', evaluating: 'Auswertung' },
  welcome,
  experiments,
  field,
  runs,
  charts,
  player,
  drawings,
  inspect,
  guides: {
    title: 'Leitfäden',
    list: 'Liste der Leitfäden',
    search: 'Leitfäden durchsuchen',
    searchHint: 'In Titeln und Texten',
    clear: 'Suche leeren',
    found: (n) =>
      n === 0 ? 'Nichts gefunden' : n === 1 ? '1 Leitfaden gefunden' : `${n} Leitfäden gefunden`,
    nothing: (words) =>
      `Kein Leitfaden enthält „${words}“. Versuchen Sie es mit weniger oder kürzeren Wörtern.`,
    kinds: { algorithm: 'Algorithmen', topic: 'Themen', environment: 'Umgebungen' },
    outline: 'Auf dieser Seite',
    back: 'Zurück zum vorigen Leitfaden',
    open: 'Leitfaden',
    openOf: (title) => `Leitfaden zu ${title}`,
    whole: 'Unter Leitfäden öffnen',
    close: 'Leitfaden schließen',
    beside: 'Leitfaden neben dem Formular',
    choose: 'Welcher Leitfaden',
    toExperiments: 'Zurück zum Experiment',
    none: 'Dazu gibt es noch keinen Leitfaden.',
    failed: 'Dieser Leitfaden konnte nicht geladen werden.',
  },
  settings,
  help,
  compare,
  stepInspector,
  sweep,
  work,
  diagnosis,
  runTools,
  courses: courseTexts,
  presets: presetTexts,
  assignment,
  handIn,
  classRoom,
  closing: {
    title: (n) => `${trainings(n)} gespeichert …`,
    text: 'Jedes schreibt einen Checkpoint und lässt sich beim nächsten Mal von dort fortsetzen. Nichts geht verloren.',
  },
  problems: {
    title: 'Ein Fehler ist aufgetreten',
    dismiss: 'Schließen',
    failed: 'Das hat nicht geklappt',
    startFailed: 'Das Fenster hat das Programm dahinter nicht erreicht.',
  },
};
