import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { epsilonConflicts } from '../../shared/catalogue/epsilon-greedy';
import { tabularFields } from '../../shared/catalogue/tabular-learning';
import { tabularMetrics } from '../../shared/catalogue/metrics';

export const card = {
  id: 'double-q-table',
  title: 'Double Q-learning, tabular',
  order: 20,
  summary:
    'Keeps two tables and lets one choose the next action that the other values, against the maximisation bias.',
  source: 'van Hasselt 2010, "Double Q-learning"; Sutton & Barto 2018, section 6.7',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters: tabularFields,
  metrics: tabularMetrics,
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof tabularFields>;
