import { describe, expect, it } from 'vitest';
import type { Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../../src/learning/engine';
import { actionValueCritics } from '../../../src/learning/networks/action-value-critics';
import { seededRandom } from '../../../src/shared/random';

const build = (count: number, seed = 1) =>
  actionValueCritics({ observationSize: 3, actionSize: 2, hidden: [8], count, random: seededRandom(seed) });
const observations = () => tf.ones([4, 3]) as Tensor2D;
const actions = (value: number) => tf.fill([4, 2], value) as Tensor2D;
const values = (critics: ReturnType<typeof build>, action: number) =>
  tf.tidy(() => critics.forward(observations(), actions(action)).map((q) => [...q.dataSync()]));

describe('critics', () => {
  it('give one value for each row, which depends on observation and action', () => {
    const [q] = values(build(1), 0.5);
    expect(q).toHaveLength(4);
    expect(values(build(1), -0.5)[0]).not.toEqual(q);
    const other = tf.tidy(() => [
      ...build(1)
        .forward(tf.zeros([4, 3]), actions(0.5))[0]!
        .dataSync(),
    ]);
    expect(other).not.toEqual(q);
  });

  it('are independent where there are two, and begin with the same weights from the same seed', () => {
    const [first, second] = values(build(2), 0.5);
    expect(first).not.toEqual(second);
    expect(values(build(2), 0.5)).toEqual([first, second]);
    expect(values(build(2, 9), 0.5)).not.toEqual([first, second]);
    expect(Object.keys(build(2).parameters).filter((name) => name.startsWith('critic2/'))).toHaveLength(4);
  });

  it('pass a gradient to the action, and the first one none to the second one’s weights', () => {
    tf.tidy(() => {
      const critics = build(2);
      const slope = tf.grad((a) => critics.forward(observations(), a as Tensor2D)[0]!.sum())(actions(0.1));
      expect(slope.shape).toEqual([4, 2]);
      expect(slope.abs().sum().dataSync()[0]).toBeGreaterThan(0);
      const first = Object.entries(critics.parameters)
        .filter(([name]) => name.startsWith('critic1/'))
        .map(([, variable]) => variable);
      const { grads } = tf.variableGrads(
        () => critics.forward(observations(), actions(0.1))[0]!.mean(),
        first,
      );
      for (const variable of first)
        expect(grads[variable.name]!.abs().sum().dataSync()[0]).toBeGreaterThan(0);
    });
  });
});
