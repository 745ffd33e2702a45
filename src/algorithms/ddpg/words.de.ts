import type { card as ddpg } from './card';
import { actionNoiseConflictWords, actionNoiseWords } from '../../shared/language/de/action-noise';
import { offPolicyConflictWords, offPolicyWords } from '../../shared/language/de/off-policy-learning';
import type { AlgorithmWords } from '../../shared/language/card-words';

export const words: AlgorithmWords<typeof ddpg> = {
  title: 'DDPG',
  summary:
    'Lernt Aktionswerte aus gespeicherten Transitionen und eine deterministische Strategie, die ihrer Steigung folgt: Deep Q-Learning für kontinuierliche Aktionen.',
  source:
    'Lillicrap et al. 2016, „Continuous control with deep reinforcement learning“; Gleichungen (13) bis (15) der Vorlesung',
  improvements: {
    twinCritics: {
      label: 'TD3 ausprobieren',
      reason: 'Der kleinere Wert zweier Kritiker überschätzt weniger.',
    },
  },
  hyperparameters: { ...offPolicyWords, ...actionNoiseWords },
  conflicts: { ...offPolicyConflictWords, ...actionNoiseConflictWords },
};
