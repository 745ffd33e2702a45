import type { AlgorithmCard } from '../algorithm';
import { tabularConflicts, tabularFields } from '../tabular-learning';

export const doubleQTable = {
  id: 'double-q-table',
  title: 'Double Q-learning, tabular',
  summary:
    'Keeps two tables and lets one choose the next action that the other values, against the maximisation bias.',
  source: 'van Hasselt 2010, "Double Q-learning"; Sutton & Barto 2018, section 6.7',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters: tabularFields,
  conflicts: tabularConflicts,
} as const satisfies AlgorithmCard<typeof tabularFields>;
