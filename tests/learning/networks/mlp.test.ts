import { describe, expect, it } from 'vitest';
import type { Tensor } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import { mlp, type MlpOptions } from '../../../src/learning/networks/mlp';
import type { Network } from '../../../src/learning/networks/parameters';
import { seededRandom } from '../../../src/shared/random';

const build = (options: Partial<MlpOptions> = {}, seed = 1) =>
  mlp({ inputs: 4, hidden: [16, 8], outputs: 2, random: seededRandom(seed), ...options });

const valuesOf = ({ parameters }: Network) =>
  Object.fromEntries(Object.entries(parameters).map(([name, variable]) => [name, [...variable.dataSync()]]));

const shapesOf = ({ parameters }: Network) =>
  Object.fromEntries(Object.entries(parameters).map(([name, { shape }]) => [name, shape]));

const forward = ({ forward }: Network, ...rows: number[][]) =>
  tf.tidy(() => forward(tf.tensor2d(rows)).arraySync() as number[][]);

/** A net of two inputs, two hidden units and one output with weights that are easy to reckon with. */
function byHand(options: Partial<MlpOptions> = {}): Network {
  const network = build({ inputs: 2, hidden: [2], outputs: 1, ...options });
  const values: Record<string, () => Tensor> = {
    'layer0/weights': () => tf.tensor2d([[1, -1], [2, 1]]), // prettier-ignore
    'layer0/bias': () => tf.tensor1d([0.5, -0.5]),
    'layer1/weights': () => tf.tensor2d([[2], [-3]]),
    'layer1/bias': () => tf.tensor1d([1]),
  };
  tf.tidy(() => {
    for (const [name, value] of Object.entries(values)) network.parameters[name]!.assign(value());
  });
  return network;
}

describe('mlp', () => {
  it('has weights and a bias for each layer, in the order of the layers', () => {
    expect(shapesOf(build())).toEqual({
      'layer0/weights': [4, 16],
      'layer0/bias': [16],
      'layer1/weights': [16, 8],
      'layer1/bias': [8],
      'layer2/weights': [8, 2],
      'layer2/bias': [2],
    });
    expect(Object.keys(build().parameters)).toEqual([
      'layer0/weights',
      'layer0/bias',
      'layer1/weights',
      'layer1/bias',
      'layer2/weights',
      'layer2/bias',
    ]);
  });

  it('is one linear layer where nothing is hidden', () => {
    expect(shapesOf(build({ hidden: [] }))).toEqual({ 'layer0/weights': [4, 2], 'layer0/bias': [2] });
  });

  it('maps a batch of observations to a row of outputs each', () => {
    const network = build();
    for (const batch of [1, 3])
      tf.tidy(() => {
        expect(network.forward(tf.ones([batch, 4])).shape).toEqual([batch, 2]);
      });
  });

  it('starts every layer uniform in ±1/sqrt(inputs), biases included', () => {
    const sizes = [100, 400, 25];
    const network = build({ inputs: 100, hidden: [400], outputs: 25 });
    for (const [layer, inputs] of [sizes[0]!, sizes[1]!].entries())
      for (const part of ['weights', 'bias']) {
        const values = [...network.parameters[`layer${layer}/${part}`]!.dataSync()];
        const bound = 1 / Math.sqrt(inputs);
        const scaled = values.map((value) => value / bound);
        expect(Math.max(...scaled.map(Math.abs))).toBeLessThanOrEqual(1);
        // Four standard errors of the mean (1/3 / n) and of the mean square (4/45 / n) of a uniform number.
        const mean = scaled.reduce((sum, x) => sum + x, 0) / scaled.length;
        const square = scaled.reduce((sum, x) => sum + x * x, 0) / scaled.length;
        expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / scaled.length));
        expect(Math.abs(square - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / scaled.length));
      }
  });

  it('starts the same from the same seed, and otherwise from another', () => {
    expect(valuesOf(build({}, 7))).toEqual(valuesOf(build({}, 7)));
    expect(valuesOf(build({}, 7))).not.toEqual(valuesOf(build({}, 8)));
  });

  it('gives no two weights the same start', () => {
    const all = Object.values(valuesOf(build())).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  it('computes what one computes by hand', () => {
    // x = [1, 2]: sums 1 + 4 + 0.5 = 5.5 and -1 + 2 - 0.5 = 0.5; out 2 * 5.5 - 3 * 0.5 + 1 = 10.5
    // x = [-1, 0]: sums -1 + 0.5 = -0.5, cut to 0, and 1 - 0.5 = 0.5; out -3 * 0.5 + 1 = -0.5
    expect(forward(byHand(), [1, 2], [-1, 0])).toEqual([[10.5], [-0.5]]);
  });

  it('bends the hidden layers and the output by the activations that it is given', () => {
    const { tanh } = Math;
    // The same sums as above, bent by tanh in the hidden layer, and at the output.
    const hidden = (a: number, b: number) => 2 * tanh(a) - 3 * tanh(b) + 1;
    const [[first], [second]] = forward(byHand({ activation: 'tanh' }), [1, 2], [-1, 0]) as [
      [number],
      [number],
    ];
    expect(first).toBeCloseTo(hidden(5.5, 0.5), 5);
    expect(second).toBeCloseTo(hidden(-0.5, 0.5), 5);
    const [[output]] = forward(byHand({ outputActivation: 'tanh' }), [-1, 0]) as [[number]];
    expect(output).toBeCloseTo(tanh(-0.5), 5);
    expect(forward(byHand({ outputActivation: 'relu' }), [-1, 0])).toEqual([[0]]);
  });

  it('passes gradients to every parameter', () => {
    tf.tidy(() => {
      const network = build({ activation: 'tanh' });
      const { grads } = tf.variableGrads(
        () =>
          network
            .forward(tf.ones([3, 4]))
            .square()
            .mean(),
        Object.values(network.parameters),
      );
      for (const variable of Object.values(network.parameters)) {
        const gradient = grads[variable.name]!;
        expect(gradient.shape).toEqual(variable.shape);
        expect([...gradient.dataSync()].some((x) => x !== 0)).toBe(true);
      }
    });
  });
});
