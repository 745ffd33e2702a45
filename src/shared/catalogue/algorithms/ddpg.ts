import type { ValuesOf } from '../../fields';
import { actionNoiseConflicts, actionNoiseFields } from '../action-noise';
import type { AlgorithmCard } from '../algorithm';
import { offPolicyConflicts, offPolicyFields } from '../off-policy-learning';

const hyperparameters = { ...offPolicyFields, ...actionNoiseFields } as const;

export type DdpgHyperparameters = ValuesOf<typeof hyperparameters>;

export const ddpg = {
  id: 'ddpg',
  title: 'DDPG',
  summary:
    'Learns action values from replayed transitions, and a deterministic policy that climbs them: deep Q-learning for continuous actions.',
  source:
    'Lillicrap et al. 2016, "Continuous control with deep reinforcement learning"; the lecture’s equations (13) to (15)',
  observations: ['box'],
  actions: ['box'],
  hyperparameters,
  conflicts: (values, steps) => [...offPolicyConflicts(values, steps), ...actionNoiseConflicts(values)],
} as const satisfies AlgorithmCard<typeof hyperparameters>;
