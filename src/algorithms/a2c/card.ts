import type { ValuesOf } from '../../shared/fields';
import type { Problem } from '../../shared/problem';
import { actorCriticFields as fields, rolloutConflicts } from '../../shared/catalogue/actor-critic';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { onPolicyMetrics } from '../../shared/catalogue/metrics';

const hyperparameters = {
  hiddenLayers: fields.hiddenLayers,
  activation: fields.activation,
  sharedNetwork: fields.sharedNetwork,
  orthogonal: fields.orthogonal,
  initialDeviation: fields.initialDeviation,
  environments: fields.environments,
  rolloutSteps: { ...fields.rolloutSteps, symbol: 'n', default: 5 },
  optimizer: {
    kind: 'choice',
    label: 'Optimiser',
    doc: 'Rule that turns gradients into weight changes.',
    group: 'Learning',
    default: 'rmsprop',
    options: [
      { value: 'rmsprop', label: 'RMSProp', doc: 'Not centred, decay 0.99, as published (Mnih 2016).' },
      { value: 'adam', label: 'Adam', doc: 'Kingma & Ba 2015.' },
    ],
  },
  learningRate: { ...fields.learningRate, default: 7e-4 },
  learningRateSchedule: fields.learningRateSchedule,
  discount: fields.discount,
  lambda: {
    ...fields.lambda,
    default: 1,
    doc: 'Weight of later temporal-difference errors in an advantage. 1: returns of up to n steps, as published. Less: less variance, more bias by the values.',
  },
  normaliseAdvantages: {
    kind: 'switch',
    label: 'Normalise advantages',
    doc: 'Shifts and scales the advantages of each rollout to mean 0 and deviation 1.',
    group: 'Learning',
    default: false,
  },
  valueCoefficient: fields.valueCoefficient,
  entropyCoefficient: fields.entropyCoefficient,
  gradientClip: fields.gradientClip,
} as const;

export type A2cHyperparameters = ValuesOf<typeof hyperparameters>;

function conflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  return rolloutConflicts(values as A2cHyperparameters, steps);
}

export const card = {
  id: 'a2c',
  title: 'A2C',
  order: 70,
  summary:
    'Improves a stochastic policy by one step on each short rollout, weighted by advantages that a value function helps to estimate.',
  source:
    'Mnih et al. 2016, "Asynchronous methods for deep reinforcement learning", in step instead of asynchronously',
  observations: ['box'],
  actions: ['discrete', 'box'],
  hyperparameters,
  metrics: onPolicyMetrics,
  updates: { after: 'rollouts' },
  usualEntropyCoefficient: 0.01,
  improvements: {
    clipping: {
      label: 'Try PPO',
      reason: 'It learns several times from each rollout, and clips steps that go too far.',
      changes: [{ path: 'algorithm', value: 'ppo' }],
    },
  },
  conflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
