import { expect, it } from 'vitest';
import type { Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import { deterministicActor } from '../../../src/learning/networks/deterministic-actor';
import { seededRandom } from '../../../src/shared/random';

it('a deterministic actor keeps its actions in [-1, 1], whatever it sees', () => {
  tf.tidy(() => {
    const actor = deterministicActor({
      observationSize: 2,
      actionSize: 3,
      hidden: [8],
      random: seededRandom(1),
    });
    for (const scale of [0, 1, 1e6]) {
      const actions = actor.forward(tf.tensor2d([[scale, -scale]]) as Tensor2D);
      expect(actions.shape).toEqual([1, 3]);
      for (const action of actions.dataSync()) expect(Math.abs(action)).toBeLessThanOrEqual(1);
    }
    const [first] = actor.forward(tf.tensor2d([[1, 2]])).dataSync();
    expect(actor.forward(tf.tensor2d([[1, 2]])).dataSync()[0]).toBe(first);
    expect(actor.forward(tf.tensor2d([[2, 1]])).dataSync()[0]).not.toBe(first);
  });
});
