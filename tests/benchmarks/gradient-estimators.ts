/**
 * Estimators of the policy gradient at one fixed policy of the pole cart: what the weight of grad log pi is.
 *
 * All of them see the same episodes. What they know beside these (a mean, a learned V, a critic's Q) they learned before,
 * from other episodes of the same policy, which does not change meanwhile.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { createAgent } from '../../src/catalogue/algorithms';
import {
  compile,
  define,
  f32,
  lossAndGradients,
  pick,
  tf,
  type VariableValues,
} from '../../src/learning/engine';
import { createEnvironment } from '../../src/catalogue/environments';
import type { Environment } from '../../src/learning/environment/environment';
import { fillRows, inChunks } from '../../src/learning/memory/chunks';
import { EpisodeBatch } from '../../src/learning/memory/episodes';
import { gradientSum } from '../../src/learning/networks/gradient-sum';
import { learnedBaseline } from '../../src/learning/networks/learned-baseline';
import { mlp } from '../../src/learning/networks/mlp';
import { disposeVariables } from '../../src/learning/networks/parameters';
import { categoricalPolicy } from '../../src/learning/networks/policies';
import { returnsToGo } from '../../src/learning/ops/advantages';
import type { Agent } from '../../src/learning/training/agent';
import { prefixed, withPrefix } from '../../src/learning/training/names';
import type { ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { requireExperiment, type Experiment } from '../../src/shared/experiment';
import { seededRandom, type Random } from '../../src/shared/random';
import { mean } from '../../src/shared/statistics/mean';
import { cosine, norm, VectorStatistics } from './vector-statistics';

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

const chunk = 128;

/** Plays whole episodes with an agent that does not learn from them. */
function play(agent: Agent, environment: Environment, episodes: number, random: Random): EpisodeBatch {
  const width = environment.observation.length;
  const batch = new EpisodeBatch(width, 1);
  const observation = new Float32Array(width);
  const action = new Float32Array(1);
  while (batch.episodes.length < episodes) {
    environment.reset(random);
    do {
      observation.set(environment.observation);
      agent.act(observation, action);
      environment.step(action);
      batch.add(observation, action, environment.reward);
    } while (!environment.terminated && !environment.truncated);
    batch.end(!environment.terminated, environment.observation);
  }
  return batch;
}

/** Returns-to-go of all steps; beyond a cut they go on with what the agent expects there. */
function returnsOf(batch: EpisodeBatch, agent: Agent): Float32Array {
  const discountT = new Float32Array(batch.steps).fill(agent.discount);
  const endedT = new Uint8Array(batch.steps);
  const vT = new Float32Array(batch.steps);
  const width = batch.observations.length / batch.steps;
  batch.episodes.forEach(({ end, truncated }, i) => {
    endedT[end - 1] = 1;
    if (truncated) vT[end - 1] = agent.valueOf!(batch.lastObservations.subarray(i * width, (i + 1) * width));
    else discountT[end - 1] = 0;
  });
  const returns = new Float32Array(batch.steps);
  returnsToGo({ rT: batch.rewards, discountT, endedT, vT }, 1, returns);
  return returns;
}

/** The weights of a critic that learned by Sarsa, as the Q actor-critic's does, while the policy stayed as given. */
function learnCritic(
  policy: Readonly<Record<string, unknown>>,
  settings: Experiment,
  steps: number,
  seed: number,
): Record<string, Float32Array> {
  const experiment = requireExperiment({
    ...settings,
    steps,
    seed,
    // The actor waits for the critic to the end.
    hyperparameters: { ...settings.hyperparameters, warmup: steps - 1 },
  });
  const random = seededRandom(seed);
  const first = createEnvironment(experiment.environment, experiment.environmentOptions);
  const agent = createAgent(experiment, first.card, random);
  const saved = agent.save();
  const actor = prefixed('learner/actor', policy) as Record<string, Float32Array>;
  agent.restore({ ...saved, arrays: { ...saved.arrays, ...actor } });
  const count = agent.environments;
  const environments = Array.from({ length: count }, () => createEnvironment(experiment.environment));
  const randoms = environments.map((_, i) => random.fork(`environment ${i}`));
  environments.forEach((environment, i) => environment.reset(randoms[i]!));
  const width = first.observation.length;
  const transitions = {
    observations: new Float32Array(count * width),
    actions: new Float32Array(count),
    rewards: new Float32Array(count),
    terminated: new Uint8Array(count),
    truncated: new Uint8Array(count),
    nextObservations: new Float32Array(count * width),
  };
  for (let step = 0; step + count < steps; step += count) {
    environments.forEach(({ observation }, i) => transitions.observations.set(observation, i * width));
    agent.act(transitions.observations, transitions.actions);
    environments.forEach((environment, i) => {
      environment.step(transitions.actions.subarray(i, i + 1));
      transitions.rewards[i] = environment.reward;
      transitions.terminated[i] = environment.terminated ? 1 : 0;
      transitions.truncated[i] = environment.truncated ? 1 : 0;
      transitions.nextObservations.set(environment.observation, i * width);
    });
    agent.observe(transitions);
    agent.learn();
    environments.forEach((environment, i) => {
      if (environment.terminated || environment.truncated) environment.reset(randoms[i]!);
    });
  }
  const learned = withPrefix('learner/critic', agent.save().arrays) as Record<string, Float32Array>;
  agent.dispose();
  return learned;
}

/** Policy and critic with given weights, and gradients of sums of weighted log-probabilities. */
function gradientProgram(
  h: ReinforceHyperparameters,
  observationSize: number,
  actionCount: number,
  policyWeights: Readonly<Record<string, unknown>>,
  criticWeights: Readonly<Record<string, unknown>>,
) {
  const common = { hidden: h.hiddenLayers, activation: h.activation, random: seededRandom(0) };
  const policy = categoricalPolicy({ ...common, observationSize, actionCount });
  const critic = mlp({ ...common, inputs: observationSize, outputs: actionCount });
  const parameters = Object.values(policy.parameters);
  const size = parameters.reduce((sum, parameter) => sum + parameter.size, 0);
  const sum = gradientSum(parameters);
  const variables = {
    ...prefixed('policy', policy.parameters),
    ...prefixed('critic', critic.parameters),
    ...prefixed('sum', sum.variables),
  };
  const gradients = (observations: Tensor2D, actions: Tensor2D, weights: Tensor1D) =>
    lossAndGradients(parameters, () => ({
      loss: policy.distribution(observations).logProbability(actions).mul(weights).sum<Scalar>(),
    }));
  const flat = (tensors: readonly Tensor[]) => tf.concat(tensors.map((tensor) => tensor.flatten()));
  const rows = { observations: f32(chunk, observationSize), actions: f32(chunk, 1) };
  const program = compile({
    name: 'policy gradient',
    variables,
    functions: {
      assess: define({
        inputs: rows,
        outputs: { q: f32(chunk), v: f32(chunk), entropy: f32(chunk) },
        run: ({ observations, actions }) => {
          const distribution = policy.distribution(observations);
          const values = critic.forward(observations) as Tensor2D;
          return {
            q: pick(values, actions.squeeze<Tensor1D>([1]).toInt()),
            v: distribution.probabilities().mul(values).sum<Tensor1D>(-1),
            entropy: distribution.entropy() as Tensor1D,
          };
        },
      }),
      add: define({
        inputs: { ...rows, weights: f32(chunk) },
        outputs: { loss: f32() },
        run: ({ observations, actions, weights }) => {
          const { values, gradients: added } = gradients(observations, actions, weights);
          sum.add(added);
          return values;
        },
      }),
      take: define({
        inputs: {},
        outputs: { gradient: f32(size) },
        run: () => {
          const gradient = flat(sum.sums);
          sum.clear();
          return { gradient };
        },
      }),
      ofStep: define({
        inputs: { observation: f32(1, observationSize), action: f32(1, 1) },
        outputs: { gradient: f32(size) },
        run: ({ observation, action }) => ({
          gradient: flat(gradients(observation, action, tf.ones([1])).gradients),
        }),
      }),
    },
  });
  program.write({
    ...prefixed('policy', policyWeights),
    ...prefixed('critic', criticWeights),
  } as VariableValues);
  return {
    ...program.functions,
    size,
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
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
