/**
 * Optimisers as one native operation for each variable.
 *
 * While a function is recorded, an update becomes TensorFlow's fused operation; run eagerly it is plain
 * arithmetic with the same formula. The learning rate is a tensor, so that a schedule is an input of the
 * function and not a constant of the graph.
 */
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-node';
import { attributes, nativeTypes } from '../graph';
import { activeRecording, type Recording } from '../recording';
import { tf } from '../tensorflow';

export interface Optimizer {
  /** The optimiser's own variables, to be declared and saved with the parameters. */
  readonly variables: Readonly<Record<string, Variable>>;
  /**
   * Takes one step against the gradients.
   * @param gradients in the order of the parameters, each of its parameter's shape
   * @param learningRate a scalar
   */
  apply(gradients: readonly Tensor[], learningRate: Scalar): void;
}

export type Parameters = readonly Variable[];

const fusedAttributes = {
  T: attributes.type(nativeTypes.float32),
  use_locking: attributes.boolean(false),
};

/** A scalar of the graph under construction: a constant's node. */
function scalarNode(recording: Recording, value: number): string {
  return recording.nodeOf(tf.scalar(value), 'optimizer');
}

function zerosLike(parameters: Parameters, name: string): Record<string, Variable> {
  return Object.fromEntries(
    parameters.map((parameter, index) => [
      `${name}/${index}`,
      tf.tidy(() => tf.variable(tf.zeros(parameter.shape), false)),
    ]),
  );
}

/** Gradient descent: w <- w - lr g. */
export function sgd(parameters: Parameters): Optimizer {
  return {
    variables: {},
    apply(gradients, learningRate) {
      const recording = activeRecording();
      parameters.forEach((parameter, i) => {
        const eager = () => tf.tidy(() => parameter.assign(parameter.sub(gradients[i]!.mul(learningRate))));
        if (recording === null) return eager();
        const nodes = [recording.nodeOf(learningRate, 'sgd'), recording.nodeOf(gradients[i]!, 'sgd')];
        recording.update(
          [parameter],
          ([w], waitFor) =>
            recording.add('ResourceApplyGradientDescent', [w!, ...nodes, ...waitFor], fusedAttributes),
          eager,
        );
      });
    },
  };
}

export interface RmsPropOptions {
  /** Decay of the running averages. */
  readonly decay?: number;
  readonly momentum?: number;
  readonly epsilon?: number;
  /** Subtracts the squared mean gradient: divides by the standard deviation. */
  readonly centered?: boolean;
}

/**
 * RMSProp (Tieleman & Hinton 2012), centred as published for DQN (Graves 2013, equations 38 to 45; Mnih 2015):
 * n <- d n + (1 - d) g^2, m <- d m + (1 - d) g, b <- momentum b + lr g / sqrt(n - m^2 + epsilon), w <- w - b.
 */
export function rmsProp(
  parameters: Parameters,
  { decay = 0.95, momentum = 0, epsilon = 0.01, centered = false }: RmsPropOptions = {},
): Optimizer {
  const squares = zerosLike(parameters, 'square');
  const momenta = zerosLike(parameters, 'momentum');
  const means = centered ? zerosLike(parameters, 'mean') : {};
  const [square, moment, mean] = [squares, momenta, means].map((group) => Object.values(group));
  return {
    variables: { ...squares, ...momenta, ...means },
    apply(gradients, learningRate) {
      const recording = activeRecording();
      parameters.forEach((parameter, i) => {
        const g = gradients[i]!;
        const [n, b, m] = [square![i]!, moment![i]!, mean![i]];
        const eager = () =>
          tf.tidy(() => {
            n.assign(n.mul(decay).add(g.square().mul(1 - decay)));
            if (m !== undefined) m.assign(m.mul(decay).add(g.mul(1 - decay)));
            const variance = m === undefined ? n : n.sub(m.square());
            b.assign(b.mul(momentum).add(g.mul(learningRate).div(variance.add(epsilon).sqrt())));
            parameter.assign(parameter.sub(b));
          });
        if (recording === null) return eager();
        const rest = [
          recording.nodeOf(learningRate, 'rmsProp'),
          ...[decay, momentum, epsilon].map((value) => scalarNode(recording, value)),
          recording.nodeOf(g, 'rmsProp'),
        ];
        recording.update(
          m === undefined ? [parameter, n, b] : [parameter, m, n, b],
          (handles, waitFor) =>
            recording.add(
              centered ? 'ResourceApplyCenteredRMSProp' : 'ResourceApplyRMSProp',
              [...handles, ...rest, ...waitFor],
              fusedAttributes,
            ),
          eager,
        );
      });
    },
  };
}

export interface AdamOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  /** Added to the root of the uncorrected second moment, as TensorFlow does (Kingma & Ba 2015, end of section 2). */
  readonly epsilon?: number;
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1 with the order of computation of section 2):
 * m <- b1 m + (1 - b1) g, v <- b2 v + (1 - b2) g^2, w <- w - lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon).
 */
export function adam(parameters: Parameters, options: AdamOptions = {}): Optimizer {
  return adamW(parameters, { ...options, weightDecay: 0 });
}

export interface AdamWOptions extends AdamOptions {
  readonly weightDecay?: number;
}

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019, algorithm 2): first w <- w - lr decay w, then Adam. */
export function adamW(
  parameters: Parameters,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0.01 }: AdamWOptions = {},
): Optimizer {
  const firsts = zerosLike(parameters, 'first');
  const seconds = zerosLike(parameters, 'second');
  const [first, second] = [firsts, seconds].map((group) => Object.values(group));
  // Powers of the betas, one step ahead: what the bias correction of the next step needs.
  const [power1, power2] = tf.tidy(() => [
    tf.variable(tf.scalar(beta1), false),
    tf.variable(tf.scalar(beta2), false),
  ]);

  return {
    variables: { ...firsts, ...seconds, power1, power2 },
    apply(gradients, learningRate) {
      const recording = activeRecording();
      if (weightDecay !== 0)
        for (const parameter of parameters)
          tf.tidy(() => parameter.assign(parameter.sub(parameter.mul(learningRate.mul(weightDecay)))));
      const shared = recording && [
        recording.nodeOf(power1, 'adam'),
        recording.nodeOf(power2, 'adam'),
        recording.nodeOf(learningRate, 'adam'),
        ...[beta1, beta2, epsilon].map((value) => scalarNode(recording, value)),
      ];
      parameters.forEach((parameter, i) => {
        const g = gradients[i]!;
        const [m, v] = [first![i]!, second![i]!];
        const eager = () =>
          tf.tidy(() => {
            const rate = learningRate.mul(tf.sub(1, power2).sqrt()).div(tf.sub(1, power1));
            m.assign(m.add(g.sub(m).mul(1 - beta1)));
            v.assign(
              v.add(
                g
                  .square()
                  .sub(v)
                  .mul(1 - beta2),
              ),
            );
            parameter.assign(parameter.sub(m.mul(rate).div(v.sqrt().add(epsilon))));
          });
        if (recording === null || shared === null) return eager();
        const gradient = recording.nodeOf(g, 'adam');
        recording.update(
          [parameter, m, v],
          (handles, waitFor) =>
            recording.add('ResourceApplyAdam', [...handles, ...shared, gradient, ...waitFor], {
              ...fusedAttributes,
              use_nesterov: attributes.boolean(false),
            }),
          eager,
        );
      });
      tf.tidy(() => {
        power1.assign(power1.mul(beta1));
        power2.assign(power2.mul(beta2));
      });
    },
  };
}
