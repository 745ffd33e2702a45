import { describe, expect, it } from 'vitest';
import type { Agent } from '../../src/learning/training/agent';
import { type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { seededRandom } from '../../src/shared/random';
import { chain, identity } from './trivial-environments';
import { greedy, oneHot, train } from './trivial-training';
import { build } from './dqn-agents';
import { liveTensors } from './live-tensors';

/** Gives an agent one transition of a fixed sequence. */
function observeFixed(agent: Agent, i: number): void {
  const observation = (k: number) => Float32Array.from([0, 1, 2], (index) => (index === k % 3 ? 1 : 0));
  agent.observe({
    observations: observation(i),
    actions: Float32Array.of(i % 2),
    rewards: Float32Array.of(i % 3 === i % 2 ? 1 : 0),
    terminated: Uint8Array.of(i % 10 === 9 ? 1 : 0),
    truncated: Uint8Array.of(0),
    nextObservations: observation(i + 1),
  });
}

/** Every switch alone, and combinations of all that go together. */
const variants: Readonly<Record<string, Partial<DqnHyperparameters>>> = {
  plain: {},
  'without replay': { replay: false, learningRate: 2e-3 },
  'without target network': { target: 'none' },
  'with a target network that follows': { target: 'soft', tau: 0.05 },
  double: { double: true },
  'dueling, V + A': { dueling: 'naive' },
  'dueling, V + A - mean A': { dueling: 'mean' },
  noisy: { noisy: true },
  'with 3 steps before bootstrapping': { nStep: 3 },
  prioritised: { prioritised: true },
  C51: { distribution: 'categorical', atoms: 21, lowestReturn: -2, highestReturn: 12 },
  'QR-DQN': { distribution: 'quantile', quantiles: 11 },
  rainbow: {
    double: true,
    dueling: 'mean',
    noisy: true,
    nStep: 3,
    prioritised: true,
    distribution: 'categorical',
    atoms: 21,
    lowestReturn: -2,
    highestReturn: 12,
  },
  'rainbow with quantiles': {
    double: true,
    dueling: 'mean',
    noisy: true,
    nStep: 3,
    prioritised: true,
    distribution: 'quantile',
    target: 'soft',
    tau: 0.05,
  },
};

describe('every variant', () => {
  for (const [name, changes] of Object.entries(variants)) {
    it(`${name} solves identity and the chain`, () => {
      const states = identity();
      const one = build(states, changes);
      train(one, states, 1500);
      expect([0, 1, 2].map((state) => greedy(one, oneHot(3, state)))).toEqual([0, 1, 2]);
      one.dispose();
      const way = chain();
      // With three steps before bootstrapping the chain holds no bootstrapping at all; it must be solved all the same.
      const two = build(way, changes, { steps: 2500 });
      train(two, way, 2500);
      expect([greedy(two, [1, 0]), greedy(two, [0, 1])]).toEqual([1, 1]);
      two.dispose();
    });

    it(`${name} takes the same learner steps compiled as eagerly`, () => {
      const run = (compiled: boolean) => {
        const environment = identity();
        const agent = build(environment, { ...changes, epsilonEnd: 1, warmup: 16 }, { compiled });
        // The noisy variants choose by their networks: the actions are given, so that rounding cannot part them.
        const actions = train(agent, environment, changes.noisy ? 16 : 66);
        if (changes.noisy)
          for (let i = 0; i < 50; i++) {
            observeFixed(agent, i);
            agent.learn();
          }
        const { arrays } = agent.save();
        agent.dispose();
        return { arrays, actions };
      };
      const [compiled, eager] = [run(true), run(false)];
      expect(compiled.actions).toEqual(eager.actions);
      for (const [array, values] of Object.entries(compiled.arrays))
        values.forEach((value, i) => {
          const reference = eager.arrays[array]![i]!;
          // A priority is a power of an error below 1: it widens what rounding does to small errors.
          const tolerance = array === 'replay/priorities' ? 2e-4 : 2e-5;
          expect(Math.abs(value - reference), array).toBeLessThanOrEqual(
            tolerance * (1 + Math.abs(reference)),
          );
        });
    });

    it(`${name} goes on from a saved state as if it had never stopped`, () => {
      const whole = build(identity(), changes);
      const [mine, theirs] = [identity(), identity()];
      const [random, other] = [seededRandom(7), seededRandom(7)];
      train(whole, mine, 120, random);
      const first = build(identity(), changes);
      train(first, theirs, 120, other);
      const second = build(identity(), changes, { seed: 99 });
      second.restore(structuredClone(first.save()));
      first.dispose();
      expect(train(second, theirs, 100, other)).toEqual(train(whole, mine, 100, random));
      expect(second.save()).toEqual(whole.save());
      whole.dispose();
      second.dispose();
    });

    it(`${name} leaks no tensor`, () => {
      const environment = identity();
      const agent = build(environment, changes);
      train(agent, environment, 100);
      const before = liveTensors();
      train(agent, environment, 100);
      agent.diagnostics();
      expect(liveTensors()).toEqual(before);
      agent.dispose();
    });
  }
});
