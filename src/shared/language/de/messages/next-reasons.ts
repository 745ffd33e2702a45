import type { nextReasons as english } from '../../en/messages/next-reasons';
import type { Translated } from '../../message';
import { counted } from './next-steps';

export const nextReasons: Translated<typeof english> = {
  target: 'Ohne Zielnetz verschieben sich die Zielwerte mit jeder Aktualisierung.',
  double: 'Double DQN überschätzt die Werte weniger; das stabilisiert oft das Gelernte.',
  dueling: 'Dueling DQN lernt den Wert eines Zustands für alle Aktionen zugleich.',
  replay: 'Replay-Speicher und Zielnetz verhindern, dass Q sich selbst nachläuft.',
  baseline: 'Sie senkt die Varianz des Gradienten, ohne seinen Erwartungswert zu ändern.',
  advantage: 'Der Vorteil einer Aktion streut weniger als ihr Wert.',
  clipping: 'PPO lernt mehrmals aus jedem Rollout und begrenzt zu große Schritte.',
  twinCritics: 'Der kleinere Wert zweier Kritiker überschätzt weniger.',
  entropy: 'Eine Strategie, deren Entropie belohnt wird, exploriert von selbst.',
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
