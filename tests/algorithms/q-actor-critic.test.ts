import { describe, expect, it } from 'vitest';
import { create as createQActorCritic } from '../../src/algorithms/q-actor-critic/agent';
import type { Agent } from '../../src/learning/training/agent';
import { checkExperiment } from '../../src/shared/experiment';
import {
  card as qActorCritic,
  type QActorCriticHyperparameters,
} from '../../src/algorithms/q-actor-critic/card';
import { defaultsOf } from '../../src/shared/fields';
import { greedy, near, observe, oneHot, player, setWeights, weights, type Step } from './play';
import { chain } from './trivial-environments';
import { agentBuilder } from './agent-builder';

const build = agentBuilder(createQActorCritic, defaultsOf(qActorCritic.hyperparameters), {}, 5000);

// Two states, shown as [1, 0] and [0, 1], and two actions. Without hidden layers and biases, networks are tables:
// one row of weights for each state, plus a bias for each action, which the same gradients move.
const table = { observationSize: 2, actionCount: 2 };
const pseudocode: Partial<QActorCriticHyperparameters> = {
  hiddenLayers: [],
  discount: 0.5,
  actorLearningRate: 0.1,
  criticLearningRate: 0.2,
};
const [first, second] = [
  [1, 0],
  [0, 1],
];
const actor = 'learner/actor/layer0/weights';
const critic = 'learner/critic/layer0/weights';
/** Q(first, .) = 2, 4 and Q(second, .) = 1, 3. */
const values = [2, 4, 1, 3];

function tabular(
  changes: Partial<QActorCriticHyperparameters> = {},
  seed = 1,
  preferences = [0, 0, 0, 0],
): Agent {
  const agent = build(table, { ...pseudocode, ...changes }, { seed });
  setWeights(agent, 'learner', {
    [critic]: values,
    [actor]: preferences,
    ...(changes.tau === undefined ? {} : { 'learner/target/layer0/weights': values }),
  });
  return agent;
}

function act(agent: Agent, observation: readonly number[]): number {
  const action = new Float32Array(1);
  agent.act(Float32Array.from(observation), action);
  return action[0]!;
}

/** The second action in the first state earns 1 and leads to the second state. */
const step: Step = { observation: first!, action: 1, reward: 1, next: second! };

describe('one update, by hand', () => {
  it('moves the actor by Q of before, the critic by the error towards the action that is taken next', () => {
    const taken = new Set<number>();
    for (let seed = 0; seed < 12; seed++) {
      const agent = tabular({}, seed);
      observe(agent, step);
      const next = act(agent, second!);
      taken.add(next);
      // theta += 0.1 · 4 · (-1/2, 1/2).
      expect(weights(agent, actor)).toEqual(near(-0.2, 0.2, 0, 0));
      expect(weights(agent, 'learner/actor/layer0/bias')).toEqual(near(-0.2, 0.2));
      // delta = 1 + 0.5 · 1 - 4 or 1 + 0.5 · 3 - 4.
      const delta = next === 0 ? -2.5 : -1.5;
      expect(weights(agent, critic)).toEqual(near(2, 4 + 0.2 * delta, 1, 3));
      expect(weights(agent, 'learner/critic/layer0/bias')).toEqual(near(0, 0.2 * delta));
      agent.dispose();
    }
    expect(taken).toEqual(new Set([0, 1]));
  });

  it('goes on from what the update before left', () => {
    const agent = tabular();
    observe(agent, step);
    const next = act(agent, second!);
    const [w, b] = [weights(agent, critic), weights(agent, 'learner/critic/layer0/bias')];
    const [theta, preference] = [weights(agent, actor), weights(agent, 'learner/actor/layer0/bias')];
    observe(agent, { observation: second!, action: next, reward: 2, ends: 'terminated' });
    const q = w[2 + next]! + b[next]!;
    const one = 1 / (1 + Math.exp(preference[0]! - preference[1]!));
    const gradient = next === 1 ? 1 - one : -one;
    expect(weights(agent, actor)).toEqual(
      near(theta[0]!, theta[1]!, theta[2]! - 0.1 * q * gradient, theta[3]! + 0.1 * q * gradient),
    );
    const expected = [...w];
    expected[2 + next]! += 0.2 * (2 - q);
    expect(weights(agent, critic)).toEqual(near(...expected));
    agent.dispose();
  });

  it('does not bootstrap past a terminal state: delta = 1 - 4', () => {
    const agent = tabular();
    observe(agent, { ...step, ends: 'terminated' });
    expect(weights(agent, critic)).toEqual(near(2, 4 - 0.6, 1, 3));
    agent.dispose();
  });

  it('bootstraps where the episode was cut off, by an action that is never taken', () => {
    const seen = new Set<number>();
    let others = 0;
    for (let seed = 0; seed < 20; seed++) {
      const agent = tabular({}, seed);
      observe(agent, { ...step, ends: 'truncated' });
      const delta = (weights(agent, critic)[1]! - 4) / 0.2;
      const imagined = delta < -2 ? 0 : 1;
      seen.add(imagined);
      expect(delta).toBeCloseTo(imagined === 0 ? -2.5 : -1.5, 4);
      if (act(agent, second!) !== imagined) others++;
      agent.dispose();
    }
    expect(seen).toEqual(new Set([0, 1]));
    expect(others).toBeGreaterThan(0);
  });

  it('may weigh by the advantage: 4 less the mean of 2 and 4', () => {
    const agent = tabular({ actorWeight: 'advantage' });
    observe(agent, step);
    expect(weights(agent, actor)).toEqual(near(-0.05, 0.05, 0, 0));
    agent.dispose();
    // With probabilities 1/4 and 3/4 the mean is 3.5; grad log pi of the second action is (-1/4, 1/4).
    const preferences = [0, Math.log(3), 0, 0];
    const other = tabular({ actorWeight: 'advantage' }, 1, preferences);
    observe(other, step);
    expect(weights(other, actor)).toEqual(near(-0.0125, Math.log(3) + 0.0125, 0, 0));
    other.dispose();
  });

  it('may bootstrap from all actions: delta = 1 + 0.5 · (1/4 + 9/4) - 4', () => {
    const agent = tabular({ bootstrap: 'expected' }, 1, [0, 0, 0, Math.log(3)]);
    observe(agent, step);
    expect(weights(agent, critic)).toEqual(near(2, 4 - 0.2 * 1.75, 1, 3));
    agent.dispose();
  });

  it('averages over environments', () => {
    const agent = tabular({ environments: 2 });
    // The second one: Q = 1, terminated with 5, so that delta = 4.
    observe(
      agent,
      { ...step, ends: 'terminated' },
      { observation: second!, action: 0, reward: 5, ends: 'terminated' },
    );
    expect(weights(agent, actor)).toEqual(near(-0.1, 0.1, 0.025, -0.025));
    expect(weights(agent, critic)).toEqual(near(2, 4 - 0.3, 1 + 0.4, 3));
    agent.dispose();
  });

  it('goes on in each environment by itself', () => {
    let different = 0;
    for (let seed = 0; seed < 12; seed++) {
      const agent = tabular({ environments: 2, actorLearningRate: 1e-6 }, seed);
      // Only the first one goes on; the critic tells by its change which action it expects there.
      observe(agent, step, { ...step, ends: 'terminated' });
      const change = (weights(agent, critic)[1]! - 4) / 0.1;
      const expected = Math.abs(change - (-2.5 - 3)) < 1e-3 ? 0 : 1;
      const actions = new Float32Array(2);
      agent.act(Float32Array.from([...second!, ...first!]), actions);
      expect(actions[0]).toBe(expected);
      if (actions[1] !== actions[0]) different++;
      agent.dispose();
    }
    expect(different).toBeGreaterThan(0);
  });

  it('adds the gradient of the entropy', () => {
    // Q(first, first action) made 0, so that only the entropy is left: -p_k (log p_k + H) with p = 1/4, 3/4.
    const p = [0.25, 0.75];
    const entropy = -p.reduce((sum, share) => sum + share * Math.log(share), 0);
    const agent = tabular({ entropyCoefficient: 0.5 }, 1, [0, Math.log(3), 0, 0]);
    setWeights(agent, 'learner', { [actor]: [0, Math.log(3), 0, 0] });
    observe(agent, { ...step, action: 0 });
    const changes = p.map((share) => 0.1 * 0.5 * -share * (Math.log(share) + entropy));
    expect(weights(agent, actor)).toEqual(near(changes[0]!, Math.log(3) + changes[1]!, 0, 0));
    agent.dispose();
  });

  it('scales long gradients down, the actor’s and the critic’s each by itself', () => {
    // The actor’s gradient is (2, 2, 2, 2) up to signs, of norm 4; the critic’s (3, 3).
    const agent = tabular({ gradientClip: 1 });
    observe(agent, { ...step, ends: 'terminated' });
    expect(weights(agent, actor)).toEqual(near(-0.05, 0.05, 0, 0));
    expect(weights(agent, critic)).toEqual(near(2, 4 - 0.2 * Math.SQRT1_2, 1, 3));
    agent.dispose();
  });

  it('lets a target critic follow, and bootstraps from it', () => {
    const agent = tabular({ tau: 0.25, bootstrap: 'expected' });
    const target = 'learner/target/layer0/weights';
    setWeights(agent, 'learner', { [critic]: values, [target]: [0, 0, 8, 8] });
    observe(agent, step); // delta = 1 + 0.5 · 8 - 4 = 1
    expect(weights(agent, critic)).toEqual(near(2, 4.2, 1, 3));
    expect(weights(agent, target)).toEqual(near(0.5, 1.05, 6.25, 6.75));
    agent.dispose();
  });

  it('leaves the actor alone while the critic warms up', () => {
    const agent = tabular({ warmup: 2 });
    for (const warming of [true, true, false]) {
      const before = weights(agent, critic);
      expect(agent.warmingUp).toBe(warming);
      observe(agent, { ...step, ends: 'terminated' });
      expect(weights(agent, critic)).not.toEqual(before);
      if (warming) expect(weights(agent, actor)).toEqual([0, 0, 0, 0]);
    }
    expect(weights(agent, actor)[1]).toBeGreaterThan(0);
    agent.dispose();
  });

  it('reports what it did', () => {
    const agent = tabular();
    observe(agent, { ...step, ends: 'terminated' });
    expect(agent.diagnostics()).toEqual(
      Object.fromEntries(
        Object.entries({
          q: 4,
          target: 1,
          tdError: 3,
          loss: 4.5,
          criticGradientNorm: 3 * Math.SQRT2,
          value: 3,
          advantageSpread: 2,
          policyLoss: 4 * Math.LN2,
          entropy: Math.LN2,
          logProbability: -Math.LN2,
          gradientNorm: 4,
        }).map(([name, value]) => [name, expect.closeTo(value, 4) as number]),
      ),
    );
    expect(agent.diagnostics()).toEqual({});
    agent.dispose();
  });
});

describe('q-actor-critic', () => {
  it('learns the discounted values of its policy in the chain', () => {
    const agent = build(chain(), {
      hiddenLayers: [16],
      optimizer: 'adam',
      actorLearningRate: 1e-5,
      criticLearningRate: 5e-3,
      discount: 0.9,
    });
    player([chain()])(agent, 6000);
    // The last reward is 3 on the right action; the policy has stayed nearly undecided, as the critic sees.
    expect(agent.valueOf!(Float32Array.from(oneHot(2, 1)))).toBeCloseTo(
      greedy(agent, [0, 1]) === 1 ? 3 : 0,
      0,
    );
    agent.dispose();
  });

  it('asks nothing of its generator, and changes nothing, when it is evaluated', () => {
    const agent = tabular();
    observe(agent, step);
    const before = agent.save();
    expect(greedy(agent, first!)).toBe(1);
    expect(agent.valueOf!(Float32Array.from(second!))).toBeGreaterThan(0);
    expect(agent.save()).toEqual(before);
    agent.dispose();
  });

  it('lets falling learning rates end at zero', () => {
    const agent = build(table, { ...pseudocode, learningRateSchedule: 'linear' }, { steps: 4 });
    setWeights(agent, 'learner', {});
    const changes = [1, 2, 3, 4].map(() => {
      const before = weights(agent, critic)[0]! + weights(agent, 'learner/critic/layer0/bias')[0]!;
      observe(agent, { observation: first!, action: 0, reward: 1, ends: 'terminated' });
      const after = weights(agent, critic)[0]! + weights(agent, 'learner/critic/layer0/bias')[0]!;
      return (after - before) / (2 * (1 - before));
    });
    expect(changes).toEqual(near(0.2, 0.15, 0.1, 0.05));
    agent.dispose();
  });

  it('refuses a warm-up that leaves nothing to the actor', () => {
    const checked = checkExperiment({
      environment: 'CartPole-v1',
      algorithm: 'q-actor-critic',
      steps: 1000,
      hyperparameters: { warmup: 1000 },
    });
    expect(checked).toMatchObject({ problems: [{ field: 'hyperparameters.warmup', value: '1000' }] });
  });
});
