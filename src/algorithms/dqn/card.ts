import type { ValuesOf } from '../../shared/fields';
import type { Problem } from '../../shared/problem';
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';
import { epsilonConflicts, epsilonFields } from '../../shared/catalogue/epsilon-greedy';
import {
  discountFactor,
  gradientBound,
  layerWidths,
  replaySize,
  roundsOfLearning,
  stepSize,
  stepSizeSchedule,
  stepsInRound,
} from '../../shared/catalogue/learning-fields';
import {
  epsilonGreedyMetrics,
  qLearningMetrics,
  replayMetrics,
  sharedMetrics,
} from '../../shared/catalogue/metrics';
import { variants } from './variants';

/** Noisy networks explore by themselves. */
const withoutNoise = { field: 'noisy', is: [false] } as const;

const hyperparameters = {
  hiddenLayers: {
    ...layerWidths,
    costly: true,
    doc: 'Widths of the fully connected layers between observation and Q-values. Wider layers represent more and take longer.',
    default: [64, 64],
  },
  dueling: {
    costly: true,
    kind: 'choice',
    label: 'Dueling',
    doc: 'Splits the network into the value of the state and the advantages of the actions (Wang 2016).',
    group: 'Network',
    default: 'none',
    options: [
      { value: 'none', label: 'Off', doc: 'One stream of Q-values.' },
      { value: 'naive', label: 'V + A', doc: 'Equation (6): not identifiable, V and A may drift apart.' },
      { value: 'mean', label: 'V + A − mean A', doc: 'Equation (7): the mean advantage is taken off.' },
    ],
  },
  noisy: {
    costly: true,
    kind: 'switch',
    label: 'Noisy networks',
    doc: 'Learned noise in all weights explores instead of epsilon (Fortunato 2018).',
    group: 'Network',
    default: false,
  },
  noisySigma: {
    kind: 'number',
    label: 'Initial noise of the weights',
    symbol: 'σ₀',
    doc: 'Standard deviation of the weights’ noise at the start, divided by the root of the layer’s inputs.',
    group: 'Network',
    default: 0.5,
    min: 0,
    exclusiveMin: true,
    max: 10,
    when: { field: 'noisy', is: [true] },
  },
  distribution: {
    costly: true,
    kind: 'choice',
    label: 'Distribution',
    doc: 'Learns the distribution of returns instead of their mean.',
    group: 'Network',
    default: 'none',
    options: [
      { value: 'none', label: 'Off', doc: 'Expected values.' },
      { value: 'categorical', label: 'C51', doc: 'Probabilities of fixed returns (Bellemare 2017).' },
      { value: 'quantile', label: 'QR-DQN', doc: 'Quantiles of the return (Dabney 2018).' },
    ],
  },
  atoms: {
    costly: true,
    kind: 'integer',
    label: 'Atoms',
    doc: 'Fixed returns between lowest and highest.',
    group: 'Network',
    default: 51,
    min: 2,
    max: 201,
    when: { field: 'distribution', is: ['categorical'] },
  },
  lowestReturn: {
    kind: 'number',
    label: 'Lowest return',
    doc: 'Discounted return of the first atom; what lies below counts as this.',
    group: 'Network',
    default: 0,
    min: -1e6,
    max: 1e6,
    when: { field: 'distribution', is: ['categorical'] },
  },
  highestReturn: {
    kind: 'number',
    label: 'Highest return',
    doc: 'Discounted return of the last atom; what lies above counts as this.',
    group: 'Network',
    default: 100,
    min: -1e6,
    max: 1e6,
    when: { field: 'distribution', is: ['categorical'] },
  },
  quantiles: {
    costly: true,
    kind: 'integer',
    label: 'Quantiles',
    doc: 'Quantiles of the return that are learned for every action.',
    group: 'Network',
    default: 10,
    min: 1,
    max: 201,
    when: { field: 'distribution', is: ['quantile'] },
  },
  learningRate: {
    ...stepSize,
    label: 'Learning rate',
    symbol: 'α',
    doc: 'Step size of the optimiser. Too large and Q diverges; too small and the budget ends first.',
    default: 5e-4,
  },
  learningRateSchedule: {
    ...stepSizeSchedule,
    doc: 'How the learning rate changes over the budget. A falling one lets the policy settle at the end of the budget.',
  },
  optimizer: {
    kind: 'choice',
    label: 'Optimiser',
    doc: 'Rule that turns gradients into weight changes.',
    group: 'Learning',
    default: 'adam',
    options: [
      { value: 'adam', label: 'Adam', doc: 'Kingma & Ba 2015; the usual choice.' },
      { value: 'rmsprop', label: 'RMSProp', doc: 'Centred, as published for DQN (Mnih 2015).' },
      { value: 'sgd', label: 'SGD', doc: 'Plain gradient descent, as in the lecture.' },
    ],
  },
  discount: {
    ...discountFactor,
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
  },
  double: {
    costly: true,
    kind: 'switch',
    label: 'Double learning',
    doc: 'Equation (5): the online network chooses the next action, the target network values it, against the maximisation bias (van Hasselt 2016).',
    group: 'Learning',
    default: false,
  },
  nStep: {
    kind: 'integer',
    label: 'n-step return',
    unit: 'rewards',
    doc: 'How many rewards a target sums before it bootstraps (Sutton 1988). More propagate rewards faster and raise the variance.',
    group: 'Learning',
    default: 1,
    min: 1,
    max: 100,
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    doc: 'How a temporal-difference error is penalised.',
    group: 'Learning',
    default: 'squared',
    when: { field: 'distribution', is: ['none'] },
    options: [
      { value: 'squared', label: 'Squared', doc: 'The squared error, equation (3).' },
      {
        value: 'huber',
        label: 'Huber',
        doc: 'Squared below 1, linear above: one outlier moves less (Mnih 2015).',
      },
    ],
  },
  gradientClip: {
    ...gradientBound,
    doc: 'Largest global norm of a gradient; longer ones are scaled down. 0 switches clipping off.',
    default: 10,
  },
  replay: {
    costly: true,
    kind: 'switch',
    label: 'Replay',
    doc: 'Learns from a buffer of past transitions. Without it, from each transition once, in the order they come.',
    group: 'Replay',
    default: true,
  },
  prioritised: {
    costly: true,
    kind: 'switch',
    label: 'Prioritised replay (PER)',
    doc: 'Draws transitions with larger errors more often and corrects for that in the loss (Schaul 2016).',
    group: 'Replay',
    default: false,
    when: { field: 'replay', is: [true] },
  },
  priorityAlpha: {
    kind: 'number',
    label: 'PER exponent',
    symbol: 'α',
    doc: 'How strongly errors decide what is sampled: 0 not at all, 1 in proportion.',
    group: 'Replay',
    default: 0.6,
    min: 0,
    max: 1,
    when: { field: 'prioritised', is: [true] },
  },
  priorityBeta: {
    kind: 'number',
    label: 'Importance sampling, initial exponent',
    symbol: 'β₀',
    doc: 'How fully importance-sampling weights correct the loss for the uneven sampling; annealed to 1 at the end of the budget.',
    group: 'Replay',
    default: 0.4,
    min: 0,
    max: 1,
    when: { field: 'prioritised', is: [true] },
  },
  batchSize: {
    costly: true,
    kind: 'integer',
    label: 'Minibatch',
    unit: 'transitions',
    doc: 'Transitions sampled from the replay buffer for one gradient step.',
    group: 'Replay',
    when: { field: 'replay', is: [true] },
    default: 64,
    min: 1,
    max: 4096,
  },
  bufferSize: {
    ...replaySize,
    when: { field: 'replay', is: [true] },
    default: 50_000,
  },
  warmup: {
    kind: 'integer',
    label: 'Warm-up',
    unit: 'env steps',
    doc: 'Steps with random actions that fill the buffer before learning starts.',
    group: 'Replay',
    default: 1000,
    min: 0,
    max: 1_000_000,
  },
  trainEvery: {
    ...roundsOfLearning,
    costly: true,
  },
  gradientSteps: {
    ...stepsInRound,
    costly: true,
  },
  target: {
    costly: true,
    kind: 'choice',
    label: 'Target network',
    doc: 'Where the value of the next state comes from.',
    group: 'Target network',
    default: 'hard',
    options: [
      {
        value: 'hard',
        label: 'Hard copy',
        doc: 'A copy of the online network, renewed every N steps (Mnih 2015).',
      },
      {
        value: 'soft',
        label: 'Soft update',
        doc: 'A running mean of the online network, with rate τ (Lillicrap 2016).',
      },
      { value: 'none', label: 'Off', doc: 'The online network itself: targets move with every step.' },
    ],
  },
  tau: {
    kind: 'number',
    label: 'Soft update rate',
    symbol: 'τ',
    doc: 'Share of the way that the target network moves towards the online one in each gradient step.',
    group: 'Target network',
    default: 0.005,
    min: 0,
    exclusiveMin: true,
    max: 1,
    when: { field: 'target', is: ['soft'] },
  },
  targetEvery: {
    kind: 'integer',
    label: 'Target network update every',
    symbol: 'N',
    unit: 'env steps',
    doc: 'Env steps between two copies of the online network into the target network.',
    group: 'Target network',
    when: { field: 'target', is: ['hard'] },
    default: 500,
    min: 1,
    max: 1_000_000,
  },
  epsilonSchedule: { ...epsilonFields.epsilonSchedule, when: withoutNoise },
  epsilonStart: {
    ...epsilonFields.epsilonStart,
    doc: 'Share of random actions right after the warm-up.',
    when: withoutNoise,
  },
  epsilonEnd: { ...epsilonFields.epsilonEnd, when: withoutNoise },
  epsilonFraction: { ...epsilonFields.epsilonFraction, default: 0.2, when: withoutNoise },
} as const;

export type DqnHyperparameters = ValuesOf<typeof hyperparameters>;

function conflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  const h = values as DqnHyperparameters;
  const problems: Problem[] = [];
  const refuse = (name: keyof DqnHyperparameters, allowed: string, remedy: string) =>
    problems.push({ field: `hyperparameters.${name}`, value: String(h[name]), allowed, remedy });
  if (h.replay && h.bufferSize < h.batchSize)
    refuse(
      'bufferSize',
      `at least the minibatch of ${h.batchSize}`,
      'Enlarge the buffer or shrink the minibatch.',
    );
  if (h.warmup >= steps)
    refuse(
      'warmup',
      `less than the budget of ${steps} env steps`,
      'Shorten the warm-up or raise the budget; otherwise nothing is ever learned.',
    );
  problems.push(...epsilonConflicts(values));
  if (h.prioritised && !h.replay)
    refuse(
      'prioritised',
      'false without replay',
      'Switch replay on: priorities choose among stored transitions.',
    );
  if (h.double && h.target === 'none')
    refuse(
      'double',
      'false without a target network',
      'Switch the target network on: double learning values with it what the online network chooses.',
    );
  if (h.distribution === 'categorical' && h.lowestReturn >= h.highestReturn) {
    const both = 'Set both to the discounted returns that can occur.';
    // Where the highest is the smallest number there is, nothing lies below.
    if (h.highestReturn > hyperparameters.lowestReturn.min)
      refuse('lowestReturn', `below highestReturn, which is ${h.highestReturn}`, both);
    else refuse('highestReturn', `above lowestReturn, which is ${h.lowestReturn}`, both);
  }
  if (!h.replay && h.gradientSteps > 1)
    refuse(
      'gradientSteps',
      '1 without replay',
      'Switch replay on: without it each transition is learned from once.',
    );
  return problems;
}

const dueling = { field: 'dueling', is: ['naive', 'mean'] } as const;

const metrics = {
  ...qLearningMetrics,
  ...replayMetrics,
  ...epsilonGreedyMetrics,
  epsilon: { ...epsilonGreedyMetrics.epsilon, when: { field: 'noisy', is: [false] } },
  sigma: {
    title: 'Noise',
    doc: 'Mean deviation of the noisy weights.',
    chart: { of: 'exploration', rank: 2 },
    min: 0,
    when: { field: 'noisy', is: [true] },
  },
  value: { ...sharedMetrics.value, when: dueling },
  advantageSpread: { ...sharedMetrics.advantageSpread, when: dueling },
  valueOffset: {
    title: 'V − mean Q',
    doc: 'How far V lies above the mean Q-value of the actions: 0 with equation (7); with (6) any constant, which means nothing.',
    when: dueling,
  },
} as const;

export const card = {
  id: 'dqn',
  title: 'DQN',
  order: 50,
  summary:
    'Learns action values with a neural network from replayed transitions, bootstrapping from a target network.',
  source:
    'Mnih et al. 2015, "Human-level control through deep reinforcement learning"; the lecture’s final algorithm',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters,
  metrics,
  updates: { after: 'replay' },
  improvements: [
    {
      brings: 'target',
      changes: [{ path: 'hyperparameters.target', value: 'hard' }],
      when: { field: 'target', is: ['none'] },
    },
    { brings: 'double', changes: [{ path: 'hyperparameters.double', value: true }] },
    {
      brings: 'dueling',
      changes: [{ path: 'hyperparameters.dueling', value: 'mean' }],
      when: { field: 'dueling', is: ['none'] },
    },
  ],
  variants,
  isUsual: true,
  conflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
