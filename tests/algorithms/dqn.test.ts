import { describe, expect, it } from 'vitest';
import { create as createDqn } from '../../src/algorithms/dqn/agent';
import { backend, tf } from '../../src/learning/engine';
import type { Agent } from '../../src/learning/training/agent';
import { card as dqn, type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { defaultsOf } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';
import { bandit, chain, identity } from './trivial-environments';
import { greedy, oneHot, train } from './trivial-training';

const quick: Partial<DqnHyperparameters> = {
  hiddenLayers: [16],
  learningRate: 5e-3,
  discount: 0.9,
  batchSize: 16,
  bufferSize: 1000,
  warmup: 50,
  targetEvery: 20,
  epsilonFraction: 0.5,
};

function build(
  { observationSize, actionCount }: { observationSize: number; actionCount: number },
  changes: Partial<DqnHyperparameters> = {},
  { seed = 1, steps = 1500, compiled = true } = {},
): Agent {
  const hyperparameters = { ...defaultsOf(dqn.hyperparameters), ...quick, ...changes };
  return createDqn({
    observationSize,
    actionCount,
    actionSize: 1,
    hyperparameters,
    steps,
    random: seededRandom(seed),
    compiled,
  });
}

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
      const count = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
      const before = count();
      train(agent, environment, 100);
      agent.diagnostics();
      expect(count()).toEqual(before);
      agent.dispose();
    });
  }
});

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
      const saved = agent.save();
      const report = agent.diagnostics();
      agent.dispose();
      return { arrays: saved.arrays, report };
    }) as [Result, Result];
    type Result = { arrays: Record<string, Float32Array>; report: Record<string, number> };
    for (const [name, values] of Object.entries(compiled.arrays))
      values.forEach((value, i) => {
        const reference = eager.arrays[name]![i]!;
        expect(Math.abs(value - reference), name).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(reference)));
      });
    for (const [name, value] of Object.entries(compiled.report))
      expect(Math.abs(value - eager.report[name]!), name).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(value)));
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
      const count = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
      const before = count();
      train(agent, environment, 100);
      expect(count()).toEqual(before);
      agent.dispose();
    }
  });

  it('leaves nothing behind when it is built and disposed', () => {
    const count = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
    for (const compiled of [true, false]) {
      build(identity(), {}, { compiled }).dispose();
      const before = count();
      for (let i = 0; i < 3; i++) build(identity(), {}, { compiled }).dispose();
      expect(count()).toEqual(before);
    }
  });
});
