import type { card as sarsa } from './card';
import { epsilonConflictWords } from '../../shared/language/de/epsilon-greedy';
import { tabularWords } from '../../shared/language/de/tabular-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof sarsa> = {
  title: 'Sarsa, tabellarisch',
  summary:
    'Lernt die Werte der Strategie, der es folgt, samt Exploration, und hält sich deshalb von Klippen fern.',
  source: 'Rummery & Niranjan 1994; Sutton & Barto 2018, Abschnitte 6.4 und 6.6',
  hyperparameters: {
    expected: {
      label: 'Expected Sarsa',
      doc: 'Lernt auf den mittleren Wert der nächsten Aktion unter der erkundenden Strategie hin anstelle des Werts der einen gewählten: dasselbe Ziel, weniger Varianz.',
    },
    ...tabularWords,
  },
  conflicts: epsilonConflictWords,
};
