import type { RunAction, trainers as english } from '../../en/messages/trainers';
import type { Translated } from '../../message';

const actions: Readonly<Record<RunAction, string>> = {
  pause: 'pausieren',
  resume: 'fortsetzen',
  extend: 'verlängern',
  stop: 'beenden',
  remove: 'entfernen',
};

const phases: Readonly<Record<string, string>> = {
  queued: 'er wartet noch in der Warteschlange',
  starting: 'er startet gerade',
  running: 'er läuft gerade',
  paused: 'er pausiert',
  finished: 'er ist abgeschlossen',
  stopped: 'er ist beendet',
  crashed: 'er ist abgestürzt',
};

/** A sentence for an action that is not possible. */
const cannot = (action: RunAction, id: string, why: string) =>
  `Der Lauf ${id} lässt sich nicht ${actions[action]}: ${why}.`;

export const trainers: Translated<typeof english> = {
  elsewhere: ({ action, id }) =>
    cannot(action, id, 'Ein anderes Fenster oder eine andere Kommandozeile arbeitet daran. Dort geht es'),
  inPhase: ({ action, id, phase }) => cannot(action, id, phases[phase] ?? phase),
  stopping: ({ action, id }) => cannot(action, id, 'er wird gerade beendet'),
  obstructed: ({ action, id, why }, { say }) =>
    `Der Lauf ${id} lässt sich nicht ${actions[action]}. ${say(why)}`,
  waitsForSigns: ({ seconds }) =>
    `Ein anderer Rechner hat an diesem Lauf gearbeitet. Bis zu ${seconds} s wird beobachtet, ob er es noch tut …`,
  ending: 'Das Programm wird beendet; es kann kein Training mehr beginnen.',
  notResumable: 'Diese Version des Programms kann den Lauf nicht fortsetzen',
  notExtendable: 'Der Lauf lässt sich nicht verlängern',
  noQuestion: ({ id }) => `Der Lauf ${id} gehört zu keiner Übung: Es gibt keine Frage.`,
  notAnnotated: ({ failures, of }, { say }) => {
    const some = failures.slice(0, 5).map(({ id, says }) => `${id}: ${say(says)}`);
    return `${failures.length} von ${of} Läufen ließen sich nicht ändern. ${some.join(' ')}`;
  },
  notBuilt: 'Der Trainer ist nicht gebaut; führen Sie zuerst „npm run build“ aus.',
  cannotStart: ({ detail }) => `Der Trainer lässt sich nicht starten: ${detail}`,
  notUnderstood:
    'Etwas, das der Prozess des Trainers meldete, war nicht zu verstehen und wurde ausgelassen. Was er geschrieben hat, steht in den Dateien des Laufs.',
  orderNotUnderstood:
    'Eine Anweisung an den Prozess des Trainers war nicht zu verstehen und wurde nicht ausgeführt.',
  killed:
    'Der Prozess des Trainers wurde beendet (SIGKILL), von einem Menschen oder weil der Arbeitsspeicher aufgebraucht war.',
  endedBySignal: ({ signal }) => `Der Prozess des Trainers wurde durch ${signal} beendet.`,
  endedWithCode: ({ code }) => `Der Prozess des Trainers endete mit dem Rückgabewert ${code}.`,
  endedByWindows: ({ code, why }, { say }) =>
    `Windows hat den Prozess des Trainers mit dem Code ${code} beendet${why === null ? '' : `: ${say(why)}`}.`,
  memoryViolation: 'er griff auf Speicher zu, der ihm nicht gehört',
  outOfMemory: 'der Arbeitsspeicher war aufgebraucht',
  unknownInstruction: 'er benutzte einen Befehl, den dieser Prozessor nicht kennt',
  libraryMissing: 'eine Bibliothek fehlt',
  gaveItselfUp: 'er bemerkte einen Fehler in sich selbst',
  endedInConsole: 'Strg-C wurde gedrückt oder die Konsole geschlossen',
  hadNotBegun: 'Das Training hatte noch nicht begonnen: „npm run doctor“ prüft die Installation.',
  hadNotBegunInBundle:
    'Das Training hatte noch nicht begonnen: Entpacken Sie den Ordner des Programms noch einmal; ob er vollständig ist, zeigt SHA256SUMS darin.',
  printedLast: ({ lines }) => `Zuletzt gab er aus:\n${lines}`,
  trainingFailed: ({ detail }) => `Das Training ist an einem Fehler gescheitert: ${detail}`,
  metricsTooShort: ({ bytes }, { number }) =>
    `metrics.jsonl enthält weniger als seine ${number(bytes)} Bytes`,
  continuesFromStart: 'Das Training beginnt von vorn.',
  continuesFrom: ({ step }, { number }) =>
    `Das Training geht vom Checkpoint bei Schritt ${number(step)} aus weiter.`,
  unknownOptimum: ({ sweeps, discount }, { number }) =>
    `Die optimalen Werte sind nicht bekannt: Nach ${number(sweeps)} Durchläufen der Wertiteration ändern sie sich noch. Der Diskontfaktor zählt hier als ${number(discount)}; ein kleinerer oder eine Belohnung unter null für jeden Schritt bringt sie zur Ruhe.`,
  checkpointNotWritten: 'Der Checkpoint konnte nicht geschrieben werden.',
};
