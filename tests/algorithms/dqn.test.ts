import { describe, expect, it } from 'vitest';
import { type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { seededRandom } from '../../src/shared/random';
import { bandit, chain, identity } from './trivial-environments';
import { greedy, oneHot, train } from './trivial-training';
import { build } from './dqn-agents';
import { liveTensors } from './live-tensors';
import { expectSameOutcome, outcomeOf } from './compiled-as-eager';

describe('dqn solves', () => {
  for (const [name, changes] of Object.entries({
    'with Adam and Huber’s loss': {},
    'with RMSProp and squared loss': { optimizer: 'rmsprop', loss: 'squared', learningRate: 1e-2 },
    'with SGD': { optimizer: 'sgd', loss: 'squared', learningRate: 5e-2 },
    'with several gradient steps every few env steps': { trainEvery: 4, gradientSteps: 4 },
  } satisfies Record<string, Partial<DqnHyperparameters>>)) {
    it(`identity ${name}`, () => {
      const environment = identity();
      const agent = build(environment, changes);
      train(agent, environment, 1500);
      expect([0, 1, 2].map((state) => greedy(agent, oneHot(3, state)))).toEqual([0, 1, 2]);
      agent.dispose();
    });
  }

  it('a bandit', () => {
    const environment = bandit();
    const agent = build(environment);
    train(agent, environment, 1500);
    expect(greedy(agent, [1])).toBe(2);
    agent.dispose();
  });

  it('a chain, where the later reward is worth more only if it is bootstrapped', () => {
    const environment = chain();
    const patient = build(environment);
    train(patient, environment, 1500);
    expect([greedy(patient, [1, 0]), greedy(patient, [0, 1])]).toEqual([1, 1]);
    // 0.3 times 3 is less than 1: the impatient one takes what there is.
    const impatient = build(environment, { discount: 0.3 });
    train(impatient, environment, 1500);
    expect([greedy(impatient, [1, 0]), greedy(impatient, [0, 1])]).toEqual([0, 1]);
    patient.dispose();
    impatient.dispose();
  });
});

describe('dqn', () => {
  it('reports what V lies above the mean Q-value: nothing with equation (7), something with (6)', () => {
    const offset = (dueling: 'naive' | 'mean' | 'none') => {
      const environment = identity();
      const agent = build(environment, { dueling });
      train(agent, environment, 300);
      const { valueOffset } = agent.diagnostics();
      agent.dispose();
      return valueOffset;
    };
    expect(Math.abs(offset('mean')!)).toBeLessThan(1e-5);
    expect(Math.abs(offset('naive')!)).toBeGreaterThan(1e-2);
    expect(offset('none')).toBeUndefined();
  });

  it('learns the discounted value of the chain: 2.7 on the way on, 1 at once', () => {
    const environment = chain();
    const agent = build(environment, { epsilonEnd: 1, loss: 'squared' });
    train(agent, environment, 2500);
    agent.diagnostics();
    train(agent, environment, 500);
    // Under random actions, half of the transitions leave each state: the mean of 1, 2.7, 0 and 3 by frequency.
    const { q, target, tdError } = agent.diagnostics() as Record<string, number>;
    expect(q).toBeCloseTo((1 + 2.7) / 3 + (0 + 3) / 6, 0);
    expect(Math.abs(q! - target!)).toBeLessThan(0.05);
    expect(tdError).toBeLessThan(0.1);
    agent.dispose();
  });

  it('bootstraps from a truncated episode and not from a terminated one', () => {
    // One state, reward 1, always cut off: worth 1 / (1 - 0.5) = 2; always terminated: worth 1.
    const values = [0, 1].map((terminated) => {
      const agent = build(
        { observationSize: 1, actionCount: 2 },
        { discount: 0.5, targetEvery: 5, learningRate: 1e-2 },
      );
      const one = Float32Array.of(1);
      for (let step = 0; step < 1000; step++) {
        const actions = new Float32Array(1);
        agent.act(one, actions);
        agent.observe({
          observations: one,
          actions,
          rewards: one,
          terminated: Uint8Array.of(terminated),
          truncated: Uint8Array.of(1 - terminated),
          nextObservations: one,
        });
        agent.learn();
        if (step === 900) agent.diagnostics();
      }
      const { q } = agent.diagnostics() as Record<string, number>;
      agent.dispose();
      return q!;
    });
    expect(values[0]).toBeCloseTo(2, 1);
    expect(values[1]).toBeCloseTo(1, 1);
  });

  it('moves the target network only when its copy is due', () => {
    const environment = identity();
    const agent = build(environment, { targetEvery: 100, warmup: 10 });
    const weights = (name: string) => [
      ...(agent.save().arrays[`learner/${name}/layer0/weights`] as Float32Array),
    ];
    expect(weights('target')).toEqual(weights('online'));
    const start = weights('target');
    train(agent, environment, 99);
    expect(weights('online')).not.toEqual(start);
    expect(weights('target')).toEqual(start);
    train(agent, environment, 1);
    expect(weights('target')).toEqual(weights('online'));
    agent.dispose();
  });

  it('acts at random while it warms up, then less and less', () => {
    const environment = identity();
    const agent = build(environment, { epsilonEnd: 0, epsilonFraction: 0.2 }, { steps: 2000 });
    expect(agent.warmingUp).toBe(true);
    train(agent, environment, 50);
    expect(agent.warmingUp).toBe(false);
    expect(agent.diagnostics()).toMatchObject({ epsilon: 1 });
    train(agent, environment, 200);
    expect(agent.diagnostics()['epsilon']).toBeCloseTo(0.5, 10);
    train(agent, environment, 400);
    expect(agent.diagnostics()['epsilon']).toBe(0);
    agent.dispose();
  });

  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const environment = identity();
      const agent = build(environment, {}, { seed });
      const actions = train(agent, environment, 400);
      const weights = [...(agent.save().arrays['learner/online/layer0/weights'] as Float32Array)];
      agent.dispose();
      return { actions, weights };
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [1, 1, 2].map((seed) => build(identity(), {}, { seed }));
    const [mine, theirs] = [identity(), identity()];
    const [mineRandom, theirsRandom] = [seededRandom(7), seededRandom(8)];
    for (let turn = 0; turn < 10; turn++) {
      train(beside!, mine, 30, mineRandom);
      train(other!, theirs, 30, theirsRandom);
    }
    const environment = identity();
    const random = seededRandom(7);
    for (let turn = 0; turn < 10; turn++) train(alone!, environment, 30, random);
    expect(beside!.save()).toEqual(alone!.save());
    for (const agent of [alone, beside, other]) agent!.dispose();
  });

  it('takes the same 100 learner steps compiled as eagerly', () => {
    const [compiled, eager] = [true, false].map((isCompiled) => {
      const environment = identity();
      const agent = build(environment, { epsilonEnd: 1, warmup: 16 }, { compiled: isCompiled });
      train(agent, environment, 116);
      const outcome = outcomeOf(agent);
      agent.dispose();
      return outcome;
    });
    expectSameOutcome(compiled!, eager!);
  });

  it('learns and acts the same whether it is looked at or not, bit for bit', () => {
    const [plain, watched] = [false, true].map((watching) => {
      const environment = identity();
      const agent = build(environment, { epsilonEnd: 0, epsilonFraction: 0.1 });
      const random = seededRandom(7);
      environment.reset(random);
      const actions: number[] = [];
      for (let step = 0; step < 300; step++) {
        actions.push(...train(agent, environment, 1, random));
        if (!watching) continue;
        greedy(agent, [0, 0, 1]);
        agent.valueOf!(Float32Array.of(1, 0, 0));
        agent.explainStep!(seededRandom(step));
      }
      const saved = agent.save();
      agent.dispose();
      return { actions, saved };
    });
    expect(watched).toEqual(plain);
  });

  it('leaks no tensor over 100 learner steps', () => {
    for (const compiled of [true, false]) {
      const environment = identity();
      const agent = build(environment, { epsilonEnd: 0.2, epsilonFraction: 0.01 }, { compiled });
      train(agent, environment, 100);
      const before = liveTensors();
      train(agent, environment, 100);
      expect(liveTensors()).toEqual(before);
      agent.dispose();
    }
  });

  it('leaves nothing behind when it is built and disposed', () => {
    for (const compiled of [true, false]) {
      build(identity(), {}, { compiled }).dispose();
      const before = liveTensors();
      for (let i = 0; i < 3; i++) build(identity(), {}, { compiled }).dispose();
      expect(liveTensors()).toEqual(before);
    }
  });
});
