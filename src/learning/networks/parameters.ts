/** Parameters of networks: named variables, how they start, how they are copied. */
import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { globalNorm, tf, type Variables } from '../engine';
import { orthogonalMatrix } from './orthogonal';

/** A function with parameters. */
export interface Network {
  readonly parameters: Variables;
  /** @param x [batch, inputs] */
  readonly forward: (x: Tensor) => Tensor;
}

/**
 * Weights and biases of a fully connected layer, uniform in ±1/sqrt(inputs) (LeCun et al. 1998; the default of
 * PyTorch, which published results of CleanRL and Stable-Baselines3 rest on).
 */
export function denseParameters(
  inputs: number,
  outputs: number,
  random: Random,
): { weights: Variable; bias: Variable } {
  const bound = 1 / Math.sqrt(inputs);
  const draw = (shape: number[]) =>
    tf.tidy(() => {
      const count = shape.reduce((product, size) => product * size, 1);
      const values = Float32Array.from({ length: count }, () => (2 * random.uniform() - 1) * bound);
      return tf.variable(tf.tensor(values, shape));
    });
  return { weights: draw([inputs, outputs]), bias: draw([outputs]) };
}

/** Orthogonal weights of the given gain, and biases 0 (Saxe et al. 2014), as implementations of PPO start. */
export function orthogonalParameters(
  inputs: number,
  outputs: number,
  gain: number,
  random: Random,
): { weights: Variable; bias: Variable } {
  return tf.tidy(() => ({
    weights: tf.variable(tf.tensor2d(orthogonalMatrix(inputs, outputs, gain, random), [inputs, outputs])),
    bias: tf.variable(tf.zeros([outputs])),
  }));
}

/** Frees variables; what was compiled with them must be disposed before. */
export function disposeVariables(variables: Variables): void {
  for (const variable of Object.values(variables)) variable.dispose();
}

/** How far target parameters are behind their sources: the norm of all differences taken as one vector. */
export function distance(...pairs: readonly (readonly [sources: Variables, targets: Variables])[]): Scalar {
  return globalNorm(
    pairs.flatMap(([sources, targets]) =>
      Object.entries(sources).map(([name, source]) => source.sub(targets[name]!)),
    ),
  );
}

/** Sets every target parameter to its source's value. */
export function copyParameters(targets: Variables, sources: Variables): void {
  for (const [name, target] of Object.entries(targets)) target.assign(tf.clone(sources[name]!));
}

/** Moves every target parameter a share tau of the way to its source (Lillicrap et al. 2016, algorithm 1). */
export function blendParameters(targets: Variables, sources: Variables, tau: number): void {
  for (const [name, target] of Object.entries(targets))
    target.assign(target.add(sources[name]!.sub(target).mul(tau)));
}
