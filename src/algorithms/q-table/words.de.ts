import type { card as qTable } from './card';
import { epsilonConflictWords } from '../../shared/language/de/epsilon-greedy';
import { tabularWords } from '../../shared/language/de/tabular-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof qTable> = {
  title: 'Q-Learning, tabellarisch',
  summary:
    'Führt für jeden Zustand und jede Aktion einen Wert und lernt ihn auf den besten Wert des nächsten Zustands hin.',
  source: 'Watkins 1989; Sutton & Barto 2018, Abschnitt 6.5; Gleichung (1) der Vorlesung',
  hyperparameters: tabularWords,
  conflicts: epsilonConflictWords,
};
