/** What must hold of every actor-critic agent that learns from rollouts of parallel environments, variant by variant. */
import { describe, expect, it } from 'vitest';
import type { Agent } from '../../src/learning/training/agent';
import type { Build as BuildAgent } from './agent-builder';
import { bandit, chain, follow, identity, type TrivialEnvironment } from './trivial-environments';
import { greedy, oneHot, trainIn, worlds } from './trivial-training';
import { liveTensors } from './live-tensors';
import { expectSameOutcome, outcomeOf } from './compiled-as-eager';

/** Builds an agent of a variant for an environment. */
export type Build<V extends string> = (
  environment: Pick<TrivialEnvironment, 'observationSize' | 'actionCount'>,
  variant: V,
  options?: { seed?: number; compiled?: boolean; steps?: number },
) => Agent;

/** Steps in all environments together. */
const budget = 6000;

export function describeActorCritic<V extends string>(
  variants: readonly V[],
  build: Build<V>,
  /** Learner steps for each step of the agent, in all environments, on average. */
  learnerStepsPerStep: (variant: V) => number,
): void {
  describe.each(variants.map((variant) => [variant]))('%s', (variant) => {
    /** Trains on an environment for so many env steps in all. */
    function trained(make: () => TrivialEnvironment, steps = budget): Agent {
      const agent = build(make(), variant, { steps });
      trainIn(agent, worlds(make, agent.environments), steps / agent.environments);
      return agent;
    }

    it('solves identity, a bandit and a chain', () => {
      const one = trained(identity);
      expect([0, 1, 2].map((state) => greedy(one, oneHot(3, state)))).toEqual([0, 1, 2]);
      const two = trained(bandit);
      expect(greedy(two, [1])).toBe(2);
      const three = trained(chain);
      expect([greedy(three, [1, 0]), greedy(three, [0, 1])]).toEqual([1, 1]);
      for (const agent of [one, two, three]) agent.dispose();
    });

    it('follows a continuous target', () => {
      const agent = trained(follow, 2 * budget);
      expect(Math.abs(greedy(agent, [0.5]) - 0.5)).toBeLessThan(0.15);
      expect(Math.abs(greedy(agent, [-0.5]) + 0.5)).toBeLessThan(0.15);
      agent.dispose();
    });

    it('takes the same actions from the same seed, others from another', () => {
      const [one, same, another] = [3, 3, 4].map((seed) => {
        const agent = build(follow(), variant, { seed });
        const actions = trainIn(agent, worlds(follow, agent.environments), 100);
        const saved = agent.save();
        agent.dispose();
        return { actions, saved };
      });
      expect(one).toEqual(same);
      expect(one!.actions).not.toEqual(another!.actions);
    });

    it.each([['discrete', identity] as const, ['continuous', follow] as const])(
      'goes on from a state saved in the middle of a rollout as if it had never stopped: %s',
      (_, make) => {
        const whole = build(make(), variant);
        const [mine, theirs] = [1, 2].map(() => worlds(make, whole.environments));
        trainIn(whole, mine!, 91);
        const first = build(make(), variant);
        trainIn(first, theirs!, 91);
        const second = build(make(), variant, { seed: 99 });
        second.restore(structuredClone(first.save()));
        expect(second.save()).toEqual(first.save());
        first.dispose();
        expect(trainIn(second, theirs!, 100)).toEqual(trainIn(whole, mine!, 100));
        expect(second.save()).toEqual(whole.save());
        expect(second.diagnostics()).toEqual(whole.diagnostics());
        whole.dispose();
        second.dispose();
      },
    );

    it('is not disturbed by another agent that learns in turns with it, nor by being looked at', () => {
      const [alone, beside, other] = [1, 1, 2].map((seed) => build(identity(), variant, { seed }));
      const [mine, theirs, third] = [7, 7, 70].map((seed) => worlds(identity, alone!.environments, seed));
      for (let turn = 0; turn < 10; turn++) {
        trainIn(beside!, mine!, 17);
        greedy(beside!, [0, 1, 0]);
        beside!.valueOf!(Float32Array.of(1, 0, 0));
        trainIn(other!, third!, 13);
      }
      trainIn(alone!, theirs!, 170);
      expect(beside!.save()).toEqual(alone!.save());
      for (const agent of [alone, beside, other]) agent!.dispose();
    });

    it.each([['discrete', identity] as const, ['continuous', follow] as const])(
      'takes the same 100 learner steps compiled as eagerly: %s',
      (_, make) => {
        const [compiled, eager] = [true, false].map((isCompiled) => {
          const agent = build(make(), variant, { compiled: isCompiled });
          trainIn(agent, worlds(make, agent.environments), Math.ceil(100 / learnerStepsPerStep(variant)));
          const outcome = outcomeOf(agent);
          agent.dispose();
          return outcome;
        });
        expectSameOutcome(compiled!, eager!);
      },
    );

    it.each([true, false])('leaks no tensor over 100 learner steps (compiled: %s)', (compiled) => {
      const agent = build(identity(), variant, { compiled });
      const places = worlds(identity, agent.environments);
      const steps = Math.ceil(100 / learnerStepsPerStep(variant));
      trainIn(agent, places, steps);
      const before = liveTensors();
      trainIn(agent, places, steps);
      greedy(agent, [0, 1, 0]);
      agent.valueOf!(Float32Array.of(1, 0, 0));
      agent.diagnostics();
      expect(liveTensors()).toEqual(before);
      agent.dispose();
    });
  });

  describe('whichever variant', () => {
    const [variant] = variants as [V];

    it('leaves nothing behind when it is built and disposed', () => {
      for (const compiled of [true, false]) {
        build(identity(), variant, { compiled }).dispose();
        const before = liveTensors();
        for (let i = 0; i < 3; i++) build(identity(), variant, { compiled }).dispose();
        expect(liveTensors()).toEqual(before);
      }
    });

    it('reports nothing before it has learned', () => {
      const agent = build(identity(), variant);
      trainIn(agent, worlds(identity, agent.environments), 1);
      expect(agent.diagnostics()).toEqual({});
      agent.dispose();
    });
  });
}

/** What must hold of the values that such an agent learns, of the variant that `build` makes. */
export function describeActorCriticValues<H>(
  build: BuildAgent<H>,
  /** Changes and env steps for each of the two trainings. */
  of: {
    readonly ends: { readonly changes: Partial<H>; readonly steps: number };
    readonly chain: { readonly steps: number };
  },
): void {
  it('bootstraps with the true last observation of a truncated episode, not of a terminated one', () => {
    const agent = build({ observationSize: 2, actionCount: 2 }, of.ends.changes);
    const [a, b] = valuesAtEnds(agent, of.ends.steps);
    expect(Math.abs(a - 5)).toBeLessThan(0.25);
    expect(Math.abs(b - 10)).toBeLessThan(0.25);
    agent.dispose();
  });

  it('learns the value of its policy: of the chain, near 2.7 when it goes on', () => {
    const { steps } = of.chain;
    const agent = build(chain(), {}, { steps });
    trainIn(agent, worlds(chain, agent.environments), steps / agent.environments);
    expect(Math.abs(agent.valueOf!(Float32Array.of(1, 0)) - 2.7)).toBeLessThan(0.15);
    expect(Math.abs(agent.valueOf!(Float32Array.of(0, 1)) - 3)).toBeLessThan(0.15);
    agent.dispose();
  });
}

/**
 * Trains on two observations, A and B: A earns nothing and is always cut off, B following as the true last
 * observation; B earns 10 and terminates, A following, whose value must not count. Returns V(A) and V(B).
 */
function valuesAtEnds(agent: Agent, steps: number): [number, number] {
  const [a, b] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];
  const transitions = {
    observations: Float32Array.of(...a, ...b),
    actions: new Float32Array(2),
    rewards: Float32Array.of(0, 10),
    terminated: Uint8Array.of(0, 1),
    truncated: Uint8Array.of(1, 0),
    nextObservations: Float32Array.of(...b, ...a),
  };
  for (let step = 0; step < steps; step++) {
    agent.act(transitions.observations, transitions.actions);
    agent.observe(transitions);
    agent.learn();
  }
  return [agent.valueOf!(a), agent.valueOf!(b)];
}
