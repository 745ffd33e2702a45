/** Units and headings of fields, by their English names; those of physics are the same in both languages. */

export const unitWords: Readonly<Record<string, string>> = {
  'env steps': 'Umgebungsschritte',
  steps: 'Schritte',
  episodes: 'Episoden',
  transitions: 'Transitionen',
  rewards: 'Belohnungen',
  'gradient steps': 'Gradientenschritte',
  'of the budget': 'des Budgets',
  nats: 'Nat',
  'nats for each action dimension': 'Nat je Dimension der Aktion',
  'm/step': 'm/Schritt',
};

/** Sections of the form. */
export const groupWords: Readonly<Record<string, string>> = {
  Training: 'Training',
  Evaluation: 'Auswertung',
  Preprocessing: 'Vorverarbeitung',
  Environment: 'Umgebung',
  Network: 'Netz',
  Learning: 'Lernen',
  Replay: 'Replay',
  'Target network': 'Zielnetz',
  'Target networks': 'Zielnetze',
  Exploration: 'Exploration',
  Rollout: 'Rollout',
  'Trust region': 'Vertrauensbereich',
  Baseline: 'Baseline',
  Actor: 'Actor',
  Critic: 'Kritiker',
};
