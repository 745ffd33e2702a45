import { describe, expect, it } from 'vitest';
import { create as createNaiveDqn } from '../../src/algorithms/naive-dqn/agent';
import { card as naiveDqn, type NaiveDqnHyperparameters } from '../../src/algorithms/naive-dqn/card';
import { defaultsOf } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';
import { bandit, chain, identity } from './trivial-environments';
import { greedy, oneHot, train } from './trivial-training';
import { agentBuilder } from './agent-builder';
import { liveTensors } from './live-tensors';
import { expectSameOutcome, outcomeOf } from './compiled-as-eager';

const quick: Partial<NaiveDqnHyperparameters> = { hiddenLayers: [16], learningRate: 0.02, discount: 0.9 };

const build = agentBuilder(createNaiveDqn, defaultsOf(naiveDqn.hyperparameters), quick, 1500);

describe('one step of naive deep Q-learning, worked out by hand', () => {
  // One hidden unit max(0, x): Q(1, ·) = (2, 3), Q(2, ·) = (4, 6).
  const start = {
    'learner/q/layer0/weights': [1],
    'learner/q/layer0/bias': [0],
    'learner/q/layer1/weights': [2, 3],
    'learner/q/layer1/bias': [0, 0],
  };

  /** The parameters and the report after (s = 1, a = 0, r = 1, s' = 2) with gamma 0.5 and a learning rate of 0.1. */
  function step(end: 'terminated' | 'truncated' | null, compiled: boolean) {
    const agent = build(
      { observationSize: 1, actionCount: 2 },
      { hiddenLayers: [1], learningRate: 0.1, discount: 0.5 },
      { compiled },
    );
    const { state } = agent.save();
    const given = Object.entries(start).map(([name, values]) => [name, Float32Array.from(values)] as const);
    agent.restore({ state, arrays: Object.fromEntries(given) });
    agent.observe({
      observations: Float32Array.of(1),
      actions: Float32Array.of(0),
      rewards: Float32Array.of(1),
      terminated: Uint8Array.of(end === 'terminated' ? 1 : 0),
      truncated: Uint8Array.of(end === 'truncated' ? 1 : 0),
      nextObservations: Float32Array.of(2),
    });
    agent.learn();
    const { arrays } = agent.save();
    const report = agent.diagnostics();
    agent.dispose();
    const weights = Object.fromEntries(Object.keys(start).map((name) => [name, [...arrays[name]!]]));
    return { weights, report };
  }
  const close = (...values: number[]) => values.map((value) => expect.closeTo(value, 6) as number);

  for (const compiled of [true, false]) {
    const form = compiled ? 'compiled' : 'eager';
    for (const end of [null, 'truncated'] as const)
      it(`bootstraps where the episode ${end === null ? 'goes on' : 'was truncated'} (${form})`, () => {
        const { weights, report } = step(end, compiled);
        // y = 1 + 0.5 · max(4, 6) = 4, the error is 2, the loss 4. Its slope by Q(1, 0) is -4, by the hidden unit
        // -4 · 2 = -8; nothing flows through y, nor to the action that was not taken.
        expect(weights).toEqual({
          'learner/q/layer0/weights': close(1.8),
          'learner/q/layer0/bias': close(0.8),
          'learner/q/layer1/weights': close(2.4, 3),
          'learner/q/layer1/bias': close(0.4, 0),
        });
        expect(report).toMatchObject({ loss: 4, q: 2, target: 4, tdError: 2 });
        expect(report['gradientNorm']).toBeCloseTo(Math.sqrt(2 * 4 ** 2 + 2 * 8 ** 2), 5);
      });

    it(`does not bootstrap where it terminated (${form})`, () => {
      const { weights, report } = step('terminated', compiled);
      // y = 1: the error is -1, the slopes are 2 and 2 · 2 = 4.
      expect(weights).toEqual({
        'learner/q/layer0/weights': close(0.6),
        'learner/q/layer0/bias': close(-0.4),
        'learner/q/layer1/weights': close(1.8, 3),
        'learner/q/layer1/bias': close(-0.2, 0),
      });
      expect(report).toMatchObject({ loss: 1, q: 2, target: 1, tdError: 1 });
    });
  }
});

describe('naive deep Q-learning', () => {
  for (const optimizer of ['sgd', 'adam', 'rmsprop'] as const) {
    const changes = { optimizer, ...(optimizer === 'sgd' ? {} : { learningRate: 2e-3 }) };

    it(`solves identity, a bandit and the chain with ${optimizer}`, () => {
      const states = identity();
      const first = build(states, changes);
      train(first, states, 1500);
      expect([0, 1, 2].map((state) => greedy(first, oneHot(3, state)))).toEqual([0, 1, 2]);
      const arms = bandit();
      const second = build(arms, changes);
      train(second, arms, 1500);
      expect(greedy(second, [1])).toBe(2);
      const way = chain();
      const third = build(way, changes);
      train(third, way, 1500);
      expect([greedy(third, [1, 0]), greedy(third, [0, 1])]).toEqual([1, 1]);
      for (const agent of [first, second, third]) agent.dispose();
    });

    it(`takes the same 100 steps with ${optimizer} compiled as eagerly`, () => {
      const run = (compiled: boolean) => {
        const environment = identity();
        const agent = build(environment, { ...changes, epsilonEnd: 1 }, { compiled });
        const actions = train(agent, environment, 100);
        const result = { actions, outcome: outcomeOf(agent) };
        agent.dispose();
        return result;
      };
      const [compiled, eager] = [run(true), run(false)];
      expect(compiled.actions).toEqual(eager.actions);
      expectSameOutcome(compiled.outcome, eager.outcome);
    });

    it(`goes on with ${optimizer} from a saved state as if it had never stopped`, () => {
      const [mine, theirs] = [identity(), identity()];
      const [random, other] = [seededRandom(7), seededRandom(7)];
      const whole = build(mine, changes);
      train(whole, mine, 120, random);
      const first = build(theirs, changes);
      train(first, theirs, 120, other);
      const second = build(theirs, changes, { seed: 99 });
      second.restore(structuredClone(first.save()));
      first.dispose();
      expect(train(second, theirs, 100, other)).toEqual(train(whole, mine, 100, random));
      expect(second.save()).toEqual(whole.save());
      expect(second.diagnostics()).toEqual(whole.diagnostics());
      whole.dispose();
      second.dispose();
    });
  }

  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const environment = identity();
      const agent = build(environment, {}, { seed });
      const result = { actions: train(agent, environment, 400), saved: agent.save() };
      agent.dispose();
      return result;
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3).actions).not.toEqual(run(4).actions);
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [1, 1, 2].map((seed) => build(identity(), {}, { seed }));
    const [mine, theirs, single] = [identity(), identity(), identity()];
    const [mineRandom, theirsRandom, singleRandom] = [seededRandom(7), seededRandom(8), seededRandom(7)];
    for (let turn = 0; turn < 10; turn++) {
      train(beside!, mine, 30, mineRandom);
      train(other!, theirs, 30, theirsRandom);
    }
    for (let turn = 0; turn < 10; turn++) train(alone!, single, 30, singleRandom);
    expect(beside!.save()).toEqual(alone!.save());
    for (const agent of [alone, beside, other]) agent!.dispose();
  });

  it('learns from every transition once, with the first one on', () => {
    const environment = identity();
    const agent = build(environment);
    expect(agent.warmingUp).toBe(false);
    const weights = () => [...agent.save().arrays['learner/q/layer1/bias']!];
    const seen = [weights()];
    for (let step = 0; step < 3; step++) {
      train(agent, environment, 1);
      seen.push(weights());
      greedy(agent, [1, 0, 0]);
      expect(weights()).toEqual(seen.at(-1));
    }
    expect(new Set(seen.map(String)).size).toBe(4);
    agent.dispose();
  });

  it('explores less and less, and reports it', () => {
    const environment = identity();
    const agent = build(environment, { epsilonEnd: 0, epsilonFraction: 0.2 }, { steps: 2000 });
    train(agent, environment, 200);
    expect(agent.diagnostics()).toMatchObject({ epsilon: 0.5 });
    train(agent, environment, 400);
    agent.diagnostics();
    train(agent, environment, 100);
    expect(agent.diagnostics()).toMatchObject({ epsilon: 0, greedyShare: 1 });
    agent.dispose();
  });

  it('leaks no tensor over 100 steps, and leaves nothing behind when it is disposed', () => {
    for (const compiled of [true, false]) {
      build(identity(), {}, { compiled }).dispose();
      const empty = liveTensors();
      const environment = identity();
      const agent = build(environment, { epsilonEnd: 0.2, epsilonFraction: 0.01 }, { compiled });
      train(agent, environment, 100);
      const before = liveTensors();
      train(agent, environment, 100);
      agent.diagnostics();
      agent.valueOf!(Float32Array.of(1, 0, 0));
      expect(liveTensors()).toEqual(before);
      agent.dispose();
      expect(liveTensors()).toEqual(empty);
    }
  });
});
