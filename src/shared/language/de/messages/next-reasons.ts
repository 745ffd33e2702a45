import type { nextReasons as english } from '../../en/messages/next-reasons';
import type { Translated } from '../../message';
import { counted } from './next-steps';

export const nextReasons: Translated<typeof english> = {
  longer: 'Vielleicht ist das Budget zu klein.',
  moreEpisodes: 'Erst dann ist der Mittelwert vom Schwellwert zu unterscheiden.',
  answer: 'Das Ergebnis ist zu sehen, sobald die Frage der Übung beantwortet ist.',
  resume: 'Der Lauf geht vom letzten Checkpoint aus weiter, als wäre nichts gewesen.',
  inspect: 'Sehen Sie sich eine Episode an, und was der Agent von jeder Aktion erwartet.',
  compare: 'Alle Seeds dieser Einstellungen in einem Diagramm, neben anderen.',
  diagnose: ({ findings }) =>
    `Sie hat ${counted(findings)} ${findings === 1 ? 'Auffälligkeit' : 'Auffälligkeiten'} gefunden.`,
  seeds: 'Ein einzelner Seed sagt wenig: Mit einem anderen kann es ganz anders ausgehen.',
};
