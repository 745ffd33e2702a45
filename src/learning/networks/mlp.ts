/** A multi-layer perceptron. */
import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { dense, type Activation } from '../engine';
import { denseParameters, orthogonalParameters, type Network } from './parameters';

/** Gains of orthogonal weights: of the hidden layers, and of the last one. */
export interface Gains {
  readonly hidden: number;
  readonly output: number;
}

export interface MlpOptions {
  readonly inputs: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  /** Of the hidden layers. */
  readonly activation?: Activation;
  /** Of the last layer. */
  readonly outputActivation?: Activation;
  /** Starts with orthogonal weights and biases 0; missing: uniform in ±1/sqrt(inputs). */
  readonly orthogonal?: Gains | undefined;
  readonly random: Random;
}

/** Builds fully connected layers; `forward` maps [batch, inputs] to [batch, outputs]. */
export function mlp({
  inputs,
  hidden,
  outputs,
  activation = 'relu',
  outputActivation = 'linear',
  orthogonal,
  random,
}: MlpOptions): Network {
  const sizes = [inputs, ...hidden, outputs];
  const layers = sizes.slice(1).map((size, i) => {
    if (orthogonal === undefined) return denseParameters(sizes[i]!, size, random);
    const gain = i < hidden.length ? orthogonal.hidden : orthogonal.output;
    return orthogonalParameters(sizes[i]!, size, gain, random);
  });
  const parameters: Record<string, Variable> = {};
  layers.forEach(({ weights, bias }, i) => {
    parameters[`layer${i}/weights`] = weights;
    parameters[`layer${i}/bias`] = bias;
  });
  const forward = (x: Tensor) =>
    layers.reduce<Tensor>(
      (y, { weights, bias }, i) =>
        dense(y, weights, bias, i + 1 < layers.length ? activation : outputActivation),
      x,
    );
  return { parameters, forward };
}
