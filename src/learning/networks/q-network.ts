/** Networks of action values: plain or dueling, with noisy weights or without, scalar or distributional. */
import type { Scalar, Tensor, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { dense, tf, type Activation, type Variables } from '../engine';
import { noiseSize, noisyDense, noisyLayer, type NoisyLayer } from './noisy-layer';
import { denseParameters } from './parameters';

export interface QNetworkOptions {
  readonly inputs: number;
  /** Widths of the hidden layers; in a dueling network each stream has a last one of its own. */
  readonly hidden: readonly number[];
  readonly actions: number;
  /** Atoms or quantiles of each action's return; null for one value. */
  readonly atoms: number | null;
  /** `naive` is V + A (equation 6 of the lecture), `mean` V + A - mean A (equation 7; Wang et al. 2016, equation 9). */
  readonly dueling: 'none' | 'naive' | 'mean';
  /** Initial deviation of noisy weights (sigma0), or null for plain layers. */
  readonly noisy: number | null;
  readonly random: Random;
}

export interface QNetwork {
  readonly parameters: Variables;
  /** Mean size of the deviations of noisy weights; 0 without noisy layers. */
  meanSigma(): Scalar;
  /** Numbers of noise that one forward pass takes; 0 without noisy layers. */
  readonly noiseSize: number;
  /**
   * @param x [batch, inputs]
   * @param noise [noiseSize], ignored without noisy layers
   * @returns [batch, actions], or [batch, actions, atoms] of distributions
   */
  forward(x: Tensor2D, noise?: Tensor1D): Tensor;
  /** What `forward` joins. */
  streams(x: Tensor2D, noise?: Tensor1D): Streams;
  /** The Q-values of both streams. */
  join(streams: Streams): Tensor;
}

/**
 * The streams of a dueling network: V [batch, 1] and A [batch, actions], or [batch, 1, atoms] and
 * [batch, actions, atoms] of distributions. Without dueling, A is Q and V is 0.
 */
export interface Streams {
  readonly value: Tensor;
  readonly advantages: Tensor;
}

/** Mean value of the states, how far apart the best and the worst action are, and what V lies above the mean Q. */
export function describeStreams({ value, advantages }: Streams, output: Tensor) {
  const expected = advantages.rank === 3 ? advantages.mean(2) : advantages;
  return {
    value: value.mean(),
    advantageSpread: expected.max(1).sub(expected.min(1)).mean(),
    valueOffset: value.mean().sub(output.mean()),
  };
}

type Layer = {
  readonly parameters: Record<string, Variable>;
  /** The deviations of noisy weights. */
  readonly sigmas: readonly Variable[];
  readonly noise: number;
  readonly apply: (x: Tensor, noise: Tensor1D | undefined, activation: Activation) => Tensor2D;
};

function makeLayer(inputs: number, outputs: number, sigma0: number | null, random: Random): Layer {
  if (sigma0 === null) {
    const { weights, bias } = denseParameters(inputs, outputs, random);
    return {
      parameters: { weights, bias },
      sigmas: [],
      noise: 0,
      apply: (x, _, activation) => dense(x, weights, bias, activation),
    };
  }
  const layer: NoisyLayer = noisyLayer(inputs, outputs, sigma0, random);
  return {
    parameters: { ...layer },
    sigmas: [layer.weightsSigma, layer.biasSigma],
    noise: noiseSize(inputs, outputs),
    apply: (x, noise, activation) => noisyDense(x, layer, noise!, activation),
  };
}

/** Builds a network of action values. */
export function qNetwork(options: QNetworkOptions): QNetwork {
  const { inputs, hidden, actions, atoms, dueling, noisy, random } = options;
  const named: [string, Layer][] = [];
  const chain = (prefix: string, sizes: readonly number[]): Layer[] =>
    sizes.slice(1).map((size, i) => {
      const layer = makeLayer(sizes[i]!, size, noisy, random);
      named.push([`${prefix}${i}`, layer]);
      return layer;
    });
  const shared = dueling === 'none' ? hidden : hidden.slice(0, -1);
  const trunk = chain('layer', [inputs, ...shared]);
  const width = shared.at(-1) ?? inputs;
  const own = dueling === 'none' ? [] : hidden.slice(-1);
  const advantageStream = chain(dueling === 'none' ? 'head' : 'advantage', [
    width,
    ...own,
    actions * (atoms ?? 1),
  ]);
  const valueStream = dueling === 'none' ? [] : chain('value', [width, ...own, atoms ?? 1]);

  const offsets = new Map<Layer, number>();
  let total = 0;
  for (const [, layer] of named) {
    offsets.set(layer, total);
    total += layer.noise;
  }
  const run = (layers: readonly Layer[], x: Tensor, noise: Tensor1D | undefined, last: Activation) =>
    layers.reduce<Tensor>((y, layer, i) => {
      const part = layer.noise > 0 ? noise!.slice([offsets.get(layer)!], [layer.noise]) : undefined;
      return layer.apply(y, part, i + 1 < layers.length ? 'relu' : last);
    }, x);

  const shaped = (x: Tensor, entries: number) =>
    atoms === null ? x : x.reshape([x.shape[0]!, entries, atoms]);
  const streams: QNetwork['streams'] = (x, noise) => {
    const features = run(trunk, x, noise, 'relu');
    return {
      advantages: shaped(run(advantageStream, features, noise, 'linear'), actions),
      value: dueling === 'none' ? tf.scalar(0) : shaped(run(valueStream, features, noise, 'linear'), 1),
    };
  };
  const join: QNetwork['join'] = ({ value, advantages }) => {
    if (dueling === 'none') return advantages;
    const centred = dueling === 'mean' ? advantages.sub(advantages.mean(1, true)) : advantages;
    return centred.add(value);
  };
  return {
    parameters: Object.fromEntries(
      named.flatMap(([name, layer]) =>
        Object.entries(layer.parameters).map(([part, variable]) => [`${name}/${part}`, variable]),
      ),
    ),
    meanSigma() {
      const sigmas = named.flatMap(([, { sigmas }]) => sigmas.map((sigma) => sigma.abs().mean()));
      return sigmas.length === 0 ? tf.scalar(0) : tf.addN(sigmas).div(sigmas.length);
    },
    noiseSize: total,
    streams,
    join,
    forward: (x, noise) => join(streams(x, noise)),
  };
}
