import type { ValuesOf } from '../../shared/fields';
import { actionNoiseConflicts, actionNoiseFields } from '../../shared/catalogue/action-noise';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { offPolicyConflicts, offPolicyFields } from '../../shared/catalogue/off-policy-learning';
import {
  actorMetrics,
  replayMetrics,
  sharedMetrics,
  twinCriticMetrics,
} from '../../shared/catalogue/metrics';

const hyperparameters = {
  ...offPolicyFields,
  policyDelay: {
    costly: true,
    kind: 'integer',
    label: 'Policy delay',
    symbol: 'd',
    unit: 'gradient steps',
    doc: 'Gradient steps of the critics for each one of the actor and of the targets. More of them let the values settle before the policy follows.',
    group: 'Learning',
    default: 2,
    min: 1,
    max: 100,
  },
  targetSigma: {
    kind: 'number',
    label: 'Target policy smoothing',
    symbol: 'σ̃',
    doc: 'Standard deviation of the noise on the target policy’s actions: neighbouring actions are to have similar values. 0 switches it off.',
    group: 'Target networks',
    default: 0.2,
    min: 0,
    max: 2,
  },
  targetNoiseClip: {
    kind: 'number',
    label: 'Clip of the smoothing noise',
    symbol: 'c',
    doc: 'The most that this noise may move an action, to either side.',
    group: 'Target networks',
    default: 0.5,
    min: 0,
    max: 2,
  },
  ...actionNoiseFields,
} as const;

export type Td3Hyperparameters = ValuesOf<typeof hyperparameters>;

const metrics = {
  ...twinCriticMetrics,
  ...actorMetrics,
  ...replayMetrics,
  actionNoise: sharedMetrics.actionNoise,
};

export const card = {
  id: 'td3',
  title: 'TD3',
  order: 110,
  summary:
    'DDPG with three remedies against overestimated values: the smaller of two critics, smoothed target actions, and an actor that waits.',
  source: 'Fujimoto et al. 2018, "Addressing function approximation error in actor-critic methods"',
  observations: ['box'],
  actions: ['box'],
  hyperparameters,
  metrics,
  updates: { after: 'replay' },
  improvements: {
    entropy: {
      label: 'Try SAC',
      reason: 'A policy that is rewarded for its entropy explores by itself.',
      changes: [{ path: 'algorithm', value: 'sac' }],
    },
  },
  conflicts: (values, steps) => [...offPolicyConflicts(values, steps), ...actionNoiseConflicts(values)],
  stepWords: {
    smoothing: 'smoothing noise, clipped',
  },
} as const satisfies AlgorithmCard<typeof hyperparameters>;
