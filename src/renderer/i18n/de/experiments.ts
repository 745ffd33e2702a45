/** The texts of the form, in German. */
import type { Texts } from '../en';
import { formatCount } from '../format';

export const welcome: Texts['welcome'] = {
  title: 'Trainieren Sie Ihren ersten Agenten',
  lead: 'Ein Wagen, ein Stab und ein Agent, der noch nichts weiß. Er stößt nach links und rechts, scheitert einige hundert Mal und lernt aus jedem Versuch, den Stab aufrecht zu halten. Das dauert auf diesem Rechner etwa eine Minute.',
  start: 'Ersten Agenten trainieren',
  starting: 'Wird gestartet …',
  own: 'Eigenes Experiment anlegen',
  task: 'Aufgabe',
  algorithm: 'Algorithmus',
  budget: 'Budget',
  goal: 'Gelöst ab einem Return von',
  mark: (solved, best) => (typeof best === 'number' ? `${solved} (von höchstens ${best})` : String(solved)),
  steps: [
    [
      'Er handelt',
      'Anfangs zufällig, später nach dem, was er gelernt hat: Epsilon fällt von eins auf fast null.',
    ],
    ['Er merkt sich', 'Jede Transition kommt in einen Replay-Speicher, aus dem er in Minibatches lernt.'],
    [
      'Sie sehen zu',
      'Der Return steigt, der Verlust kommt zur Ruhe, und der Wagen wird gezeichnet, während der Agent lernt.',
    ],
  ],
};

export const experiments: Texts['experiments'] = {
  title: 'Neues Experiment',
  lead: 'Wählen Sie, was gelernt werden soll und wie. Für jeden Wert gibt es einen sinnvollen Standard.',
  preset: 'Ausgangspunkt',
  noPreset: 'Standardwerte',
  noPresetDoc: 'Jede Einstellung hat ihren Standardwert.',
  environment: 'Umgebung',
  algorithm: 'Algorithmus',
  misfit: 'Passt nicht',
  sections: 'Abschnitte des Formulars',
  more: {
    presets: (n) => `Alle ${n} zeigen`,
    environments: (n) => `Alle ${n} Umgebungen zeigen`,
    algorithms: (n) => `Alle ${n} Algorithmen zeigen`,
  },
  fewer: 'Weniger anzeigen',
  source: 'Quelle',
  actions: 'Aktionen',
  observations: 'Beobachtung',
  reward: 'Belohnung',
  ends: 'Endet',
  stepLimit: 'Höchstens',
  steps: (n) => `${formatCount(n)} Schritte`,
  numbers: (n) => (n === 1 ? '1 Zahl' : `${n} Zahlen`),
  start: 'Training starten',
  starting: 'Wird gestartet …',
  resetAll: 'Alles zurücksetzen',
  allDefault: 'Alle Werte sind Standardwerte',
  asPreset: 'Alle Werte wie in der Voreinstellung',
  noneFits: 'Für diese Umgebung gibt es noch keinen passenden Algorithmus. Bitte wählen Sie eine andere.',
  changed: (n) => (n === 1 ? '1 Wert geändert' : `${n} Werte geändert`),
  invalid: (n) => (n === 1 ? '1 ungültiger Wert' : `${n} ungültige Werte`),
  showFirst: 'Zeigen',
  refused: 'Das Training wurde nicht gestartet',
  summary: (algorithm, environment, steps, seed) =>
    `${algorithm} auf ${environment} · ${steps} Umgebungsschritte · Seed ${seed}`,
};

export const field: Texts['field'] = {
  default: (value) => `Standard ${value}`,
  reset: (label, value) => `${label} auf ${value} zurücksetzen`,
  allowed: (range) => `Erlaubt: ${range}.`,
  range: (min, max) => `${min} bis ${max}`,
  above: (min, max) => `über ${min}, bis ${max}`,
  sizes: (minCount, maxCount, min, max) => `${minCount} bis ${maxCount} Zahlen, jede von ${min} bis ${max}`,
  on: 'An',
  off: 'Aus',
};
