/** Words that many algorithms have in common. */
import { settingNumber } from '../../numbers/settings';
import type { ProblemWords } from '../card-words';

const constant = { label: 'Konstant', doc: 'Bis zum Ende dieselbe.' };

export const learningRateScheduleWords = {
  label: 'Lernraten-Schedule',
  doc: 'Wie sich die Lernrate über das Budget ändert. Eine fallende lässt die Strategie am Ende des Budgets zur Ruhe kommen.',
  options: {
    constant,
    linear: { label: 'Linear auf null', doc: 'Fällt auf gerader Linie bis zum Ende des Budgets auf null.' },
  },
};

/** Of algorithms with several learning rates. */
export const learningRatesScheduleWords = {
  label: 'Lernraten-Schedule',
  doc: 'Wie sich die Lernraten über das Budget ändern. Fallende lassen die Strategie am Ende des Budgets zur Ruhe kommen.',
  options: {
    constant: { label: 'Konstant', doc: 'Bis zum Ende dieselben.' },
    linear: { label: 'Linear auf null', doc: 'Fallen auf gerader Linie bis zum Ende des Budgets auf null.' },
  },
};

export const hiddenActivationWords = {
  label: 'Aktivierung',
  doc: 'Was auf jede verdeckte Schicht folgt.',
  options: {
    tanh: { label: 'Tanh', doc: 'Beschränkt und glatt, die übliche Wahl für Strategien.' },
    relu: { label: 'ReLU', doc: 'Über 0 linear, darunter nichts.' },
  },
};

export const discountWords = {
  label: 'Diskontfaktor',
  doc: 'Gewicht des Werts im nächsten Schritt. Bei 0 zählt nur die nächste Belohnung; gegen 1 wächst der Horizont wie 1 / (1 − γ).',
};

/** A warm-up that uses up the budget. */
export const warmupTooLong = (steps: number): ProblemWords => ({
  allowed: `weniger als das Budget von ${settingNumber(steps, 'de')} Umgebungsschritten`,
  remedy: 'Kürzen Sie die Aufwärmphase, oder erhöhen Sie das Budget; sonst wird nie etwas gelernt.',
});

/** A replay buffer that holds no minibatch. */
export const bufferTooSmall = (batchSize: number): ProblemWords => ({
  allowed: `mindestens der Minibatch von ${settingNumber(batchSize, 'de')}`,
  remedy: 'Vergrößern Sie den Speicher, oder verkleinern Sie den Minibatch.',
});
