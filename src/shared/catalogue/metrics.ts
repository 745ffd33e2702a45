/**
 * Metrics that more than one algorithm reports, or that the diagnosis reads, each described once; what a single algorithm
 * reports stands on its own card. The catalogue puts all of them together.
 */
import type { MetricCard, Metrics } from './metric';

/** What every training reports, by the names under which it is kept: the kind of event, a slash, the value. */
export const trainingMetrics = {
  'episode/return': {
    title: 'Return per episode',
    doc: 'Undiscounted sum of rewards, exploration included.',
  },
  'episode/length': {
    title: 'Episode length',
    unit: 'env steps',
    doc: 'Steps until the episode ended.',
    min: 0,
  },
  'evaluation/mean': {
    title: 'Evaluation return',
    doc: 'Mean return of the greedy policy.',
  },
  'evaluation/min': { title: 'Lowest evaluation return', doc: 'Worst episode of each evaluation.' },
  'evaluation/max': { title: 'Highest evaluation return', doc: 'Best episode of each evaluation.' },
  'evaluation/predicted': {
    title: 'Predicted return',
    doc: 'Mean value that the agent gives the start states of an evaluation. Above the actual return: overestimation.',
  },
  'evaluation/realised': {
    title: 'Actual discounted return',
    doc: 'Mean discounted return from these start states under the greedy policy, in rewards as the agent learns from them.',
  },
} as const satisfies Metrics;

/** What algorithms report of their learning, by the names that their agents give it. */
export const sharedMetrics = {
  epsilon: {
    title: 'Epsilon',
    doc: 'Share of random actions.',
    chart: { of: 'exploration', rank: 2 },
    min: 0,
    max: 1,
    ofActing: true,
  },
  loss: { title: 'Loss', doc: 'Mean loss of the minibatches.', chart: { of: 'loss', rank: 2 } },
  q: { title: 'Q', doc: 'Mean Q-value of the actions in the minibatches.' },
  target: {
    title: 'Target',
    doc: 'Mean temporal-difference target in the minibatches.',
  },
  tdError: {
    title: 'TD error',
    doc: 'Mean absolute temporal-difference error.',
    chart: { of: 'loss', rank: 4 },
    min: 0,
  },
  replayAge: {
    title: 'Replay age',
    unit: 'transitions',
    doc: 'Mean age of the transitions in the minibatches.',
    min: 0,
  },
  greedyShare: {
    title: 'Greedy actions',
    doc: 'Share of actions that the policy itself chose.',
    min: 0,
    max: 1,
    ofActing: true,
  },
  targetLag: {
    title: 'Target lag',
    doc: 'Norm of the difference between online and target network.',
    min: 0,
  },
  value: { title: 'V', doc: 'Mean value that the network gives the states of a batch.' },
  advantageSpread: {
    title: 'Advantage spread',
    doc: 'Mean distance between the values of the best and the worst action, in a dueling network or a critic.',
    min: 0,
  },
  policyLoss: {
    title: 'Policy loss',
    doc: 'Mean loss of the policy alone. Its height says little: it is its gradient that counts.',
  },
  valueLoss: {
    title: 'Value loss',
    doc: 'Mean squared error of the values against the returns that they are to predict.',
    chart: { of: 'loss', rank: 0 },
  },
  explainedVariance: {
    title: 'Explained variance',
    doc: 'Share of the returns’ variance that the values explain: 1 is perfect, 0 no better than a constant.',
    min: 0,
    max: 1,
  },
  entropy: {
    title: 'Entropy',
    unit: 'nats',
    doc: 'How undecided the policy is. Falling to its lowest early: it has stopped exploring.',
    chart: { of: 'exploration', rank: 0 },
    min: 0,
  },
  logProbability: {
    title: 'Log-probability',
    doc: 'Mean logarithm of the probability, or density, that the actions taken had.',
  },
  kl: {
    title: 'Approximate KL divergence',
    unit: 'nats',
    doc: 'How far updates move the policy from the one that gathered the rollout. Above about 0.05 steps are too large.',
    min: 0,
  },
  clipFraction: {
    title: 'Clip fraction',
    doc: 'Share of the probability ratios further from 1 than the clip range, where no gradient is left.',
    min: 0,
  },
  advantageDeviation: {
    title: 'Advantage deviation',
    doc: 'Standard deviation of the advantages of a rollout, before they are normalised.',
    min: 0,
  },
  actionDeviation: {
    title: 'Action deviation',
    doc: 'Mean standard deviation of a Gaussian policy’s actions, which go from -1 to 1.',
    min: 0,
  },
  saturation: {
    title: 'Action saturation',
    doc: 'Share of action components beyond the bounds, where they are clipped.',
    min: 0,
  },
  learningRate: { title: 'Learning rate', doc: 'Step size of the optimiser, where it changes.', min: 0 },
  gradientNorm: {
    title: 'Gradient norm',
    doc: 'Global norm of the gradient before clipping.',
    chart: { of: 'loss', rank: 3 },
    min: 0,
  },
  criticLoss: {
    title: 'Critic loss',
    doc: 'Mean squared error of the Q-values against their targets, summed over the critics.',
    chart: { of: 'loss', rank: 1 },
  },
  actorLoss: {
    title: 'Actor loss',
    doc: 'What the policy minimises: minus the mean Q-value of its own actions, and for SAC their log-probability weighted by the temperature.',
  },
  criticGradientNorm: {
    title: 'Gradient norm of the critic',
    doc: 'Global norm of the critic’s, or both critics’, gradient before clipping.',
    min: 0,
  },
  actorGradientNorm: {
    title: 'Gradient norm of the actor',
    doc: 'Global norm of the policy’s gradient before clipping. At zero the policy no longer learns.',
    min: 0,
  },
  tanhSaturation: {
    title: 'Saturation of the policy',
    doc: 'Share of the policy’s actions within 3 % of a bound, where the slope of tanh and with it the gradient nearly vanishes.',
    min: 0,
    max: 1,
  },
  twinGap: {
    title: 'Gap between the critics',
    doc: 'Mean absolute difference between the two critics’ Q-values: how uncertain they are.',
    min: 0,
  },
  temperature: {
    title: 'Temperature',
    doc: 'What a nat of entropy counts, in units of the reward.',
    min: 0,
  },
  actionNoise: {
    title: 'Action noise',
    doc: 'Root mean square of the noise that was added to the policy’s actions, whose bounds are −1 and 1.',
    chart: { of: 'exploration', rank: 1 },
    min: 0,
  },
} as const satisfies Metrics;

const m: { readonly [N in keyof typeof sharedMetrics]: MetricCard } = sharedMetrics;

/** What epsilon-greedy policies report. */
export const epsilonGreedyMetrics = { epsilon: m.epsilon, greedyShare: m.greedyShare };

export const tabularMetrics = { tdError: m.tdError, ...epsilonGreedyMetrics };

/** What gradient steps towards action values report. */
export const qLearningMetrics = {
  loss: m.loss,
  q: m.q,
  target: m.target,
  tdError: m.tdError,
  gradientNorm: m.gradientNorm,
};

/** What the gradient steps of critics report, of two critics, and of the actor that follows them. */
export const criticMetrics = {
  criticLoss: m.criticLoss,
  q: m.q,
  target: m.target,
  tdError: m.tdError,
  criticGradientNorm: m.criticGradientNorm,
};
export const twinCriticMetrics = { ...criticMetrics, twinGap: m.twinGap };
export const actorMetrics = {
  actorLoss: m.actorLoss,
  actorGradientNorm: m.actorGradientNorm,
  tanhSaturation: m.tanhSaturation,
};

/** What learning from replayed transitions reports. */
export const replayMetrics = { replayAge: m.replayAge, targetLag: m.targetLag };

/** What learning from rollouts reports. */
export const onPolicyMetrics = {
  loss: m.loss,
  policyLoss: m.policyLoss,
  valueLoss: m.valueLoss,
  entropy: m.entropy,
  gradientNorm: m.gradientNorm,
  actionDeviation: m.actionDeviation,
  explainedVariance: m.explainedVariance,
  advantageDeviation: m.advantageDeviation,
  logProbability: m.logProbability,
  saturation: m.saturation,
  learningRate: m.learningRate,
};
