import type { ValuesOf } from '../../shared/fields';
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
  temperatureRule: {
    kind: 'choice',
    label: 'Temperature',
    doc: 'What decides how much the policy’s entropy counts relative to the reward.',
    group: 'Exploration',
    default: 'automatic',
    options: [
      {
        value: 'automatic',
        label: 'Automatic',
        doc: 'Learned with the actor’s learning rate, so that the entropy reaches its target (Haarnoja 2018).',
      },
      { value: 'fixed', label: 'Fixed', doc: 'Stays as it is; it has to fit the scale of the rewards.' },
    ],
  },
  temperature: {
    kind: 'number',
    label: 'Initial temperature',
    symbol: 'α',
    doc: 'Worth of a nat of entropy in units of the reward. A fixed temperature keeps this value. More keeps the policy random.',
    group: 'Exploration',
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 1000,
    scale: 'log',
  },
  targetEntropy: {
    kind: 'number',
    label: 'Target entropy',
    symbol: 'H̄',
    unit: 'nats for each action dimension',
    doc: 'Entropy that the automatic temperature aims at, of actions in [−1, 1]. The paper’s −1 is a standard deviation of about 0.1; uniform actions have 0.69.',
    group: 'Exploration',
    default: -1,
    min: -20,
    max: 0.69,
    when: { field: 'temperatureRule', is: ['automatic'] },
  },
  noiseCorrelation: {
    kind: 'number',
    label: 'Correlation of the noise',
    symbol: 'ρ',
    doc: 'How much of the noise with which the policy’s actions are drawn stays from one step to the next. 0 draws it anew, as the paper does; towards 1 the policy keeps to a direction for 1 / (1 − ρ) steps.',
    group: 'Exploration',
    default: 0,
    min: 0,
    max: 0.9999,
  },
  lowestLogDeviation: {
    kind: 'number',
    label: 'Lower bound of log σ',
    doc: 'Lower bound of the logarithm of the policy’s standard deviation.',
    group: 'Network',
    default: -20,
    min: -20,
    max: 0,
  },
  highestLogDeviation: {
    kind: 'number',
    label: 'Upper bound of log σ',
    doc: 'Upper bound of the logarithm of the policy’s standard deviation. At 2, nearly all actions lie at a bound.',
    group: 'Network',
    default: 2,
    min: 0,
    exclusiveMin: true,
    max: 5,
  },
} as const;

export type SacHyperparameters = ValuesOf<typeof hyperparameters>;

const metrics = {
  ...twinCriticMetrics,
  ...actorMetrics,
  ...replayMetrics,
  entropy: sharedMetrics.entropy,
  temperature: sharedMetrics.temperature,
};

export const card = {
  id: 'sac',
  title: 'SAC',
  order: 120,
  summary:
    'Learns the values of acting well and at random at once, and a policy that keeps as much entropy as the rewards allow.',
  source:
    'Haarnoja et al. 2018, "Soft actor-critic: off-policy maximum entropy deep reinforcement learning with a stochastic actor" and "Soft actor-critic algorithms and applications"',
  observations: ['box'],
  actions: ['box'],
  hyperparameters,
  metrics,
  updates: { after: 'replay' },
  conflicts: offPolicyConflicts,
  stepWords: {
    nextDrawn: 'drawn from the policy now',
    softValue: 'soft value',
    temperature: 'temperature',
    logDensityNext: 'log-density of a′',
    logDensity: 'log-density of the action',
    smallerOfPolicy: 'smaller value of the policy’s action',
  },
} as const satisfies AlgorithmCard<typeof hyperparameters>;
