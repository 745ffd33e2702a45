import type { card as doubleQTable } from './card';
import { epsilonConflictWords } from '../../shared/language/de/epsilon-greedy';
import { tabularWords } from '../../shared/language/de/tabular-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof doubleQTable> = {
  title: 'Double Q-Learning, tabellarisch',
  summary:
    'Führt zwei Tabellen und lässt die eine die nächste Aktion wählen, die die andere bewertet; gegen die Maximierungsverzerrung.',
  source: 'van Hasselt 2010, „Double Q-learning“; Sutton & Barto 2018, Abschnitt 6.7',
  hyperparameters: tabularWords,
  conflicts: epsilonConflictWords,
};
