import type { AlgorithmCard } from '../algorithm';
import { epsilonConflicts } from '../epsilon-greedy';
import { tabularFields } from '../tabular-learning';

export const qTable = {
  id: 'q-table',
  title: 'Q-learning, tabular',
  summary:
    'Keeps one value for each state and action, and learns them towards the best value of the next state.',
  source: 'Watkins 1989; Sutton & Barto 2018, section 6.5; the lecture’s equation (1)',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters: tabularFields,
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof tabularFields>;
