import type { ValuesOf } from '../../shared/fields';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import {
  discountFactor,
  gradientBound,
  entropyBonus,
  hiddenActivation,
  layerWidths,
  stepSize,
  stepSizeSchedule,
} from '../../shared/catalogue/learning-fields';
import { sharedMetrics as shared } from '../../shared/catalogue/metrics';

const hyperparameters = {
  hiddenLayers: {
    ...layerWidths,
    costly: true,
    doc: 'Widths of the fully connected layers of actor and critic, which share no weights. Wider layers represent more and take longer.',
    default: [64, 64],
  },
  activation: hiddenActivation,
  discount: {
    ...discountFactor,
    doc: 'Weight of the next state’s value. Towards 1 the critic looks further ahead and takes longer to learn.',
  },
  actorLearningRate: {
    ...stepSize,
    label: 'Actor learning rate',
    symbol: 'α_θ',
    doc: 'Step size of the policy. It should be well below the critic’s, which has to follow what the policy does.',
    default: 1e-4,
  },
  criticLearningRate: {
    ...stepSize,
    label: 'Critic learning rate',
    symbol: 'α_w',
    doc: 'Step size of the action values. Too large and they diverge; too small and they tell the actor of a policy long gone.',
    default: 1e-3,
  },
  learningRateSchedule: {
    ...stepSizeSchedule,
    doc: 'How both learning rates change over the budget. Falling ones let the policy settle at the end of the budget.',
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimiser',
    doc: 'Rule that turns gradients into weight changes, for actor and critic.',
    group: 'Learning',
    default: 'sgd',
    options: [
      { value: 'sgd', label: 'SGD', doc: 'Plain gradient steps, as in the lecture’s Algorithm 1.' },
      { value: 'adam', label: 'Adam', doc: 'Kingma & Ba 2015; bounds every step and averages over many.' },
      { value: 'rmsprop', label: 'RMSProp', doc: 'Centred (Graves 2013).' },
    ],
  },
  gradientClip: {
    ...gradientBound,
    doc: 'Largest global norm of each of the two gradients; longer ones are scaled down. 0 switches clipping off.',
    default: 0,
  },
  environments: {
    costly: true,
    kind: 'integer',
    label: 'Environments',
    symbol: 'N',
    doc: 'Environments that are played side by side; every update averages over one step in each. More of them make gradients calmer and leave fewer updates in the same budget.',
    group: 'Learning',
    default: 1,
    min: 1,
    max: 256,
  },
  actorWeight: {
    kind: 'choice',
    label: 'Weight of an action',
    doc: 'What multiplies the gradient of the logarithm of an action’s probability.',
    group: 'Actor',
    default: 'q',
    options: [
      { value: 'q', label: 'Q', doc: 'The action value itself, as in the lecture’s Algorithm 1.' },
      {
        value: 'advantage',
        label: 'Advantage',
        doc: 'Q less the mean of Q under the policy: the same expected gradient with less variance.',
      },
    ],
  },
  entropyCoefficient: {
    ...entropyBonus,
    doc: 'What a nat of the policy’s entropy is worth at every step, in the units of the action values. It keeps the policy from settling on one action too early.',
    group: 'Actor',
  },
  warmup: {
    kind: 'integer',
    label: 'Warm-up of the critic',
    unit: 'env steps',
    doc: 'Steps in which only the critic learns, before its values are let loose on the actor.',
    group: 'Actor',
    default: 0,
    min: 0,
    max: 1_000_000,
  },
  bootstrap: {
    costly: true,
    kind: 'choice',
    label: 'Bootstrap',
    doc: 'What the next state is worth in the critic’s target.',
    group: 'Critic',
    default: 'sampled',
    options: [
      {
        value: 'sampled',
        label: 'Next action',
        doc: 'Q of the action that is sampled and then taken, as in the lecture’s Algorithm 1 (Sarsa).',
      },
      {
        value: 'expected',
        label: 'All actions',
        doc: 'The mean of Q under the policy, which does not depend on the action drawn (Expected Sarsa).',
      },
    ],
  },
  tau: {
    kind: 'number',
    label: 'Soft update rate of the target critic',
    symbol: 'τ',
    doc: 'Share of the way that the target critic moves towards the online one in each update (Lillicrap 2016). At 1 they are the same: no target network.',
    group: 'Critic',
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 1,
  },
} as const;

export type QActorCriticHyperparameters = ValuesOf<typeof hyperparameters>;

const metrics = {
  q: shared.q,
  target: shared.target,
  tdError: shared.tdError,
  loss: shared.loss,
  criticGradientNorm: shared.criticGradientNorm,
  value: shared.value,
  advantageSpread: shared.advantageSpread,
  policyLoss: shared.policyLoss,
  entropy: shared.entropy,
  logProbability: shared.logProbability,
  gradientNorm: shared.gradientNorm,
};

export const card = {
  id: 'q-actor-critic',
  title: 'Q actor-critic',
  order: 90,
  summary:
    'A policy follows the action values of a critic, which learns them by Sarsa from the same steps: one update of both at every step.',
  source:
    'the lecture’s Algorithm 1; Sutton et al. 1999, "Policy gradient methods for reinforcement learning with function approximation"',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters,
  metrics,
  updates: { after: 'steps', inWarmup: true },
  usualEntropyCoefficient: 0.3,
  improvements: {
    advantage: {
      label: 'Try A2C',
      reason: 'The advantage of an action varies less than its value.',
      changes: [{ path: 'algorithm', value: 'a2c' }],
    },
  },
  conflicts(values, steps) {
    const h = values as QActorCriticHyperparameters;
    if (h.warmup < steps) return [];
    return [
      {
        field: 'hyperparameters.warmup',
        value: String(h.warmup),
        allowed: `less than the budget of ${steps} env steps`,
        remedy: 'Shorten the warm-up or raise the budget; otherwise the policy never learns.',
      },
    ];
  },
  stepWords: {
    latestOfEach: 'the latest step of each environment',
    environmentRow: '{environment}: δ = {tdError}',
    policyInState: 'Policy and values in s',
    policyInStateDoc: 'The probability and the value of every action in s.',
    policyInNextState: 'Policy and values in s′',
    policyInNextStateDoc:
      'The probability and the value of every action in s′, according to the critic that targets come from.',
    policyProbability: 'π(a|s)',
    policyValue: 'Q',
    meanOfPolicy: 'mean over the policy',
    drawnNext: 'value of the action drawn for s′',
    drawnValue: 'value of the action',
    weightByValue: 'value of the action',
    weightByAdvantage: 'value above the mean of the policy',
    actorStep: 'What moves the actor',
    moreProbable: 'The weight multiplies the gradient of log π(a|s): the action becomes more probable.',
    lessProbable: 'The weight multiplies the gradient of log π(a|s): the action becomes less probable.',
  },
} as const satisfies AlgorithmCard<typeof hyperparameters>;
