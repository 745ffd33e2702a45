import type { Tensor2D } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { tf } from '../../../src/learning/engine';
import { fillNoise, noisyDense, noisyLayer } from '../../../src/learning/networks/noisy-layer';
import { qNetwork, type QNetworkOptions } from '../../../src/learning/networks/q-network';
import { seededRandom } from '../../../src/shared/random';

const options: QNetworkOptions = {
  inputs: 3,
  hidden: [8, 6],
  actions: 4,
  atoms: null,
  dueling: 'none',
  noisy: null,
  random: seededRandom(1),
};
const x = () =>
  tf.tensor2d([
    [0.3, -1, 2],
    [1, 0, -0.5],
  ]);
const values = (tensor: { dataSync(): ArrayLike<number> }) => Array.from(tensor.dataSync());

describe('a Q-network', () => {
  it('gives values for every action, and for every atom of a distribution', () => {
    expect(qNetwork(options).forward(x()).shape).toEqual([2, 4]);
    for (const atoms of [1, 5])
      for (const dueling of ['none', 'mean'] as const)
        expect(qNetwork({ ...options, atoms, dueling }).forward(x()).shape).toEqual([2, 4, atoms]);
  });

  it('joins V + A, equation (6), and V + A - mean A, equation (7)', () => {
    for (const dueling of ['naive', 'mean'] as const) {
      const network = qNetwork({ ...options, dueling });
      const { value, advantages } = network.streams(x());
      const [v, a] = [values(value), advantages.arraySync() as number[][]];
      const expected = a.flatMap((row, i) => {
        const mean = row.reduce((sum, entry) => sum + entry, 0) / row.length;
        return row.map((entry) => v[i]! + entry - (dueling === 'mean' ? mean : 0));
      });
      values(network.forward(x())).forEach((q, i) => expect(q).toBeCloseTo(expected[i]!, 5));
    }
  });

  it('with equation (7) has Q-values whose mean is V; with (6) has not', () => {
    const gap = (dueling: 'naive' | 'mean') => {
      const network = qNetwork({ ...options, dueling });
      const difference = network.forward(x()).mean(1, true).sub(network.streams(x()).value);
      return Math.max(...values(difference.abs()));
    };
    expect(gap('mean')).toBeLessThan(1e-6);
    expect(gap('naive')).toBeGreaterThan(1e-3);
  });

  it('has the same weights from the same seed, and none of dueling or noise unless asked', () => {
    const names = (changes: Partial<QNetworkOptions>) =>
      Object.keys(qNetwork({ ...options, ...changes }).parameters);
    expect(names({})).toEqual(['layer0', 'layer1', 'head0'].flatMap((l) => [`${l}/weights`, `${l}/bias`]));
    expect(names({ dueling: 'mean' }).some((name) => name.startsWith('value1/'))).toBe(true);
    expect(names({ noisy: 0.5 })).toContain('head0/weightsSigma');
    const weights = () =>
      values(qNetwork({ ...options, random: seededRandom(5) }).parameters['head0/weights']!);
    expect(weights()).toEqual(weights());
  });

  it('with noisy weights answers to its noise, and to the means where that is zero', () => {
    const network = qNetwork({ ...options, noisy: 0.5 });
    const noise = new Float32Array(network.noiseSize);
    expect(network.noiseSize).toBe(3 + 8 + 8 + 6 + 6 + 4);
    const still = values(network.forward(x(), tf.tensor1d(noise)));
    expect(values(network.forward(x(), tf.zeros([noise.length])))).toEqual(still);
    fillNoise(noise, seededRandom(3));
    expect(values(network.forward(x(), tf.tensor1d(noise)))).not.toEqual(still);
  });
});

describe('a noisy layer', () => {
  it('by hand: weights mu + sigma f(e_i) f(e_j), bias mu + sigma f(e_j)', () => {
    const layer = noisyLayer(2, 1, 0.5, seededRandom(1));
    layer.weights.assign(tf.tensor2d([[1], [2]]));
    layer.bias.assign(tf.tensor1d([3]));
    layer.weightsSigma.assign(tf.tensor2d([[0.1], [0.2]]));
    layer.biasSigma.assign(tf.tensor1d([0.3]));
    // f(e) = 2, -1 for the inputs and 0.5 for the output: weights 1 + 0.1 1 = 1.1 and 2 - 0.2 0.5 = 1.9, bias 3.15.
    const y = noisyDense(tf.tensor2d([[1, 1]]), layer, tf.tensor1d([2, -1, 0.5]), 'linear');
    expect(values(y)[0]).toBeCloseTo(1.1 + 1.9 + 3.15, 5);
  });

  it('starts with deviations of sigma0 / sqrt(inputs)', () => {
    const { weightsSigma, biasSigma } = noisyLayer(16, 3, 0.5, seededRandom(1));
    for (const sigma of [...values(weightsSigma), ...values(biasSigma)]) expect(sigma).toBeCloseTo(0.125, 6);
  });

  it('learns its deviations: the gradient of sigma is that of the weight times the noise', () => {
    const layer = noisyLayer(1, 1, 0.5, seededRandom(1));
    const noise = tf.tensor1d([2, 3]);
    const { grads } = tf.variableGrads(
      () => noisyDense(tf.tensor2d([[5]]) as Tensor2D, layer, noise, 'linear').sum(),
      [layer.weights, layer.weightsSigma, layer.biasSigma],
    );
    expect(values(grads[layer.weights.name]!)).toEqual([5]);
    expect(values(grads[layer.weightsSigma.name]!)).toEqual([30]);
    expect(values(grads[layer.biasSigma.name]!)).toEqual([3]);
  });

  it('draws noise f(e) = sign(e) sqrt(|e|): symmetric, with a mean square of sqrt(2 / pi)', () => {
    const noise = new Float32Array(200_000);
    fillNoise(noise, seededRandom(1));
    const mean = noise.reduce((sum, e) => sum + e, 0) / noise.length;
    const square = noise.reduce((sum, e) => sum + e * e, 0) / noise.length;
    expect(mean).toBeCloseTo(0, 2);
    expect(square).toBeCloseTo(Math.sqrt(2 / Math.PI), 2);
  });
});
