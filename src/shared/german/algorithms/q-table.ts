import type { qTable } from '../../catalogue/algorithms/q-table';
import { epsilonConflictWords } from '../epsilon-greedy';
import { tabularWords } from '../tabular-learning';
import type { AlgorithmWords } from '../words';

export const qTableWords: AlgorithmWords<typeof qTable> = {
  title: 'Q-Learning, tabellarisch',
  summary:
    'Führt für jeden Zustand und jede Aktion einen Wert und lernt ihn auf den besten Wert des nächsten Zustands hin.',
  source: 'Watkins 1989; Sutton & Barto 2018, Abschnitt 6.5; Gleichung (1) der Vorlesung',
  hyperparameters: tabularWords,
  conflicts: epsilonConflictWords,
};
