import type { ValuesOf } from '../../shared/fields';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { epsilonConflicts, epsilonFields } from '../../shared/catalogue/epsilon-greedy';
import { card as dqn } from '../dqn/card';
import { epsilonGreedyMetrics, qLearningMetrics } from '../../shared/catalogue/metrics';

const { hiddenLayers, learningRate, optimizer, discount } = dqn.hyperparameters;

const hyperparameters = {
  hiddenLayers,
  learningRate: { ...learningRate, default: 0.001 },
  optimizer: { ...optimizer, default: 'sgd' },
  discount: { ...discount, default: 0.9 },
  ...epsilonFields,
} as const;

export type NaiveDqnHyperparameters = ValuesOf<typeof hyperparameters>;

export const card = {
  id: 'naive-dqn',
  title: 'Naive deep Q-learning',
  order: 40,
  summary:
    'Learns from each transition once, as it comes: no replay, no target network, and nothing to keep Q from running after itself.',
  source: 'The lecture’s equation (2) and its naive algorithm; the remedies are those of Mnih et al. 2015',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters,
  metrics: { ...qLearningMetrics, ...epsilonGreedyMetrics },
  updates: { after: 'steps' },
  improvements: {
    replay: {
      label: 'Try DQN',
      reason: 'A replay buffer and a target network keep Q from chasing itself.',
      changes: [{ path: 'algorithm', value: dqn.id }],
    },
  },
  conflicts: epsilonConflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
