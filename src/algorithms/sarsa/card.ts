import type { ValuesOf } from '../../shared/fields';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { epsilonConflicts } from '../../shared/catalogue/epsilon-greedy';
import { tabularFields } from '../../shared/catalogue/tabular-learning';
import { tabularMetrics } from '../../shared/catalogue/metrics';

const hyperparameters = {
  expected: {
    kind: 'switch',
    label: 'Expected Sarsa',
    doc: 'Learns towards the mean value of the next action under the exploring policy instead of that of the one action taken: the same goal, less variance.',
    group: 'Learning',
    default: false,
  },
  ...tabularFields,
} as const;

export type SarsaHyperparameters = ValuesOf<typeof hyperparameters>;

export const card = {
  id: 'sarsa',
  title: 'Sarsa, tabular',
  order: 30,
  summary:
    'Learns the values of the policy that it follows, exploration included, and therefore keeps away from cliffs.',
  source: 'Rummery & Niranjan 1994; Sutton & Barto 2018, sections 6.4 and 6.6',
  observations: ['discrete'],
  actions: ['discrete'],
  hyperparameters,
  metrics: tabularMetrics,
  variants: {
    of: ['expected'],
    name: (read, title) => (read('expected') === true ? `Expected ${title}` : title),
  },
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
