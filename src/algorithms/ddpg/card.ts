import type { ValuesOf } from '../../shared/fields';
import { actionNoiseConflicts, actionNoiseFields } from '../../shared/catalogue/action-noise';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { offPolicyConflicts, offPolicyFields } from '../../shared/catalogue/off-policy-learning';
import { actorMetrics, criticMetrics, replayMetrics, sharedMetrics } from '../../shared/catalogue/metrics';

const hyperparameters = { ...offPolicyFields, ...actionNoiseFields } as const;

export type DdpgHyperparameters = ValuesOf<typeof hyperparameters>;

const metrics = {
  ...criticMetrics,
  ...actorMetrics,
  ...replayMetrics,
  actionNoise: sharedMetrics.actionNoise,
};

export const card = {
  id: 'ddpg',
  title: 'DDPG',
  order: 100,
  summary:
    'Learns action values from replayed transitions, and a deterministic policy that climbs them: deep Q-learning for continuous actions.',
  source:
    'Lillicrap et al. 2016, "Continuous control with deep reinforcement learning"; the lecture’s equations (13) to (15)',
  observations: ['box'],
  actions: ['box'],
  hyperparameters,
  metrics,
  updates: { after: 'replay' },
  improvements: {
    twinCritics: {
      label: 'Try TD3',
      reason: 'The smaller of two critics’ values overestimates less.',
      changes: [{ path: 'algorithm', value: 'td3' }],
    },
  },
  conflicts: (values, steps) => [...offPolicyConflicts(values, steps), ...actionNoiseConflicts(values)],
} as const satisfies AlgorithmCard<typeof hyperparameters>;
