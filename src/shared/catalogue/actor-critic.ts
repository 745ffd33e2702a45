/** Settings of the algorithms that learn a policy and values from rollouts of several environments at once. */
import type { Fields, ValuesOf } from '../fields';
import type { Problem } from '../problem';
import {
  discountFactor,
  gradientBound,
  hiddenActivation,
  layerWidths,
  stepSize,
  stepSizeSchedule,
} from './learning-fields';

export const actorCriticFields = {
  hiddenLayers: {
    ...layerWidths,
    costly: true,
    doc: 'Widths of the fully connected layers of the policy, and of the value function. Wider layers represent more and take longer.',
    default: [64, 64],
  },
  activation: hiddenActivation,
  sharedNetwork: {
    kind: 'switch',
    label: 'Shared network',
    doc: 'One network with two heads instead of one for the policy and one for the values: half the arithmetic, but both pull at the same weights.',
    group: 'Network',
    default: false,
  },
  orthogonal: {
    kind: 'switch',
    label: 'Orthogonal initialisation',
    doc: 'Starts with orthogonal weights and a policy that prefers no action. Off: uniform in ±1/√inputs.',
    group: 'Network',
    default: true,
  },
  initialDeviation: {
    kind: 'number',
    label: 'Initial standard deviation',
    symbol: 'σ',
    doc: 'Standard deviation of continuous actions at the start, which go from -1 to 1. It is learned from there. Discrete actions have none.',
    group: 'Network',
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 10,
  },
  environments: {
    costly: true,
    kind: 'integer',
    label: 'Environments',
    doc: 'How many environments the agent acts in at once. More make a rollout less correlated, and share each call of the network.',
    group: 'Rollout',
    default: 8,
    min: 1,
    max: 64,
  },
  rolloutSteps: {
    costly: true,
    kind: 'integer',
    label: 'Rollout length',
    symbol: 'T',
    unit: 'steps',
    doc: 'Steps in each environment between two updates. Longer rollouts bootstrap less and learn more rarely.',
    group: 'Rollout',
    default: 128,
    min: 1,
    max: 8192,
  },
  learningRate: {
    ...stepSize,
    label: 'Learning rate',
    symbol: 'α',
    doc: 'Step size of the optimiser. Too large and one update ruins the policy that gathers the next data.',
    default: 3e-4,
  },
  learningRateSchedule: {
    ...stepSizeSchedule,
    doc: 'How the learning rate changes over the budget. A falling one lets the policy settle at the end of the budget.',
  },
  discount: {
    ...discountFactor,
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
  },
  lambda: {
    kind: 'number',
    label: 'GAE λ',
    doc: 'Weight of later temporal-difference errors in an advantage (generalised advantage estimation, Schulman 2016). 0: one step, little variance, biased by the values. 1: the whole return, unbiased, much variance.',
    group: 'Learning',
    default: 0.95,
    min: 0,
    max: 1,
  },
  valueCoefficient: {
    kind: 'number',
    label: 'Value loss coefficient',
    symbol: 'c₁',
    doc: 'Weight of the value loss relative to the policy’s. It matters where both share a network, or a gradient’s norm is clipped.',
    group: 'Learning',
    default: 0.5,
    min: 0,
    max: 100,
  },
  entropyCoefficient: {
    kind: 'number',
    label: 'Entropy bonus',
    symbol: 'c₂',
    doc: 'Weight of the policy’s entropy in the objective. More keeps it exploring; too much keeps it from deciding.',
    group: 'Learning',
    default: 0,
    min: 0,
    max: 10,
  },
  gradientClip: {
    ...gradientBound,
    doc: 'Largest global norm of a gradient; longer ones are scaled down. 0 switches clipping off.',
    default: 0.5,
  },
} as const satisfies Fields;

export type ActorCriticHyperparameters = ValuesOf<typeof actorCriticFields>;

/** Problems of a rollout that does not fit its budget. */
export function rolloutConflicts(
  { environments, rolloutSteps }: { readonly environments: number; readonly rolloutSteps: number },
  steps: number,
): Problem[] {
  if (environments * rolloutSteps <= steps) return [];
  // No rollout is short enough where there are more environments than steps.
  if (environments > steps)
    return [
      {
        field: 'hyperparameters.environments',
        value: String(environments),
        allowed: `at most ${steps}, the budget in env steps`,
        remedy: 'Take fewer environments or raise the budget; otherwise nothing is ever learned.',
      },
    ];
  return [
    {
      field: 'hyperparameters.rolloutSteps',
      value: String(rolloutSteps),
      allowed: `at most ${Math.floor(steps / environments)}, the budget of ${steps} env steps in ${environments} environments`,
      remedy: 'Shorten the rollout or raise the budget; otherwise nothing is ever learned.',
    },
  ];
}
