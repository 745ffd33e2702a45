/** Stochastic policies: networks whose outputs are the parameters of a distribution of actions. */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { tf, type Activation, type Variables } from '../engine';
import {
  categoricalEntropy,
  categoricalLogProbability,
  categoricalSample,
  gaussianEntropy,
  gaussianLogDensity,
} from '../ops/distributions';
import { mlp, type Gains } from './mlp';

/** The distributions of actions in a batch of states; actions are float32 [batch, action size]. */
export interface ActionDistribution {
  /** The most probable action of each state. */
  mode(): Tensor2D;
  /** An action of each state, drawn with noise [batch, noise size]. */
  sample(noise: Tensor2D): Tensor2D;
  /** Logarithms of the probabilities, or densities, of the given actions, [batch]. */
  logProbability(actions: Tensor2D): Tensor1D;
  /** In nats, [batch] or, where it is the same in every state, a scalar. */
  entropy(): Tensor1D | Scalar;
}

/** The distributions of discrete actions. */
export interface CategoricalDistribution extends ActionDistribution {
  /** Of all actions, [batch, actions]. */
  probabilities(): Tensor2D;
}

export interface Policy {
  readonly parameters: Variables;
  /** Numbers of noise that one action is drawn with. */
  readonly noiseSize: number;
  /** Fills an array with the noise that `sample` takes. */
  drawNoise(random: Random, noise: Float32Array): void;
  /** @param observations [batch, observation size] */
  distribution(observations: Tensor2D): ActionDistribution;
}

export interface CategoricalPolicy extends Policy {
  distribution(observations: Tensor2D): CategoricalDistribution;
}

export interface PolicyOptions {
  readonly observationSize: number;
  /** How many discrete actions there are; 0 makes a Gaussian policy of `actionSize` dimensions. */
  readonly actionCount: number;
  readonly actionSize: number;
  readonly hidden: readonly number[];
  readonly activation: Activation;
  /** Standard deviation of a Gaussian policy's actions at the start, the same in every state. */
  readonly deviation: number;
  /** Starts with orthogonal weights; a small gain of the last layer makes all actions about as probable. */
  readonly orthogonal?: Gains | undefined;
  readonly random: Random;
}

/** A softmax policy where actions are discrete, a Gaussian one where they are continuous. */
export function createPolicy(options: PolicyOptions): Policy {
  return options.actionCount > 0 ? categoricalPolicy(options) : gaussianPolicy(options);
}

/** A softmax policy; the options that only a Gaussian one has may be left out. */
export function categoricalPolicy(
  options: Omit<PolicyOptions, 'actionSize' | 'deviation'>,
): CategoricalPolicy {
  const { actionCount } = options;
  const network = mlp({ ...options, inputs: options.observationSize, outputs: actionCount });
  const column = (actions: Tensor1D) => actions.toFloat().expandDims<Tensor2D>(1);
  return {
    parameters: network.parameters,
    noiseSize: actionCount,
    drawNoise(random, noise) {
      // The generator may return 0, whose logarithm is infinite; half a step above it changes nothing else.
      for (let i = 0; i < noise.length; i++) noise[i] = -Math.log(-Math.log(random.uniform() + 2 ** -33));
    },
    distribution(observations) {
      const logits = network.forward(observations) as Tensor2D;
      return {
        mode: () => column(logits.argMax(-1)),
        sample: (noise) => column(categoricalSample(logits, noise)),
        logProbability: (actions) =>
          categoricalLogProbability(logits, actions.squeeze<Tensor1D>([1]).toInt()),
        entropy: () => categoricalEntropy(logits),
        probabilities: () => tf.softmax(logits),
      };
    },
  };
}

function gaussianPolicy(options: PolicyOptions): Policy {
  const { actionSize, deviation } = options;
  const network = mlp({ ...options, inputs: options.observationSize, outputs: actionSize });
  const logDeviation = tf.tidy(() => tf.variable(tf.fill([actionSize], Math.log(deviation))));
  return {
    parameters: { ...network.parameters, logDeviation },
    noiseSize: actionSize,
    drawNoise(random, noise) {
      for (let i = 0; i < noise.length; i++) noise[i] = random.normal();
    },
    distribution(observations) {
      const mean = network.forward(observations) as Tensor2D;
      return {
        mode: () => mean,
        sample: (noise) => mean.add(noise.mul(logDeviation.exp())),
        logProbability: (actions) => gaussianLogDensity(actions, mean, logDeviation),
        entropy: () => gaussianEntropy(logDeviation) as Scalar,
      };
    },
  };
}
