import type { Problem, ValuesOf } from '../../fields';
import type { AlgorithmCard } from '../algorithm';

const hyperparameters = {
  hiddenLayers: {
    kind: 'sizes',
    label: 'Hidden layers',
    doc: 'Widths of the fully connected layers between observation and Q-values. Wider layers represent more and take longer.',
    group: 'Network',
    default: [64, 64],
    min: 1,
    max: 1024,
    minCount: 1,
    maxCount: 4,
  },
  learningRate: {
    kind: 'number',
    label: 'Learning rate',
    symbol: 'α',
    doc: 'Step size of the optimiser. Too large and Q diverges; too small and the budget ends first.',
    group: 'Learning',
    default: 5e-4,
    min: 0,
    exclusiveMin: true,
    max: 1,
    scale: 'log',
  },
  learningRateSchedule: {
    kind: 'choice',
    label: 'Learning rate schedule',
    doc: 'How the learning rate goes on. A falling one lets the policy settle at the end of the budget.',
    group: 'Learning',
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
    kind: 'number',
    label: 'Discount',
    symbol: 'γ',
    doc: 'Weight of the next step’s value. 0 looks one reward ahead; towards 1 the horizon grows as 1 / (1 − γ).',
    group: 'Learning',
    default: 0.99,
    min: 0,
    max: 1,
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    doc: 'How a temporal-difference error is penalised.',
    group: 'Learning',
    default: 'squared',
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
    kind: 'number',
    label: 'Gradient clipping',
    doc: 'Largest global norm of a gradient; longer ones are scaled down. 0 switches clipping off.',
    group: 'Learning',
    default: 10,
    min: 0,
    max: 1e6,
  },
  batchSize: {
    kind: 'integer',
    label: 'Minibatch',
    unit: 'transitions',
    doc: 'Transitions sampled from the replay buffer for one gradient step.',
    group: 'Replay',
    default: 64,
    min: 1,
    max: 4096,
  },
  bufferSize: {
    kind: 'integer',
    label: 'Replay buffer',
    unit: 'transitions',
    doc: 'How many of the latest transitions are kept. Samples from a long past are closer to independent.',
    group: 'Replay',
    default: 50_000,
    min: 1,
    max: 2_000_000,
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
    kind: 'integer',
    label: 'Train every',
    unit: 'env steps',
    doc: 'Env steps between two rounds of learning.',
    group: 'Replay',
    default: 1,
    min: 1,
    max: 100_000,
  },
  gradientSteps: {
    kind: 'integer',
    label: 'Gradient steps',
    doc: 'Gradient steps in each round of learning.',
    group: 'Replay',
    default: 1,
    min: 1,
    max: 10_000,
  },
  targetEvery: {
    kind: 'integer',
    label: 'Target update every',
    symbol: 'N',
    unit: 'env steps',
    doc: 'Env steps between two copies of the online network into the target network.',
    group: 'Target network',
    default: 500,
    min: 1,
    max: 1_000_000,
  },
  epsilonStart: {
    kind: 'number',
    label: 'Epsilon at the start',
    symbol: 'ε₀',
    doc: 'Share of random actions right after the warm-up.',
    group: 'Exploration',
    default: 1,
    min: 0,
    max: 1,
  },
  epsilonEnd: {
    kind: 'number',
    label: 'Epsilon at the end',
    symbol: 'ε₁',
    doc: 'Share of random actions once the decay is over. 0 stops exploring.',
    group: 'Exploration',
    default: 0.05,
    min: 0,
    max: 1,
  },
  epsilonFraction: {
    kind: 'number',
    label: 'Decay over',
    unit: 'of the budget',
    doc: 'Share of the training budget over which epsilon falls linearly from start to end.',
    group: 'Exploration',
    default: 0.2,
    min: 0,
    exclusiveMin: true,
    max: 1,
  },
} as const;

export type DqnHyperparameters = ValuesOf<typeof hyperparameters>;

function conflicts(values: Readonly<Record<string, unknown>>, steps: number): Problem[] {
  const { batchSize, bufferSize, warmup, epsilonStart, epsilonEnd } = values as DqnHyperparameters;
  const problems: Problem[] = [];
  const refuse = (name: string, value: unknown, allowed: string, remedy: string) =>
    problems.push({ field: `hyperparameters.${name}`, value: String(value), allowed, remedy });
  if (bufferSize < batchSize)
    refuse(
      'bufferSize',
      bufferSize,
      `at least the minibatch of ${batchSize}`,
      'Enlarge the buffer or shrink the minibatch.',
    );
  if (warmup >= steps)
    refuse(
      'warmup',
      warmup,
      `less than the budget of ${steps} env steps`,
      'Shorten the warm-up or raise the budget; otherwise nothing is ever learned.',
    );
  if (epsilonEnd > epsilonStart)
    refuse(
      'epsilonEnd',
      epsilonEnd,
      `at most epsilonStart, which is ${epsilonStart}`,
      'Lower it, or raise epsilonStart: exploration decays.',
    );
  return problems;
}

export const dqn = {
  id: 'dqn',
  title: 'DQN',
  summary:
    'Learns action values with a neural network from replayed transitions, bootstrapping from a target network.',
  source:
    'Mnih et al. 2015, "Human-level control through deep reinforcement learning"; the lecture’s final algorithm',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters,
  conflicts,
} as const satisfies AlgorithmCard<typeof hyperparameters>;
