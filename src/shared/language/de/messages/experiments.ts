import type { experiments as english } from '../../en/messages/experiments';
import type { Translated } from '../../message';

export const experiments: Translated<typeof english> = {
  concerned: ({ runs, planned }) => `Das betrifft ${runs} der ${planned} Läufe.`,
  unusable: 'Das Experiment ist ungültig',
  noneStarted: 'Kein Lauf wurde gestartet, weil nicht alle Experimente brauchbar sind',
  refused: ({ what, problems }, { say }) =>
    `${say(what)}: ${problems.map((problem) => say({ code: 'problems.sentence', facts: { problem } })).join(' ')}`,
  notSetUp: ({ environment }) => `${environment} lässt sich so nicht einrichten`,
  notPlayed: ({ id }) => `Der Lauf ${id} lässt sich nicht abspielen`,
  assignmentSets: ({ title, translated }, { language }) =>
    `Die Übung „${translated[language] ?? title}“ legt fest, was geändert wurde`,
  answerRefused: 'Die Antwort wurde nicht angenommen',
};
