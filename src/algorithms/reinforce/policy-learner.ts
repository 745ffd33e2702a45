/**
 * The policy of REINFORCE, and its gradient over a batch of whole episodes.
 *
 * Episodes have any length and compiled functions fixed shapes: steps go through them in chunks, the last of each
 * episode filled up with rows of weight 0, and their gradients add up in variables.
 */
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-node';
import type { ReinforceHyperparameters } from './card';
import {
  clipByGlobalNorm,
  compile,
  define,
  f32,
  globalNorm,
  lossAndGradients,
  type VariableValues,
} from '../../learning/engine';
import { mostRows } from '../../learning/agents/explain/rows';
import { fillRows, inChunks } from '../../learning/memory/chunks';
import type { EpisodeBatch } from '../../learning/memory/episodes';
import { gradientSum } from '../../learning/networks/gradient-sum';
import { optimizers } from '../../learning/networks/optimizers';
import { disposeVariables } from '../../learning/networks/parameters';
import { createPolicy } from '../../learning/networks/policies';
import { prefixed, type AgentOptions } from '../../learning/training';

/** Steps that go through a compiled function at once. */
const chunk = 128;

export function createPolicyLearner({
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
