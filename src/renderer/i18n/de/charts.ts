/** The texts of charts and of the player, in German. */
import type { Texts } from '../en';

export const charts: Texts['charts'] = {
  return: 'Return',
  returnDoc:
    'Undiskontierte Summe der Belohnungen. Blass: jede Trainingsepisode samt Exploration. Linie: deren geglätteter Mittelwert. Kreise: Auswertungen der Greedy-Strategie.',
  episodes: 'Episoden',
  smoothed: 'Mittel',
  evaluation: 'Auswertung',
  smoothing: 'Glättung',
  smoothingDoc:
    'Gewicht der Vergangenheit im gleitenden Mittel: 0 zeigt jede Episode, 0,99 mittelt über etwa hundert. Der Anfang ist um den Startwert bereinigt, sodass die Linie bei der ersten Episode beginnt.',
  logScale: 'Logarithmisch',
  together: (titles: readonly string[]) => titles.join(' und '),
  values: 'Q-Werte',
  valuesDoc:
    'Q und sein Zielwert sollten gemeinsam zur Ruhe kommen; wachsen sie ohne Ende, divergiert das Lernen. Ein Ring weit über seiner Scheibe: Der Agent erwartet mehr, als er bekommt, denn das Maximum unsicherer Werte ist im Mittel zu groß.',
  stateValues: 'Werte',
  stateValuesDoc:
    'Ring: was die Wertfunktion von den Startzuständen erwartet. Scheibe: was daraus wurde. Die Werte gehören zu der Strategie, die ihre Aktionen auslost; die Auswertung nimmt die wahrscheinlichsten.',
  q: 'Q',
  target: 'Ziel',
  predicted: 'Vorhersage',
  realised: 'Tatsächlich',
  solvedLine: 'gelöst',
  randomLine: 'zufällig',
  steps: 'Umgebungsschritte',
  waiting: 'Noch nichts gemessen',
  table: (title) => `${title}: neueste Werte`,
  series: 'Kurve',
  points: 'Punkte',
  lastStep: 'Bei Schritt',
  lastValue: 'Neuester Wert',
  help: (title) => `Was „${title}“ bedeutet`,
};

export const player: Texts['player'] = {
  title: 'Agent',
  doc: 'Während des Trainings die letzte vollständige Trainingsepisode, danach die letzte Auswertung der Greedy-Strategie, in ihrem wirklichen Tempo abgespielt.',
  caption: (episode, value) => `Episode ${episode}, Return ${value}`,
  evaluated: (step, value) => `Auswertung bei Schritt ${step}, Return ${value}`,
  inspect: 'Schritt für Schritt ansehen',
  none: 'Hier erscheint der Agent, sobald er eine Episode beendet hat.',
  noneStored: 'Von diesem Lauf ist keine Episode gespeichert: Die erste kommt mit der ersten Auswertung.',
  speed: 'Abspieltempo',
  times: (n) => `${String(n).replace('.', ',')}×`,
  play: 'Abspielen',
  halt: 'Pause',
  canvas: (environment, caption) => `${environment}. ${caption}`,
};
