import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { epsilonConflicts } from '../../shared/catalogue/epsilon-greedy';
import { tabularFields } from '../../shared/catalogue/tabular-learning';
import { tabularMetrics } from '../../shared/catalogue/metrics';

export const card = {
  id: 'q-table',
  title: 'Q-learning, tabular',
  order: 10,
  summary:
    'Keeps one value for each state and action, and learns them towards the best value of the next state.',
  source: 'Watkins 1989; Sutton & Barto 2018, section 6.5; the lecture’s equation (1)',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters: tabularFields,
  metrics: tabularMetrics,
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof tabularFields>;
