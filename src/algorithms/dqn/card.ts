import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import {
  epsilonGreedyMetrics,
  qLearningMetrics,
  replayMetrics,
  sharedMetrics,
} from '../../shared/catalogue/metrics';
import { conflicts } from './conflicts';
import { hyperparameters } from './hyperparameters';
import { ladder } from './ladder';
import { variants } from './variants';

export type { DqnHyperparameters } from './hyperparameters';

const dueling = { field: 'dueling', is: ['naive', 'mean'] } as const;

const metrics = {
  ...qLearningMetrics,
  ...replayMetrics,
  ...epsilonGreedyMetrics,
  epsilon: { ...epsilonGreedyMetrics.epsilon, when: { field: 'noisy', is: [false] } },
  sigma: {
    title: 'Noise',
    doc: 'Mean deviation of the noisy weights.',
    chart: { of: 'exploration', rank: 2 },
    min: 0,
    when: { field: 'noisy', is: [true] },
  },
  value: { ...sharedMetrics.value, when: dueling },
  advantageSpread: { ...sharedMetrics.advantageSpread, when: dueling },
  valueOffset: {
    title: 'V − mean Q',
    doc: 'How far V lies above the mean Q-value of the actions: 0 with equation (7); with (6) any constant, which means nothing.',
    when: dueling,
  },
} as const;

export const card = {
  id: 'dqn',
  title: 'DQN',
  order: 50,
  summary:
    'Learns action values with a neural network from replayed transitions, bootstrapping from a target network.',
  source:
    'Mnih et al. 2015, "Human-level control through deep reinforcement learning"; the lecture’s final algorithm',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters,
  metrics,
  updates: { after: 'replay' },
  improvements: {
    target: {
      label: 'Try a target network',
      reason: 'Without one, the targets move with every update.',
      changes: [{ path: 'hyperparameters.target', value: 'hard' }],
      when: { field: 'target', is: ['none'] },
    },
    double: {
      label: 'Try Double DQN',
      reason: 'It overestimates values less, which often steadies what has been learned.',
      changes: [{ path: 'hyperparameters.double', value: true }],
    },
    dueling: {
      label: 'Try Dueling DQN',
      reason: 'It learns the value of a state for all actions at once.',
      changes: [{ path: 'hyperparameters.dueling', value: 'mean' }],
      when: { field: 'dueling', is: ['none'] },
    },
  },
  variants,
  ladder,
  isUsual: true,
  conflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
