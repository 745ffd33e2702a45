import type { ddpg } from '../../catalogue/algorithms/ddpg';
import { actionNoiseConflictWords, actionNoiseWords } from '../action-noise';
import { offPolicyConflictWords, offPolicyWords } from '../off-policy-learning';
import type { AlgorithmWords } from '../words';

export const ddpgWords: AlgorithmWords<typeof ddpg> = {
  title: 'DDPG',
  summary:
    'Lernt Aktionswerte aus gespeicherten Transitionen und eine deterministische Strategie, die ihrer Steigung folgt: Deep Q-Learning für kontinuierliche Aktionen.',
  source:
    'Lillicrap et al. 2016, „Continuous control with deep reinforcement learning“; Gleichungen (13) bis (15) der Vorlesung',
  hyperparameters: { ...offPolicyWords, ...actionNoiseWords },
  conflicts: { ...offPolicyConflictWords, ...actionNoiseConflictWords },
};
