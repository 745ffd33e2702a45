import type { Rank } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { tf } from '../../../src/learning/engine';
import { createActorCritic, type ActorCriticOptions } from '../../../src/learning/networks/actor-critic';
import { disposeVariables } from '../../../src/learning/networks/parameters';
import { seededRandom } from '../../../src/shared/random';

const build = (changes: Partial<ActorCriticOptions> = {}) =>
  createActorCritic({
    observationSize: 3,
    actionCount: 4,
    actionSize: 1,
    hidden: [8, 6],
    activation: 'tanh',
    shared: false,
    orthogonal: true,
    deviation: 0.5,
    random: seededRandom(1),
    ...changes,
  });

const rows = [
  [0.1, -0.4, 2],
  [3, 0, -1],
];
const noise = () => tf.zeros<Rank.R2>([2, 4]);

describe('createActorCritic', () => {
  it('has two networks, or one with two heads', () => {
    const separate = build();
    expect(Object.keys(separate.parameters)).toEqual([
      ...[0, 1, 2].flatMap((layer) => [`policy/layer${layer}/weights`, `policy/layer${layer}/bias`]),
      ...[0, 1, 2].flatMap((layer) => [`value/layer${layer}/weights`, `value/layer${layer}/bias`]),
    ]);
    const shared = build({ shared: true });
    expect(
      Object.fromEntries(Object.entries(shared.parameters).map(([name, { shape }]) => [name, shape])),
    ).toEqual({
      'trunk/layer0/weights': [3, 8],
      'trunk/layer0/bias': [8],
      'trunk/layer1/weights': [8, 6],
      'trunk/layer1/bias': [6],
      'policy/layer0/weights': [6, 4],
      'policy/layer0/bias': [4],
      'value/layer0/weights': [6, 1],
      'value/layer0/bias': [1],
    });
    for (const { parameters } of [separate, shared]) disposeVariables(parameters);
  });

  it.each([false, true])('gives the same policy and values together as apart (shared: %s)', (shared) => {
    const network = build({ shared, orthogonal: false });
    const [together, apart] = tf.tidy(() => {
      const observations = tf.tensor2d(rows);
      const both = network.both(observations);
      const actions = network.distribution(observations).sample(noise());
      return [
        [both.distribution.logProbability(actions), both.values],
        [network.distribution(observations).logProbability(actions), network.values(observations)],
      ].map((pair) => pair.map((tensor) => [...tensor.dataSync()]));
    }) as unknown as [number[][], number[][]];
    expect(together).toEqual(apart);
    // The values of different observations differ.
    expect(together[1]![0]).not.toBe(together[1]![1]);
    disposeVariables(network.parameters);
  });

  it('starts without preferring an action where its weights are orthogonal', () => {
    const network = build();
    const entropies = tf.tidy(() => [...network.distribution(tf.tensor2d(rows)).entropy().dataSync()]);
    for (const entropy of entropies) expect(entropy).toBeCloseTo(Math.log(4), 3);
    disposeVariables(network.parameters);
  });

  it('starts alike from the same generator, whatever else that was used for', () => {
    const random = seededRandom(5);
    random.uniform();
    const [one, two] = [build({ random }), build({ random: seededRandom(5) })];
    const weights = ({ parameters }: typeof one) => [...parameters['value/layer1/weights']!.dataSync()];
    expect(weights(one)).toEqual(weights(two));
    for (const { parameters } of [one, two]) disposeVariables(parameters);
  });
});
