/** A multi-layer perceptron. */
import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { dense, type Activation } from '../engine';
import { denseParameters, type Network } from './parameters';

export interface MlpOptions {
  readonly inputs: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly outputs: number;
  /** Of the hidden layers. */
  readonly activation?: Activation;
  /** Of the last layer. */
  readonly outputActivation?: Activation;
  readonly random: Random;
}

/** Builds fully connected layers; `forward` maps [batch, inputs] to [batch, outputs]. */
export function mlp({
  inputs,
  hidden,
  outputs,
  activation = 'relu',
  outputActivation = 'linear',
  random,
}: MlpOptions): Network {
  const sizes = [inputs, ...hidden, outputs];
  const layers = sizes.slice(1).map((size, i) => denseParameters(sizes[i]!, size, random));
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
