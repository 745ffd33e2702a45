import type { doubleQTable } from '../../catalogue/algorithms/double-q-table';
import { epsilonConflictWords } from '../epsilon-greedy';
import { tabularWords } from '../tabular-learning';
import type { AlgorithmWords } from '../words';

export const doubleQTableWords: AlgorithmWords<typeof doubleQTable> = {
  title: 'Double Q-Learning, tabellarisch',
  summary:
    'Führt zwei Tabellen und lässt die eine die nächste Aktion wählen, die die andere bewertet; gegen die Maximierungsverzerrung.',
  source: 'van Hasselt 2010, „Double Q-learning“; Sutton & Barto 2018, Abschnitt 6.7',
  hyperparameters: tabularWords,
  conflicts: epsilonConflictWords,
};
