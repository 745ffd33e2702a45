import type { ValuesOf } from '../../shared/fields';
import type { Problem } from '../../shared/problem';
import { actorCriticFields, rolloutConflicts } from '../../shared/catalogue/actor-critic';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { onPolicyMetrics, sharedMetrics } from '../../shared/catalogue/metrics';

const fields = actorCriticFields;

const hyperparameters = {
  hiddenLayers: fields.hiddenLayers,
  activation: fields.activation,
  sharedNetwork: fields.sharedNetwork,
  orthogonal: fields.orthogonal,
  initialDeviation: fields.initialDeviation,
  environments: fields.environments,
  rolloutSteps: fields.rolloutSteps,
  batchSize: {
    costly: true,
    kind: 'integer',
    label: 'Minibatch',
    unit: 'steps',
    doc: 'Steps of the rollout in one gradient step; the rollout is split into minibatches of this size.',
    group: 'Rollout',
    default: 64,
    min: 1,
    max: 65_536,
  },
  epochs: {
    costly: true,
    kind: 'integer',
    label: 'Epochs',
    symbol: 'K',
    doc: 'How often a rollout is gone through, shuffled each time. More learn more from it and move further from the policy that gathered it.',
    group: 'Rollout',
    default: 10,
    min: 1,
    max: 100,
  },
  learningRate: fields.learningRate,
  learningRateSchedule: fields.learningRateSchedule,
  discount: fields.discount,
  lambda: fields.lambda,
  normaliseAdvantages: {
    kind: 'switch',
    label: 'Normalise advantages',
    doc: 'Shifts and scales the advantages of each minibatch to mean 0 and deviation 1.',
    group: 'Learning',
    default: true,
  },
  valueCoefficient: fields.valueCoefficient,
  entropyCoefficient: fields.entropyCoefficient,
  gradientClip: fields.gradientClip,
  clipRange: {
    kind: 'number',
    label: 'Clip range',
    symbol: 'ε',
    doc: 'How far from 1 the ratio of new to old probability is rewarded. Smaller takes smaller, safer steps.',
    group: 'Trust region',
    default: 0.2,
    min: 0,
    exclusiveMin: true,
    max: 10,
  },
  clipSchedule: {
    kind: 'choice',
    label: 'Clip range schedule',
    overBudget: ['linear'],
    doc: 'How the clip range changes over the budget.',
    group: 'Trust region',
    default: 'constant',
    options: [
      { value: 'constant', label: 'Constant', doc: 'The same to the end.' },
      {
        value: 'linear',
        label: 'Linear to zero',
        doc: 'Falls in a straight line to zero at the end of the budget.',
      },
    ],
  },
  clipValues: {
    kind: 'switch',
    label: 'Clip values',
    doc: 'Keeps the values within the clip range of the old ones as well. It only makes sense where returns are of the order of 1.',
    group: 'Trust region',
    default: false,
  },
  targetKl: {
    kind: 'number',
    label: 'Largest KL divergence',
    unit: 'nats',
    doc: 'Updates on a rollout stop as soon as the policy has moved further than this. 0 lets all epochs run.',
    group: 'Trust region',
    default: 0,
    min: 0,
    max: 10,
  },
} as const;

export type PpoHyperparameters = ValuesOf<typeof hyperparameters>;

function conflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  const h = values as PpoHyperparameters;
  const rows = h.environments * h.rolloutSteps;
  const problems = rolloutConflicts(h, steps);
  if (rows % h.batchSize !== 0)
    problems.push({
      field: 'hyperparameters.batchSize',
      value: String(h.batchSize),
      allowed: `a divisor of the rollout’s ${rows} steps (${h.environments} environments times ${h.rolloutSteps})`,
      remedy: 'Choose one, or change the rollout, so that all minibatches are of one size.',
    });
  return problems;
}

export const card = {
  id: 'ppo',
  title: 'PPO',
  order: 80,
  summary:
    'Improves a stochastic policy by several epochs on each rollout, clipped so that it stays near the policy that gathered it.',
  source: 'Schulman et al. 2017, "Proximal policy optimization algorithms"',
  observations: ['box'],
  actions: ['discrete', 'box'],
  hyperparameters,
  metrics: { kl: sharedMetrics.kl, clipFraction: sharedMetrics.clipFraction, ...onPolicyMetrics },
  updates: { after: 'rollouts' },
  usualEntropyCoefficient: 0.01,
  conflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
