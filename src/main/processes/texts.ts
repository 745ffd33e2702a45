/** What the supervisor and its trainers say to people. */
import { germanNumber } from '../../shared/language/de/number';
import type { RunPhase } from '../../shared/runs';
import { inARow, type Sentence, type Sentences } from '../../shared/sentence';

/** What can be done with a run. */
export type Action = 'pause' | 'resume' | 'stop' | 'remove';

const actions: Readonly<Record<Action, string>> = {
  pause: 'pausieren',
  resume: 'fortsetzen',
  stop: 'beenden',
  remove: 'entfernen',
};

const phases: Readonly<Record<RunPhase, string>> = {
  queued: 'er wartet noch in der Warteschlange',
  starting: 'er startet gerade',
  running: 'er läuft gerade',
  paused: 'er pausiert',
  finished: 'er ist abgeschlossen',
  stopped: 'er ist beendet',
  crashed: 'er ist abgestürzt',
};

/** A sentence for an action that is not possible. */
const cannot = (action: Action, id: string, why: Sentence): Sentence => ({
  en: `Cannot ${action} the run ${id}: ${why.en}.`,
  de: `Der Lauf ${id} lässt sich nicht ${actions[action]}: ${why.de}.`,
});

export const trainerTexts = {
  elsewhere: (action: Action, id: string) =>
    cannot(action, id, {
      en: 'another window or command line is working on it. Do it there',
      de: 'Ein anderes Fenster oder eine andere Kommandozeile arbeitet daran. Dort geht es',
    }),
  inPhase: (action: Action, id: string, phase: RunPhase) =>
    cannot(action, id, { en: `it is ${phase}`, de: phases[phase] }),
  stopping: (action: Action, id: string) =>
    cannot(action, id, { en: 'it is being stopped', de: 'er wird gerade beendet' }),
  obstructed: (action: Action, id: string, why: Sentence) => ({
    en: `Cannot ${action} the run ${id}. ${why.en}`,
    de: `Der Lauf ${id} lässt sich nicht ${actions[action]}. ${why.de}`,
  }),
  waitsForSigns: (seconds: number) => ({
    en: `Another machine worked on this run. Watching for up to ${seconds} s whether it still does …`,
    de: `Ein anderer Rechner hat an diesem Lauf gearbeitet. Bis zu ${seconds} s wird beobachtet, ob er es noch tut …`,
  }),
  ending: {
    en: 'The program is ending; no training can start any more.',
    de: 'Das Programm wird beendet; es kann kein Training mehr beginnen.',
  },
  notResumable: {
    en: 'This run cannot be resumed by this version of the program',
    de: 'Diese Version des Programms kann den Lauf nicht fortsetzen',
  },
  noQuestion: (id: string) => ({
    en: `The run ${id} belongs to no assignment: nothing is asked.`,
    de: `Der Lauf ${id} gehört zu keiner Übung: Es gibt keine Frage.`,
  }),
  notAnnotated: (failures: readonly { readonly id: string; readonly says: Sentence }[], of: number) => {
    const some = failures.slice(0, 5);
    const list = inARow(some.map(({ id, says }) => ({ en: `${id}: ${says.en}`, de: `${id}: ${says.de}` })));
    return {
      en: `${failures.length} of ${of} runs could not be changed. ${list.en}`,
      de: `${failures.length} von ${of} Läufen ließen sich nicht ändern. ${list.de}`,
    };
  },
  notBuilt: {
    en: 'The trainer is not built; run "npm run build" first.',
    de: 'Der Trainer ist nicht gebaut; führen Sie zuerst „npm run build“ aus.',
  },
  cannotStart: (detail: string) => ({
    en: `The trainer cannot be started: ${detail}`,
    de: `Der Trainer lässt sich nicht starten: ${detail}`,
  }),
  notUnderstood: {
    en: 'Something that the trainer process said could not be understood and was left out. The run’s files hold everything that it has written.',
    de: 'Etwas, das der Prozess des Trainers meldete, war nicht zu verstehen und wurde ausgelassen. Was er geschrieben hat, steht in den Dateien des Laufs.',
  },
  orderNotUnderstood: {
    en: 'An order that the trainer process was given could not be understood and was not carried out.',
    de: 'Eine Anweisung an den Prozess des Trainers war nicht zu verstehen und wurde nicht ausgeführt.',
  },
  killed: {
    en: 'The trainer process was killed (SIGKILL), by a person or because the memory was used up.',
    de: 'Der Prozess des Trainers wurde beendet (SIGKILL), von einem Menschen oder weil der Arbeitsspeicher aufgebraucht war.',
  },
  endedBySignal: (signal: string) => ({
    en: `The trainer process was ended by ${signal}.`,
    de: `Der Prozess des Trainers wurde durch ${signal} beendet.`,
  }),
  endedWithCode: (code: number | null) => ({
    en: `The trainer process ended with exit code ${code}.`,
    de: `Der Prozess des Trainers endete mit dem Rückgabewert ${code}.`,
  }),
  endedByWindows: (code: string, why: Sentence | null) => ({
    en: `Windows ended the trainer process with code ${code}${why === null ? '' : `: ${why.en}`}.`,
    de: `Windows hat den Prozess des Trainers mit dem Code ${code} beendet${why === null ? '' : `: ${why.de}`}.`,
  }),
  memoryViolation: {
    en: 'it reached for memory that is not its own',
    de: 'er griff auf Speicher zu, der ihm nicht gehört',
  },
  outOfMemory: { en: 'the memory was used up', de: 'der Arbeitsspeicher war aufgebraucht' },
  unknownInstruction: {
    en: 'it used an instruction that this processor does not have',
    de: 'er benutzte einen Befehl, den dieser Prozessor nicht kennt',
  },
  libraryMissing: { en: 'a library is missing', de: 'eine Bibliothek fehlt' },
  gaveItselfUp: { en: 'it noticed a fault in itself', de: 'er bemerkte einen Fehler in sich selbst' },
  endedInConsole: {
    en: 'Ctrl-C was pressed, or its console was closed',
    de: 'Strg-C wurde gedrückt oder die Konsole geschlossen',
  },
  hadNotBegun: {
    en: 'It had not begun to train yet: "npm run doctor" checks the installation.',
    de: 'Das Training hatte noch nicht begonnen: „npm run doctor“ prüft die Installation.',
  },
  hadNotBegunInBundle: {
    en: 'It had not begun to train yet: unpack the program’s folder again, as SHA256SUMS in it tells whether it is whole.',
    de: 'Das Training hatte noch nicht begonnen: Entpacken Sie den Ordner des Programms noch einmal; ob er vollständig ist, zeigt SHA256SUMS darin.',
  },
  printedLast: (lines: string) => ({
    en: `It printed last:\n${lines}`,
    de: `Zuletzt gab er aus:\n${lines}`,
  }),
  trainingFailed: (detail: string) => ({
    en: detail,
    de: `Das Training ist an einem Fehler gescheitert: ${detail}`,
  }),
  metricsTooShort: (bytes: number) => ({
    en: `metrics.jsonl holds less than its ${bytes} bytes`,
    de: `metrics.jsonl enthält weniger als seine ${germanNumber(bytes)} Bytes`,
  }),
  continuesFromStart: {
    en: 'The training continues from the start.',
    de: 'Das Training beginnt von vorn.',
  },
  continuesFrom: (step: number) => ({
    en: `The training continues from the checkpoint of step ${step}.`,
    de: `Das Training geht vom Checkpoint bei Schritt ${germanNumber(step)} aus weiter.`,
  }),
  checkpointNotWritten: {
    en: 'The checkpoint could not be written.',
    de: 'Der Checkpoint konnte nicht geschrieben werden.',
  },
} as const satisfies Sentences;
