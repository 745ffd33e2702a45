/** The settings that the off-policy actor-critics share: DDPG, TD3 and SAC. */
import type { ValuesOf } from '../fields';
import type { Problem } from '../problem';
import {
  discountFactor,
  gradientBound,
  layerWidths,
  replaySize,
  roundsOfLearning,
  stepSize,
  stepSizeSchedule,
  stepsInRound,
} from './learning-fields';

export const offPolicyFields = {
  hiddenLayers: {
    ...layerWidths,
    costly: true,
    doc: 'Widths of the fully connected layers of the actor, and of each critic. Wider layers represent more and take longer.',
    default: [256, 256],
  },
  actorLearningRate: {
    ...stepSize,
    label: 'Actor learning rate',
    symbol: 'α_θ',
    doc: 'Step size with which the policy climbs the critic. Too large and it runs to the bounds of the actions before the critic knows better.',
    default: 1e-3,
  },
  criticLearningRate: {
    ...stepSize,
    label: 'Critic learning rate',
    symbol: 'α_w',
    doc: 'Step size with which the Q-values follow their targets. Too large and they diverge; too small and the actor climbs outdated values.',
    default: 1e-3,
  },
  learningRateSchedule: {
    ...stepSizeSchedule,
    doc: 'How the learning rates change over the budget. Falling ones let the policy settle at the end of the budget.',
  },
  discount: {
    ...discountFactor,
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
  },
  gradientClip: {
    ...gradientBound,
    doc: 'Largest global norm of each network’s gradient; longer ones are scaled down. 0 switches clipping off.',
    default: 0,
  },
  batchSize: {
    costly: true,
    kind: 'integer',
    label: 'Minibatch',
    unit: 'transitions',
    doc: 'Transitions sampled from the replay buffer for one gradient step.',
    group: 'Replay',
    default: 256,
    min: 1,
    max: 4096,
  },
  bufferSize: {
    ...replaySize,
    default: 200_000,
  },
  warmup: {
    kind: 'integer',
    label: 'Warm-up',
    unit: 'env steps',
    doc: 'Steps with random actions, uniform over all that are allowed, which fill the buffer before learning starts.',
    group: 'Replay',
    default: 1000,
    min: 0,
    max: 1_000_000,
  },
  warmupHold: {
    kind: 'integer',
    label: 'Hold each random action for',
    unit: 'env steps',
    doc: 'Steps of the warm-up in which the same random action is repeated. 1 draws one for every step; more of them push on in one direction and so get farther.',
    group: 'Replay',
    default: 1,
    min: 1,
    max: 1000,
  },
  trainEvery: {
    ...roundsOfLearning,
    costly: true,
  },
  gradientSteps: {
    ...stepsInRound,
    costly: true,
  },
  tau: {
    kind: 'number',
    label: 'Soft update rate',
    symbol: 'τ',
    doc: 'Share of the way that the target networks move towards the online ones in each soft update.',
    group: 'Target networks',
    default: 0.005,
    min: 0,
    exclusiveMin: true,
    max: 1,
    scale: 'log',
  },
} as const;

export type OffPolicyHyperparameters = ValuesOf<typeof offPolicyFields>;

/** Problems of values that are fine one by one but not together. */
export function offPolicyConflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  const h = values as OffPolicyHyperparameters;
  const problems: Problem[] = [];
  if (h.bufferSize < h.batchSize)
    problems.push({
      field: 'hyperparameters.bufferSize',
      value: String(h.bufferSize),
      allowed: `at least the minibatch of ${h.batchSize}`,
      remedy: 'Enlarge the buffer or shrink the minibatch.',
    });
  if (h.warmup >= steps)
    problems.push({
      field: 'hyperparameters.warmup',
      value: String(h.warmup),
      allowed: `less than the budget of ${steps} env steps`,
      remedy: 'Shorten the warm-up or raise the budget; otherwise nothing is ever learned.',
    });
  return problems;
}
