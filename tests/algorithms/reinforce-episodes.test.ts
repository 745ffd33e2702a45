import type { Scalar } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { tf } from '../../src/learning/engine';
import { disposeVariables } from '../../src/learning/networks/parameters';
import { createPolicy } from '../../src/learning/networks/policies';
import type { Agent } from '../../src/learning/training/agent';
import { seededRandom } from '../../src/shared/random';
import { observe, randomSteps, type Step } from './play';
import { build, plain } from './reinforce-agents';

/** -L of equation (12) over all steps at once, in plain tfjs: the gradient that chunks must add up to. */
function gradientAtOnce(
  agent: Agent,
  steps: readonly Step[],
  returns: readonly number[],
  { actionCount, episodes }: { actionCount: number; episodes: number },
): Record<string, Float32Array> {
  const policy = createPolicy({
    observationSize: 2,
    actionCount,
    actionSize: 1,
    hidden: [16],
    activation: 'tanh',
    deviation: 0.5,
    random: seededRandom(1),
  });
  const { arrays } = agent.save();
  const gradients = tf.tidy(() => {
    for (const [name, variable] of Object.entries(policy.parameters))
      variable.assign(tf.tensor(arrays[`policy/parameters/${name}`] as Float32Array, variable.shape));
    const { grads } = tf.variableGrads(() => {
      const distribution = policy.distribution(tf.tensor2d(steps.map(({ observation }) => [...observation])));
      const entropy = distribution
        .entropy()
        .mul(tf.ones([steps.length]))
        .sum();
      return distribution
        .logProbability(tf.tensor2d(steps.map(({ action }) => [action])))
        .mul(tf.tensor1d([...returns]))
        .sum()
        .add(entropy.mul(0.3))
        .div<Scalar>(episodes);
    }, Object.values(policy.parameters));
    return Object.fromEntries(
      Object.entries(policy.parameters).map(([name, variable]) => [
        name,
        grads[variable.name]!.dataSync().slice() as Float32Array,
      ]),
    );
  });
  disposeVariables(policy.parameters);
  return gradients;
}

describe('episodes of any length', () => {
  for (const actionCount of [3, 0])
    it(`add up to the gradient of all steps at once (${actionCount > 0 ? 'softmax' : 'Gaussian'} policy)`, () => {
      const random = seededRandom(3);
      // One row, a chunk less one, a chunk, a chunk and one, and more than two.
      const lengths = [1, 127, 128, 129, 300];
      const agent = build(
        { observationSize: 2, actionCount },
        { ...plain, learningRate: 1e-3, episodes: lengths.length, entropyCoefficient: 0.3 },
      );
      const steps: Step[] = [];
      const returns: number[] = [];
      for (const length of lengths) {
        const source = randomSteps(random, { actionCount, length });
        const episode = Array.from({ length }, () => source.next().value);
        const own: number[] = [];
        for (const { reward } of [...episode].reverse()) own.unshift(reward + 0.5 * (own[0] ?? 0));
        steps.push(...episode);
        returns.push(...own);
      }
      const gradients = gradientAtOnce(agent, steps, returns, { actionCount, episodes: lengths.length });
      const before = agent.save().arrays;
      for (const step of steps) observe(agent, step);
      const after = agent.save().arrays;
      for (const [name, gradient] of Object.entries(gradients)) {
        const [from, to] = [before, after].map((arrays) => arrays[`policy/parameters/${name}`]!);
        gradient.forEach((value, i) =>
          expect(Math.abs(to![i]! - from![i]! - 1e-3 * value), name).toBeLessThan(
            1e-6 * (1 + Math.abs(value)),
          ),
        );
      }
      expect(Math.max(...gradients['layer0/weights']!.map(Math.abs))).toBeGreaterThan(0.1);
      agent.dispose();
    });
});
