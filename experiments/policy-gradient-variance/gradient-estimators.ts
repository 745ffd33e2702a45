/**
 * Estimators of the policy gradient at one fixed policy of the pole cart: what the weight of grad log pi is.
 *
 * All of them see the same episodes. What they know beside these (a mean, a learned V, a critic's Q) they learned before,
 * from other episodes of the same policy, which does not change meanwhile.
 */
import { createEnvironment } from '../../src/catalogue/environments';
import { fillRows, inChunks } from '../../src/learning/memory/chunks';
import type { EpisodeBatch } from '../../src/learning/memory/episodes';
import { learnedBaseline } from '../../src/learning/networks/learned-baseline';
import type { Agent } from '../../src/learning/training/agent';
import { withPrefix } from '../../src/learning/training/names';
import type { ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { type Experiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';
import { mean } from '../../src/shared/statistics/mean';
import { cosine, norm, VectorStatistics } from './vector-statistics';
import { learnCritic, play, returnsOf } from './fixed-policy';
import { chunk, gradientProgram } from './gradient-program';

export const estimators = {
  whole: 'Whole return, (11)',
  toGo: 'Return-to-go, (12)',
  mean: 'Return-to-go − mean',
  value: 'Return-to-go − V(s)',
  q: 'Critic: Q(s, a)',
  advantage: 'Critic: advantage',
} as const;
export type Estimator = keyof typeof estimators;
export const estimatorNames = Object.keys(estimators) as Estimator[];

/** How much of everything is played and learned. */
export interface Amounts {
  /** Episodes that the gradient is estimated from, one estimate each. */
  readonly episodes: number;
  /** Episodes that mean and V are learned from. */
  readonly learningEpisodes: number;
  /** Gradient steps of V on them. */
  readonly valueSteps: number;
  /** Env steps that the critic learns from. */
  readonly criticSteps: number;
}

/** What is said about one estimator at one policy. */
export interface Estimate {
  /** Of one episode's gradient, summed over all weights. */
  readonly variance: number;
  /** Of one step's gradient. */
  readonly stepVariance: number;
  /** Length of the mean gradient. */
  readonly norm: number;
  /** Cosine of the angle between the mean gradient and that of the returns less V, which has no bias. */
  readonly direction: number;
}

export interface Measurement {
  readonly meanReturn: number;
  /** Nats. */
  readonly entropy: number;
  readonly estimates: Readonly<Record<Estimator, Estimate>>;
}

/** What each estimator multiplies the steps' gradients with. */
function weightsOf(
  batch: EpisodeBatch,
  returns: Float32Array,
  known: {
    readonly mean: number;
    readonly values: Float32Array;
    readonly q: Float32Array;
    readonly v: Float32Array;
  },
): Record<Estimator, Float32Array> {
  const whole = new Float32Array(batch.steps);
  for (const { start, end } of batch.episodes) whole.fill(returns[start]!, start, end);
  return {
    whole,
    toGo: returns,
    mean: returns.map((value) => value - known.mean),
    value: returns.map((value, t) => value - known.values[t]!),
    q: known.q,
    advantage: known.q.map((value, t) => value - known.v[t]!),
  };
}

/**
 * Measures all estimators at one policy.
 * @param agent a REINFORCE agent with a learned baseline, which is not changed
 * @param critic the experiment whose critic is learned for this policy
 */
export function measureEstimators(
  agent: Agent,
  experiment: Experiment,
  critic: Experiment,
  amounts: Amounts,
  seed: number,
): Measurement {
  const h = experiment.hyperparameters as unknown as ReinforceHyperparameters;
  const random = seededRandom(seed).fork('gradient estimators');
  const environment = createEnvironment(experiment.environment, experiment.environmentOptions);
  const width = environment.observation.length;
  const policyWeights = withPrefix('policy/parameters', agent.save().arrays);

  const before = play(agent, environment, amounts.learningEpisodes, random);
  const returnsBefore = returnsOf(before, agent);
  const baseline = learnedBaseline({
    observationSize: width,
    hidden: h.hiddenLayers,
    activation: h.activation,
    optimizer: 'adam',
    learningRate: 0.01,
    gradientSteps: amounts.valueSteps,
    random: random.fork('baseline'),
    compiled: true,
  });
  baseline.learn(before.observations, returnsBefore);
  const criticWeights = learnCritic(policyWeights, critic, amounts.criticSteps, seed);

  const batch = play(agent, environment, amounts.episodes, random);
  const returns = returnsOf(batch, agent);
  const program = gradientProgram(h, width, 2, policyWeights, criticWeights);
  const [q, v, entropy] = [0, 1, 2].map(() => new Float32Array(batch.steps)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  inChunks(0, batch.steps, chunk, (from, count) => {
    fillRows(program.assess.staging.observations, chunk, batch.observations, from, count);
    fillRows(program.assess.staging.actions, chunk, batch.actions, from, count);
    const assessed = program.assess();
    q.set(assessed.q.subarray(0, count), from);
    v.set(assessed.v.subarray(0, count), from);
    entropy.set(assessed.entropy.subarray(0, count), from);
  });
  const weights = weightsOf(batch, returns, {
    mean: mean(returnsBefore),
    values: baseline.values(batch.observations),
    q,
    v,
  });

  const byEpisode = statisticsFor(program.size);
  for (const { start, end } of batch.episodes)
    for (const name of estimatorNames) {
      inChunks(start, end, chunk, (from, count) => {
        fillRows(program.add.staging.observations, chunk, batch.observations, from, count);
        fillRows(program.add.staging.actions, chunk, batch.actions, from, count);
        fillRows(program.add.staging.weights, chunk, weights[name], from, count);
        program.add();
      });
      byEpisode[name].add(program.take().gradient);
    }
  // Of single steps a sample: their gradients differ by the weight alone.
  const byStep = statisticsFor(program.size);
  for (let k = 0; k < Math.min(2000, batch.steps); k++) {
    const t = random.integer(batch.steps);
    const { gradient } = program.ofStep({
      observation: batch.observations.slice(t * width, (t + 1) * width),
      action: batch.actions.slice(t, t + 1),
    });
    for (const name of estimatorNames) byStep[name].add(gradient, weights[name][t]);
  }
  program.dispose();
  baseline.dispose();

  const unbiased = byEpisode.value.mean();
  const estimates = estimatorNames.map((name) => {
    const direction = byEpisode[name].mean();
    return [
      name,
      {
        variance: byEpisode[name].variance(),
        stepVariance: byStep[name].variance(),
        norm: norm(direction),
        direction: cosine(direction, unbiased),
      },
    ] as const;
  });
  return {
    meanReturn: batch.steps / batch.episodes.length,
    entropy: mean(entropy),
    estimates: Object.fromEntries(estimates) as Record<Estimator, Estimate>,
  };
}

function statisticsFor(size: number): Record<Estimator, VectorStatistics> {
  return Object.fromEntries(estimatorNames.map((name) => [name, new VectorStatistics(size)])) as Record<
    Estimator,
    VectorStatistics
  >;
}
