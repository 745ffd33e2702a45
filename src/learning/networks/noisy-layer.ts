/** Fully connected layers with noise in their weights (Fortunato et al. 2018, factorised Gaussian noise). */
import type { Tensor, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { dense, tf, type Activation } from '../engine';
import { denseParameters } from './parameters';

/** Parameters of one layer: means and deviations of weights and bias. */
export interface NoisyLayer {
  readonly weights: Variable;
  readonly bias: Variable;
  readonly weightsSigma: Variable;
  readonly biasSigma: Variable;
}

/**
 * Means uniform in ±1/sqrt(inputs), deviations sigma0/sqrt(inputs) (section 3.2 of the paper).
 * @param sigma0 0.5 in the paper
 */
export function noisyLayer(inputs: number, outputs: number, sigma0: number, random: Random): NoisyLayer {
  const sigma = sigma0 / Math.sqrt(inputs);
  return {
    ...denseParameters(inputs, outputs, random),
    weightsSigma: tf.tidy(() => tf.variable(tf.fill([inputs, outputs], sigma))),
    biasSigma: tf.tidy(() => tf.variable(tf.fill([outputs], sigma))),
  };
}

/** Numbers of noise that a layer takes: one for each input and one for each output. */
export function noiseSize(inputs: number, outputs: number): number {
  return inputs + outputs;
}

/**
 * Computes activation(x (mu + sigma * noise) + b) with the noise of equation 10: f(e_i) f(e_j).
 * @param x [batch, inputs]
 * @param noise [inputs + outputs], already f(e) = sign(e) sqrt(|e|), see `fillNoise`
 */
export function noisyDense(
  x: Tensor,
  { weights, bias, weightsSigma, biasSigma }: NoisyLayer,
  noise: Tensor1D,
  activation: Activation,
): Tensor2D {
  const [inputs, outputs] = weights.shape as [number, number];
  const noiseIn = noise.slice([0], [inputs]).reshape([inputs, 1]);
  const noiseOut = noise.slice([inputs], [outputs]);
  const w = weights.add(weightsSigma.mul(noiseIn.mul(noiseOut)));
  const b = bias.add(biasSigma.mul(noiseOut));
  return dense(x, w, b, activation);
}

/**
 * Draws fresh noise into an array: f(e) of standard normal numbers, f(e) = sign(e) sqrt(|e|).
 * @param array undefined without noisy layers, where nothing is drawn
 */
export function fillNoise(array: Float32Array | undefined, random: Random): void {
  if (array === undefined) return;
  for (let i = 0; i < array.length; i++) {
    const e = random.normal();
    array[i] = e < 0 ? -Math.sqrt(-e) : Math.sqrt(e);
  }
}
