/** What fields of several algorithms have in common; each algorithm says with a doc what the field does there. */
/** Sizes of fully connected layers. */
export const layerWidths = {
  kind: 'sizes',
  label: 'Hidden layers',
  group: 'Network',
  min: 1,
  max: 1024,
  minCount: 1,
  maxCount: 4,
} as const;

/** What follows the hidden layers of networks that learn a policy. */
export const hiddenActivation = {
  kind: 'choice',
  label: 'Activation',
  doc: 'What follows each hidden layer.',
  group: 'Network',
  default: 'tanh',
  options: [
    { value: 'tanh', label: 'Tanh', doc: 'Bounded and smooth, the usual choice for policies.' },
    { value: 'relu', label: 'ReLU', doc: 'Linear above 0, nothing below.' },
  ],
} as const;

/** The step size of an optimiser. */
export const stepSize = {
  kind: 'number',
  group: 'Learning',
  min: 0,
  exclusiveMin: true,
  max: 1,
  scale: 'log',
} as const;

/** How step sizes go on over the budget. */
export const stepSizeSchedule = {
  kind: 'choice',
  label: 'Learning-rate schedule',
  overBudget: ['linear'],
  group: 'Learning',
  default: 'constant',
  options: [
    { value: 'constant', label: 'Constant', doc: 'The same to the end.' },
    { value: 'linear', label: 'Linear to zero', doc: 'In a straight line to zero at the end of the budget.' },
  ],
} as const;

/** Weight of what comes later. */
export const discountFactor = {
  kind: 'number',
  label: 'Discount',
  symbol: 'γ',
  group: 'Learning',
  default: 0.99,
  min: 0,
  max: 1,
} as const;

/** Bound on the norm of gradients; 0 is none. */
export const gradientBound = {
  kind: 'number',
  label: 'Gradient clipping',
  group: 'Learning',
  min: 0,
  max: 1e6,
} as const;

/** How much is kept for replay. */
export const replaySize = {
  kind: 'integer',
  label: 'Replay buffer',
  unit: 'transitions',
  doc: 'How many of the latest transitions are kept. Samples from a long past are closer to independent.',
  group: 'Replay',
  min: 1,
  max: 2_000_000,
} as const;

/** How often there is a round of learning from replay. */
export const roundsOfLearning = {
  kind: 'integer',
  label: 'Train every',
  unit: 'env steps',
  doc: 'Env steps between two rounds of learning.',
  group: 'Replay',
  default: 1,
  min: 1,
  max: 100_000,
} as const;

/** How much is learned in a round. */
export const stepsInRound = {
  kind: 'integer',
  label: 'Gradient steps',
  doc: 'Gradient steps in each round of learning.',
  group: 'Replay',
  default: 1,
  min: 1,
  max: 10_000,
} as const;

/** What keeps a policy from settling on one action; each algorithm says in which units. */
export const entropyBonus = {
  kind: 'number',
  label: 'Entropy bonus',
  symbol: 'β',
  default: 0,
  min: 0,
  max: 1000,
} as const;
