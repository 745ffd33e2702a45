/**
 * REINFORCE (Williams 1992; equations 11 and 12 of the lecture), with return-to-go and a baseline
 * (Sutton & Barto 2018, section 13.4).
 *
 * 1. Play D whole episodes with the policy pi.
 * 2. For every step, G_t = R_{t+1} + gamma G_{t+1}. After a terminal state it is 0; after a cut it is the learned value
 *    of the last observation or, where no value is learned, 0: rewards that were not seen do not count.
 * 3. w_t = G_t - b(s_t): b is nothing, the mean of the batch, or a learned V(s_t).
 * 4. One gradient step on L = -1/D sum_tau sum_t [log pi(a_t|s_t) w_t + beta H(pi(.|s_t))].
 * 5. V takes gradient steps on the mean of (G_t - V(s_t))^2. Forget the episodes: they are not the new policy's.
 *
 * Episodes have any length and compiled functions fixed shapes: steps go through them in chunks, the last of each
 * episode filled up with rows of weight 0, and their gradients add up in variables.
 */
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-node';
import { card, type ReinforceHyperparameters } from './card';
import type { EpisodeStep } from '../../shared/step-explanation';
import {
  clipByGlobalNorm,
  compile,
  define,
  f32,
  globalNorm,
  lossAndGradients,
  type VariableValues,
} from '../../learning/engine';
import { rateSchedule } from '../../learning/exploration/schedules';
import { fillRows, inChunks } from '../../learning/memory/chunks';
import { EpisodeBatch } from '../../learning/memory/episodes';
import { gradientSum } from '../../learning/networks/gradient-sum';
import { learnedBaseline } from '../../learning/networks/learned-baseline';
import { optimizers } from '../../learning/networks/optimizers';
import { disposeVariables } from '../../learning/networks/parameters';
import { createPolicy } from '../../learning/networks/policies';
import { explainedVariance, returnsToGo, varianceOf } from '../../learning/ops/advantages';
import type { Agent } from '../../learning/training/agent';
import type { AgentOptions } from '../../learning/training/agent-options';
import { Averages } from '../../learning/training/averages';
import { prefixed } from '../../learning/training/names';
import { persistent, variablesOf } from '../../learning/training/persistent';
import { judgeEpisode, noteEpisode } from './explain';
import { mostRows } from '../../learning/agents/explain/rows';
import { namesOf, reportOf } from '../../learning/training/report';

/** Steps that go through a compiled function at once. */
const chunk = 128;

export function create(options: AgentOptions<ReinforceHyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionSize, hyperparameters: h, steps, random, compiled } = options;
  const policy = createPolicyLearner(options);
  const baseline =
    h.baseline === 'value'
      ? learnedBaseline({
          observationSize,
          hidden: h.hiddenLayers,
          activation: h.activation,
          optimizer: h.optimizer,
          learningRate: h.valueLearningRate,
          gradientSteps: h.valueSteps,
          random: random.fork('baseline'),
          compiled,
        })
      : null;
  const batch = new EpisodeBatch(observationSize, actionSize);
  const noise = random.fork('actions');
  const learningRate = rateSchedule(h.learningRate, h.learningRateSchedule, steps);
  const averages = new Averages(namesOf(card.metrics));
  /** Env steps taken, and what is kept of the latest batch to be explained. */
  const values = { step: 0, noted: null as EpisodeStep | null };
  let takesNotes = false;

  /** Return-to-go of every step of the batch, and what it counts of what lies behind the last step of an episode. */
  function returnsOfBatch() {
    const discountT = new Float32Array(batch.steps).fill(h.discount);
    const endedT = new Uint8Array(batch.steps);
    const vT = new Float32Array(batch.steps);
    const lastValues = baseline?.values(batch.lastObservations);
    batch.episodes.forEach(({ end, truncated }, i) => {
      endedT[end - 1] = 1;
      if (!truncated) discountT[end - 1] = 0;
      else vT[end - 1] = lastValues?.[i] ?? 0;
    });
    const returns = new Float32Array(batch.steps);
    returnsToGo({ rT: batch.rewards, discountT, endedT, vT }, 1, returns);
    return { returns, discountT, vT };
  }

  function learn(): void {
    const { returns, discountT, vT } = returnsOfBatch();
    const baselines =
      baseline?.values(batch.observations) ??
      new Float32Array(batch.steps).fill(h.baseline === 'mean' ? meanOf(returns) : 0);
    const weights = returns.map((value, t) => value - baselines[t]!);
    const advantageDeviation = Math.sqrt(varianceOf(weights.length, (t) => weights[t]!));
    const scale = h.normaliseReturns ? Math.sqrt(meanOf(weights.map((weight) => weight ** 2))) || 1 : 1;
    if (scale !== 1) for (let t = 0; t < weights.length; t++) weights[t]! /= scale;
    if (takesNotes)
      values.noted = noteEpisode(
        h.baseline,
        batch,
        { discountT, vT, returns, values: baselines, weights, scale },
        policy.judge,
      );
    const report = policy.learn(batch, weights, learningRate(values.step));
    averages.add({
      ...report,
      advantageDeviation,
      ...(baseline !== null && {
        value: meanOf(baselines),
        explainedVariance: explainedVariance(baselines, returns),
        valueLoss: baseline.learn(batch.observations, returns),
      }),
    });
    batch.clear();
  }

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      policy.drawNoise(noise);
      actions.set(policy.act(observations));
    },
    observe({ observations, actions, rewards, terminated, truncated, nextObservations }) {
      values.step++;
      batch.add(observations, actions, rewards[0]!);
      if (terminated[0] !== 1 && truncated[0] !== 1) return;
      batch.end(terminated[0] !== 1, nextObservations);
    },
    learn() {
      if (batch.episodes.length === h.episodes) learn();
    },
    actGreedily(observation, action) {
      action.set(policy.mode(observation));
    },
    valueOf: baseline && ((observation) => baseline.values(observation)[0]!),
    takeNotes() {
      takesNotes = true;
    },
    explainStep: () => values.noted && judgeEpisode(values.noted, policy.judge),
    diagnostics: () => reportOf(card.metrics, averages.take()),
    ...persistent({
      name: 'reinforce',
      values,
      parts: { noise, averages },
      stores: {
        batch,
        policy: variablesOf(policy),
        ...(baseline === null ? {} : { baseline: variablesOf(baseline) }),
      },
    }),
    dispose() {
      policy.dispose();
      baseline?.dispose();
    },
  };
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function createPolicyLearner({
  observationSize,
  actionCount,
  actionSize,
  hyperparameters: h,
  random,
  compiled,
}: AgentOptions<ReinforceHyperparameters>) {
  const policy = createPolicy({
    observationSize,
    actionCount,
    actionSize,
    hidden: h.hiddenLayers,
    activation: h.activation,
    deviation: h.initialDeviation,
    random: random.fork('network'),
  });
  const parameters = Object.values(policy.parameters);
  const optimizer = optimizers[h.optimizer](parameters);
  const episode = gradientSum(parameters);
  const total = gradientSum(parameters);
  const variables = {
    ...prefixed('parameters', policy.parameters),
    ...prefixed('optimizer', optimizer.variables),
    ...prefixed('episode', episode.variables),
    ...prefixed('total', total.variables),
  };
  const program = compile({
    name: 'reinforce',
    compiled,
    variables,
    functions: {
      act: define({
        inputs: { observation: f32(1, observationSize), noise: f32(1, policy.noiseSize) },
        outputs: { action: f32(1, actionSize) },
        run: ({ observation, noise }) => ({ action: policy.distribution(observation).sample(noise) }),
      }),
      mode: define({
        inputs: { observation: f32(1, observationSize) },
        outputs: { action: f32(1, actionSize) },
        run: ({ observation }) => ({ action: policy.distribution(observation).mode() }),
      }),
      /** Adds the gradient of some steps to that of their episode; `counts` is 1 for a step, 0 for a row to spare. */
      add: define({
        inputs: {
          observations: f32(chunk, observationSize),
          actions: f32(chunk, actionSize),
          weights: f32(chunk),
          counts: f32(chunk),
        },
        outputs: { loss: f32(), entropy: f32(), logProbability: f32() },
        run: ({ observations, actions, weights, counts }) => {
          const { values, gradients } = lossAndGradients(parameters, () => {
            const distribution = policy.distribution(observations as Tensor2D);
            const logarithms = distribution.logProbability(actions as Tensor2D);
            const entropy = distribution.entropy().mul(counts).sum();
            return {
              loss: logarithms.mul(weights).sum().add(entropy.mul(h.entropyCoefficient)).neg() as Scalar,
              entropy,
              logProbability: logarithms.mul(counts).sum(),
            };
          });
          episode.add(gradients);
          return values;
        },
      }),
      /** Adds the gradient of an episode to that of the batch. */
      endEpisode: define({
        inputs: {},
        outputs: { norm: f32() },
        run: () => {
          const norm = globalNorm(episode.sums);
          total.add(episode.sums);
          episode.clear();
          return { norm };
        },
      }),
      update: define({
        inputs: { learningRate: f32() },
        outputs: { norm: f32() },
        run: ({ learningRate }) => {
          const mean = total.sums.map((sum) => sum.div(h.episodes));
          const { clipped, norm } = clipByGlobalNorm(mean, h.gradientClip);
          optimizer.apply(clipped, learningRate);
          total.clear();
          return { norm };
        },
      }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      /** What is thought of actions that were taken before. */
      review: define({
        inputs: { reviewed: f32(mostRows, observationSize), taken: f32(mostRows, actionSize) },
        outputs: { logProbabilities: f32(mostRows) },
        run: ({ reviewed, taken }) => ({
          logProbabilities: policy.distribution(reviewed).logProbability(taken),
        }),
      }),
    },
  });
  const { act, mode, review, add, endEpisode, update } = program.functions;

  return {
    read: () => program.read(),
    write: (values: VariableValues) => program.write(values),
    drawNoise: (generator: typeof random) => policy.drawNoise(generator, act.staging.noise),
    act: (observation: Float32Array) => act({ observation }).action,
    mode: (observation: Float32Array) => mode({ observation }).action,
    /** Logarithms of the probabilities of a few actions that were taken. */
    judge(observations: Float32Array, actions: Float32Array) {
      fillRows(review.staging.reviewed, mostRows, observations, 0, observations.length / observationSize);
      fillRows(review.staging.taken, mostRows, actions, 0, actions.length / actionSize);
      return review().logProbabilities;
    },
    /**
     * One gradient step on all episodes of a batch.
     * @param weights what multiplies the logarithm of each action's probability, [steps]
     */
    learn(batch: EpisodeBatch, weights: Float32Array, learningRate: number) {
      const sums = { loss: 0, entropy: 0, logProbability: 0 };
      let squares = 0;
      for (const { start, end } of batch.episodes) {
        inChunks(start, end, chunk, (from, count) => {
          fillRows(add.staging.observations, chunk, batch.observations, from, count);
          fillRows(add.staging.actions, chunk, batch.actions, from, count);
          fillRows(add.staging.weights, chunk, weights, from, count);
          add.staging.counts.fill(1, 0, count).fill(0, count);
          const result = add();
          sums.loss += result.loss;
          sums.entropy += result.entropy;
          sums.logProbability += result.logProbability;
        });
        squares += endEpisode().norm ** 2;
      }
      const { norm } = update({ learningRate: Float32Array.of(learningRate) });
      const { length } = batch.episodes;
      return {
        policyLoss: sums.loss / length,
        entropy: sums.entropy / weights.length,
        logProbability: sums.logProbability / weights.length,
        gradientNorm: norm,
        // Of one episode's gradient, summed over all parameters: E|g|^2 - |E g|^2 without bias.
        gradientVariance: length > 1 ? (squares - length * norm ** 2) / (length - 1) : undefined,
      };
    },
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}
