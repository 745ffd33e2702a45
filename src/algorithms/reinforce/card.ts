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

const learnedBaseline = { field: 'baseline', is: ['value'] } as const;

const hyperparameters = {
  hiddenLayers: {
    ...layerWidths,
    costly: true,
    doc: 'Widths of the fully connected layers of the policy, and of the learned baseline. Wider layers represent more and take longer.',
    default: [64, 64],
  },
  activation: hiddenActivation,
  initialDeviation: {
    kind: 'number',
    label: 'Initial standard deviation',
    symbol: 'σ₀',
    doc: 'Standard deviation of continuous actions at the start, in units where the bounds are −1 and 1; it is learned from there. Discrete actions have none.',
    group: 'Network',
    default: 0.5,
    min: 0,
    exclusiveMin: true,
    max: 10,
  },
  episodes: {
    costly: true,
    kind: 'integer',
    label: 'Episodes',
    symbol: 'D',
    unit: 'episodes',
    doc: 'Whole episodes that are played before each update. More of them average the noise of the gradient away and leave fewer updates.',
    group: 'Learning',
    default: 10,
    min: 1,
    max: 1000,
  },
  discount: {
    ...discountFactor,
    doc: 'Weight of the next reward in a return. Towards 1 the returns include more of the future and vary more.',
  },
  learningRate: {
    ...stepSize,
    label: 'Learning rate',
    symbol: 'α',
    doc: 'Step size of the policy’s optimiser. Too large and one unlucky batch ruins the policy; too small and the budget ends first.',
    default: 5e-3,
  },
  learningRateSchedule: {
    ...stepSizeSchedule,
    doc: 'How the learning rate of the policy changes over the budget. A falling one lets the policy settle at the end of the budget.',
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimiser',
    doc: 'Rule that turns gradients into weight changes, for the policy and the learned baseline.',
    group: 'Learning',
    default: 'adam',
    options: [
      { value: 'adam', label: 'Adam', doc: 'Kingma & Ba 2015; the usual choice.' },
      { value: 'rmsprop', label: 'RMSProp', doc: 'Centred (Graves 2013).' },
      { value: 'sgd', label: 'SGD', doc: 'Plain gradient descent, as in the lecture.' },
    ],
  },
  gradientClip: {
    ...gradientBound,
    doc: 'Largest global norm of a gradient of the policy; longer ones are scaled down. 0 switches clipping off.',
    default: 0,
  },
  entropyCoefficient: {
    ...entropyBonus,
    doc: 'What a nat of the policy’s entropy is worth at every step, in the units of the weights. It keeps the policy from settling on one action too early.',
    group: 'Learning',
  },
  baseline: {
    costly: true,
    kind: 'choice',
    label: 'Baseline',
    doc: 'What is taken off every return before it weighs an action. The expected gradient stays, its variance falls.',
    group: 'Baseline',
    default: 'value',
    options: [
      { value: 'none', label: 'None', doc: 'The return itself, equation (12).' },
      { value: 'mean', label: 'Mean', doc: 'The mean return-to-go of the batch, one number for all states.' },
      {
        value: 'value',
        label: 'Learned V',
        doc: 'A network that learns the value of every state (Sutton & Barto 2018, section 13.4).',
      },
    ],
  },
  normaliseReturns: {
    kind: 'switch',
    label: 'Normalise returns',
    doc: 'Divides what weighs the actions by its root mean square over the batch: the step size no longer depends on the size of the rewards.',
    group: 'Baseline',
    default: false,
  },
  valueLearningRate: {
    ...stepSize,
    label: 'Learning rate of V',
    symbol: 'α_v',
    doc: 'Step size of the learned baseline’s optimiser.',
    group: 'Baseline',
    default: 5e-3,
    when: learnedBaseline,
  },
  valueSteps: {
    costly: true,
    kind: 'integer',
    label: 'Gradient steps of V',
    doc: 'Gradient steps that the learned baseline takes on each batch, after it has served the policy. More make it fit better and take longer.',
    group: 'Baseline',
    default: 10,
    min: 1,
    max: 1000,
    when: learnedBaseline,
  },
} as const;

export type ReinforceHyperparameters = ValuesOf<typeof hyperparameters>;

const metrics = {
  policyLoss: shared.policyLoss,
  entropy: shared.entropy,
  logProbability: shared.logProbability,
  gradientNorm: shared.gradientNorm,
  gradientVariance: {
    title: 'Gradient variance',
    doc: 'Variance of one episode’s policy gradient, summed over all weights.',
    min: 0,
  },
  advantageDeviation: shared.advantageDeviation,
  value: { ...shared.value, when: learnedBaseline },
  valueLoss: { ...shared.valueLoss, when: learnedBaseline },
  explainedVariance: { ...shared.explainedVariance, when: learnedBaseline },
} as const;

export const card = {
  id: 'reinforce',
  title: 'REINFORCE',
  order: 60,
  summary:
    'Plays whole episodes with a stochastic policy and makes every action more likely in proportion to the return that followed.',
  source:
    'Williams 1992, "Simple statistical gradient-following algorithms for connectionist reinforcement learning"; the lecture’s equations (11) and (12)',
  observations: ['box'],
  actions: ['discrete', 'box'],
  hyperparameters,
  metrics,
  updates: { after: 'episodes' },
  usualEntropyCoefficient: 0.1,
  improvements: {
    baseline: {
      label: 'Try a learned baseline',
      reason: 'It lowers the variance of the gradient without changing its expectation.',
      changes: [{ path: 'hyperparameters.baseline', value: 'value' }],
    },
  },
  stepWords: {
    episodeFrom: 'the last {shown} of the {length} of the latest episode; 1 episode learned from together',
    episodesFrom:
      'the last {shown} of the {length} of the latest episode; {episodes} episodes learned from together',
    episodeRow: 'step {step}: w = {weight}',
    returnToGo: 'The return',
    returnToGoDoc:
      'What was earned from this step on, discounted, and the baseline that is subtracted: an action counts as good if it brought more.',
    returnToGoLabel: 'return-to-go',
    nextReturn: 'return from the next step on',
    behindCut: 'learned value behind the cut',
    noBaseline: 'no baseline',
    meanBaseline: 'mean return of the batch',
    valueBaseline: 'learned value V(s)',
    scale: 'root mean square of the batch',
  },
} as const satisfies AlgorithmCard<typeof hyperparameters>;
