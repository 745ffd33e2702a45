/** The trainings whose recordings the diagnosis is tested on: each fault once, made on purpose, and healthy ones. */
import type { Experiment } from '../../../src/shared/experiment';
import type { RuleId } from '../../../src/shared/diagnosis';

/** What differs from the algorithm's and the experiment's defaults. */
export interface Recipe {
  readonly algorithm: string;
  readonly environment: string;
  readonly common?: Partial<Experiment>;
  readonly hyperparameters?: Experiment['hyperparameters'];
  /** Where the training is stopped, in env steps; missing where it goes to its end. */
  readonly stopAt?: number;
}

const cart = (
  steps: number,
  hyperparameters: Experiment['hyperparameters'],
  algorithm = 'dqn',
  common: Partial<Experiment> = {},
): Recipe => ({
  algorithm,
  environment: 'CartPole-v1',
  common: { steps, evaluateEvery: Math.round(steps / 12), finalEpisodes: 20, ...common },
  hyperparameters,
});

const pendulum = (
  algorithm: string,
  steps: number,
  hyperparameters: Experiment['hyperparameters'],
): Recipe => ({
  algorithm,
  environment: 'Pendulum-v1',
  common: { steps, evaluateEvery: Math.round(steps / 12), finalEpisodes: 20 },
  hyperparameters: { hiddenLayers: [64, 64], batchSize: 64, warmup: 500, discount: 0.98, ...hyperparameters },
});

const mountain = (steps: number, hyperparameters: Experiment['hyperparameters']): Recipe => ({
  algorithm: 'dqn',
  environment: 'MountainCar-v0',
  common: { steps, evaluateEvery: Math.round(steps / 8), finalEpisodes: 20 },
  hyperparameters,
});

const lake = (steps: number, hyperparameters: Experiment['hyperparameters']): Recipe => ({
  algorithm: 'q-table',
  environment: 'FrozenLake8x8-v1',
  common: { steps, evaluateEvery: Math.round(steps / 8), finalEpisodes: 20 },
  hyperparameters,
});

/** A training for each rule, by the rule's id; what the rule is to find in it. */
export const faulty: Readonly<Record<Exclude<RuleId, 'oneSeed'>, Recipe>> = {
  notFinite: cart(2000, { optimizer: 'sgd', learningRate: 1, gradientClip: 0 }),
  warmupLong: { ...cart(6000, { warmup: 7000 }), stopAt: 3000 },
  rolloutLong: cart(3000, { environments: 8, rolloutSteps: 512 }, 'ppo'),
  nothingLearned: cart(2000, { episodes: 1000 }, 'reinforce'),
  bufferSmall: cart(3000, { bufferSize: 32 }),
  targetFrozen: cart(5000, { targetEvery: 10_000 }),
  targetSlow: pendulum('ddpg', 3000, { tau: 1e-5 }),
  qDiverges: cart(8000, { target: 'none', learningRate: 0.01 }),
  lossExplodes: cart(6000, { replay: false, target: 'none', learningRate: 0.01 }),
  rewardNeverSeen: lake(1500, {}),
  epsilonEarly: lake(1500, { epsilonFraction: 0.05 }),
  epsilonHigh: mountain(6000, { epsilonEnd: 1 }),
  noExploration: cart(2000, { epsilonStart: 0, epsilonEnd: 0, warmup: 100 }),
  forgetting: cart(30_000, { learningRate: 0.005, batchSize: 32, bufferSize: 2000, targetEvery: 100 }),
  gradientZero: cart(10_000, { learningRate: 1 }, 'reinforce'),
  atomsNarrow: cart(5000, { distribution: 'categorical', highestReturn: 5 }),
  entropyCollapsed: cart(12_000, { learningRate: 0.05, episodes: 2 }, 'reinforce'),
  actionsSaturated: pendulum('ddpg', 5000, { actorLearningRate: 0.1 }),
  temperatureExploded: pendulum('sac', 5000, { targetEntropy: 0.69, actorLearningRate: 0.01 }),
  temperatureVanished: {
    algorithm: 'sac',
    environment: 'MountainCarContinuous-v0',
    common: { steps: 10_000, evaluateEvery: 2000, evaluationEpisodes: 1, finalEpisodes: 5 },
    hyperparameters: {
      hiddenLayers: [64, 64],
      batchSize: 64,
      warmup: 500,
      trainEvery: 4,
      targetEntropy: -20,
      actorLearningRate: 0.01,
    },
  },
  valuesHigh: cart(10_000, { target: 'none', learningRate: 5e-4 }),
  klHigh: cart(8000, { learningRate: 0.02, epochs: 20, rolloutSteps: 32 }, 'ppo'),
  valuesUseless: cart(6000, { valueLearningRate: 1, learningRate: 1e-6, episodes: 2 }, 'reinforce'),
  rateHigh: cart(3000, { learningRate: 0.1 }),
  rateTiny: cart(3000, { learningRate: 1e-8 }),
  fewUpdates: cart(3000, { trainEvery: 100 }),
  scheduleCutOff: cart(6000, {
    trainEvery: 3500,
    gradientSteps: 600,
    learningRateSchedule: 'linear',
    prioritised: true,
  }),
  discountShort: mountain(6000, { discount: 0.5 }),
  discountOne: pendulum('ddpg', 3000, { discount: 1 }),
  prioritiesFlat: cart(3000, { prioritised: true, priorityAlpha: 0 }),
  prioritiesUncorrected: cart(3000, { prioritised: true, priorityAlpha: 1, priorityBeta: 0 }),
  notLearning: cart(1500, {}, 'naive-dqn'),
  gradientClipped: cart(6000, { gradientClip: 0.01 }),
  timeLimit: mountain(10_000, {}),
  budgetShort: cart(14_000, { learningRate: 2e-3 }, 'reinforce', { evaluateEvery: 1000 }),
  unsolved: cart(12_000, {}, 'dqn', { finalEpisodes: 50 }),
  resultNoisy: cart(3000, {}, 'dqn', { finalEpisodes: 1 }),
};

/** Presets that learn; nothing is to be found in their runs but hints on how to read them. */
export const healthy = [
  'cartpole-dqn',
  'cartpole-c51',
  'cartpole-rainbow',
  'cartpole-ppo',
  'cartpole-reinforce',
  'cartpole-q-actor-critic',
  'pendulum-ddpg',
  'pendulum-td3',
  'pendulum-sac',
  'pendulum-ppo',
  'frozenlake-q-table',
  'cliffwalking-sarsa',
  'cliffwalking-double-q-table',
  'mountaincar-dqn',
  'cartpole-a2c',
] as const;
