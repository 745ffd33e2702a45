import type { AlgorithmCard } from '../algorithm';
import { epsilonConflicts } from '../epsilon-greedy';
import { tabularFields } from '../tabular-learning';

export const doubleQTable = {
  id: 'double-q-table',
  title: 'Double Q-learning, tabular',
  summary:
    'Keeps two tables and lets one choose the next action that the other values, against the maximisation bias.',
  source: 'van Hasselt 2010, "Double Q-learning"; Sutton & Barto 2018, section 6.7',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters: tabularFields,
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof tabularFields>;
