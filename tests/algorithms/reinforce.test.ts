import type { Scalar } from '@tensorflow/tfjs-node';
import { describe, expect, it } from 'vitest';
import { create as createReinforce } from '../../src/algorithms/reinforce/agent';
import { backend, tf } from '../../src/learning/engine';
import { disposeVariables } from '../../src/learning/networks/parameters';
import { createPolicy } from '../../src/learning/networks/policies';
import type { Agent } from '../../src/learning/training/agent';
import { card as reinforce, type ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { defaultsOf } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';
import { greedy, observe, oneHot, player, randomSteps, setWeights, weights, type Step } from './play';
import { aim, bandit, chain, identity, type TrivialEnvironment } from './trivial-environments';

const quick: Partial<ReinforceHyperparameters> = {
  hiddenLayers: [16],
  learningRate: 0.02,
  valueLearningRate: 0.02,
  discount: 0.9,
  episodes: 5,
};

type Sizes = Pick<TrivialEnvironment, 'observationSize' | 'actionCount'>;

function build(
  { observationSize, actionCount }: Sizes,
  changes: Partial<ReinforceHyperparameters> = {},
  { seed = 1, steps = 5000, compiled = true } = {},
): Agent {
  const hyperparameters = { ...defaultsOf(reinforce.hyperparameters), ...quick, ...changes };
  return createReinforce({
    observationSize,
    actionCount,
    actionSize: 1,
    hyperparameters,
    steps,
    random: seededRandom(seed),
    compiled,
  });
}

/** Two actions, one observation: with all weights 0 the policy is the softmax of the last layer's biases alone. */
const small: Sizes = { observationSize: 1, actionCount: 2 };
/** Plain gradient descent with a learning rate of 1: weights change by the gradient of -L. */
const plain: Partial<ReinforceHyperparameters> = {
  optimizer: 'sgd',
  learningRate: 1,
  baseline: 'none',
  discount: 0.5,
  episodes: 1,
};
const logits = 'policy/parameters/layer1/bias';

/** The changes of the two biases that some steps bring about, from the biases given. */
function changesBy(
  steps: readonly Omit<Step, 'observation'>[],
  changes: Partial<ReinforceHyperparameters> = {},
  { bias = [0, 0], value = 0 } = {},
): number[] {
  const agent = build(small, { ...plain, ...changes });
  setWeights(agent, 'policy/parameters', { [logits]: bias });
  if (changes.baseline === 'value')
    setWeights(agent, 'baseline/parameters', { 'baseline/parameters/layer1/bias': [value] });
  for (const step of steps) observe(agent, { observation: [1], ...step });
  const learned = weights(agent, logits).map((weight, i) => weight - bias[i]!);
  agent.dispose();
  return learned;
}

const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 5) as number);

describe('one update, by hand', () => {
  // With equal probabilities, grad log pi(a) of the logits is +1/2 for the action taken and -1/2 for the other.
  it('of a terminated episode weighs every action by its return-to-go', () => {
    // Rewards 1, 2, 4 with gamma 1/2: G = 3, 4, 4. Actions 0, 1, 0: (3 - 4 + 4) / 2 = 1.5.
    const episode: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 2 },
      { action: 0, reward: 4, ends: 'terminated' },
    ];
    expect(changesBy(episode)).toEqual(near(1.5, -1.5));
  });

  it('of an episode of one step has its reward as weight', () => {
    expect(changesBy([{ action: 1, reward: 3, ends: 'terminated' }])).toEqual(near(-1.5, 1.5));
  });

  it('of two episodes is the mean over episodes of the sums over their steps', () => {
    // G = 2.5, 3 for action 0 and 1; then 7 for action 1. ((2.5 - 3) / 2 - 7 / 2) / 2 = -1.875.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 3, ends: 'terminated' },
      { action: 1, reward: 7, ends: 'terminated' },
    ];
    expect(changesBy(steps, { episodes: 2 })).toEqual(near(-1.875, 1.875));
    // Nothing is learned before both have ended.
    expect(changesBy(steps.slice(0, 2), { episodes: 2 })).toEqual([0, 0]);
  });

  it('of a truncated episode counts nothing after the cut where no value is learned', () => {
    expect(changesBy([{ action: 0, reward: 2, ends: 'truncated' }])).toEqual(near(1, -1));
    expect(changesBy([{ action: 0, reward: 2, ends: 'truncated' }], { baseline: 'mean' })).toEqual(
      near(0, 0),
    );
  });

  it('of a truncated episode goes on with the learned value, of a terminated one does not', () => {
    // V = 6 everywhere. Truncated: G = 2 + 6 / 2 = 5, weight -1. Terminated: G = 2, weight -4.
    const learned = (ends: 'terminated' | 'truncated') =>
      changesBy([{ action: 0, reward: 2, ends }], { baseline: 'value' }, { value: 6 });
    expect(learned('truncated')).toEqual(near(-0.5, 0.5));
    expect(learned('terminated')).toEqual(near(-2, 2));
  });

  it('takes the mean return-to-go of the batch off as baseline', () => {
    // G = 2.5, 3, 7, mean 25/6: weights -10/6, -7/6, 17/6 for actions 0, 1, 1; (-10 + 7 - 17) / 6 / 2 / 2.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 3, ends: 'terminated' },
      { action: 1, reward: 7, ends: 'terminated' },
    ];
    expect(changesBy(steps, { episodes: 2, baseline: 'mean' })).toEqual(near(-20 / 24, 20 / 24));
  });

  it('normalises by the root mean square of the weights, and leaves zeros alone', () => {
    // G = 3, 4 for actions 0, 1: root of (9 + 16) / 2 = 3.5355.
    const steps: Omit<Step, 'observation'>[] = [
      { action: 0, reward: 1 },
      { action: 1, reward: 4, ends: 'terminated' },
    ];
    const difference = -0.5 / Math.sqrt(12.5);
    expect(changesBy(steps, { normaliseReturns: true })).toEqual(near(difference, -difference));
    const nothing = steps.map((step) => ({ ...step, reward: 0 }));
    expect(changesBy(nothing, { normaliseReturns: true })).toEqual([0, 0]);
  });

  it('learns nothing from returns of 0, whatever was done', () => {
    expect(changesBy([{ action: 1, reward: 0, ends: 'terminated' }], {}, { bias: [0.5, 1] })).toEqual([0, 0]);
  });

  it('adds the gradient of the entropy at every step', () => {
    // p = 1/4, 3/4. dH / d logit k = -p_k (log p_k + H), twice, with a bonus of 0.1.
    const p = [0.25, 0.75];
    const entropy = -p.reduce((sum, share) => sum + share * Math.log(share), 0);
    const expected = p.map((share) => -0.2 * share * (Math.log(share) + entropy));
    const steps: Omit<Step, 'observation'>[] = [
      { action: 1, reward: 0 },
      { action: 1, reward: 0, ends: 'terminated' },
    ];
    const learned = changesBy(steps, { entropyCoefficient: 0.1 }, { bias: p.map(Math.log) });
    expect(learned).toEqual(near(...expected));
    expect(learned[0]!).toBeGreaterThan(0);
  });

  it('scales a long gradient down', () => {
    // The gradient of the biases is (4, -4), that of all other weights 0: its norm is the root of 32.
    const learned = changesBy([{ action: 0, reward: 8, ends: 'terminated' }], { gradientClip: 1 });
    expect(learned).toEqual(near(Math.SQRT1_2, -Math.SQRT1_2));
  });

  it('moves mean and deviation of a Gaussian', () => {
    // Mean 0.2, deviation 0.5, action 0.7: grad of the mean (a - m) / s^2 = 2, of log s (a - m)^2 / s^2 - 1 = 0.
    const agent = build({ observationSize: 1, actionCount: 0 }, { ...plain, learningRate: 0.1 });
    const logDeviation = 'policy/parameters/logDeviation';
    const one = (action: number) => {
      setWeights(agent, 'policy/parameters', { [logits]: [0.2], [logDeviation]: [Math.log(0.5)] });
      observe(agent, { observation: [1], action, reward: 3, ends: 'terminated' });
      return [...weights(agent, logits), ...weights(agent, logDeviation)];
    };
    expect(one(0.7)).toEqual(near(0.2 + 0.1 * 3 * 2, Math.log(0.5)));
    expect(one(1.2)).toEqual(near(0.2 + 0.1 * 3 * 4, Math.log(0.5) + 0.1 * 3 * 3));
    agent.dispose();
  });

  it('reports what it did', () => {
    // Weights 3 and 5 for actions 0 and 1 of two episodes: L = -(3 + 5) log(1/2) / 2; the episodes' gradients are
    // (1.5, -1.5) and (-2.5, 2.5), their mean (-0.5, 0.5), and their variance (4 + 4) / 2 for each of the two biases.
    const agent = build(small, { ...plain, episodes: 2 });
    setWeights(agent, 'policy/parameters', {});
    observe(agent, { observation: [1], action: 0, reward: 3, ends: 'terminated' });
    expect(agent.diagnostics()).toEqual({});
    observe(agent, { observation: [1], action: 1, reward: 5, ends: 'terminated' });
    expect(agent.diagnostics()).toEqual({
      policyLoss: expect.closeTo(4 * Math.LN2, 5) as number,
      entropy: expect.closeTo(Math.LN2, 5) as number,
      logProbability: expect.closeTo(-Math.LN2, 5) as number,
      gradientNorm: expect.closeTo(Math.SQRT1_2, 5) as number,
      gradientVariance: expect.closeTo(16, 4) as number,
      advantageDeviation: 1,
    });
    expect(agent.diagnostics()).toEqual({});
    agent.dispose();
  });

  it('reports how well its baseline did before it learned', () => {
    const agent = build(small, { ...plain, baseline: 'value', episodes: 2, learningRate: 0.1 });
    setWeights(agent, 'baseline/parameters', { 'baseline/parameters/layer1/bias': [1] });
    observe(agent, { observation: [0], action: 0, reward: 3, ends: 'terminated' });
    observe(agent, { observation: [0], action: 1, reward: 5, ends: 'terminated' });
    expect(agent.diagnostics()).toMatchObject({ value: 1, valueLoss: 10, explainedVariance: 0 });
    expect(agent.valueOf!(Float32Array.of(0))).toBeGreaterThan(1);
    agent.dispose();
  });
});

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

const variants: Readonly<Record<string, Partial<ReinforceHyperparameters>>> = {
  'without a baseline': { baseline: 'none' },
  'with the mean as baseline': { baseline: 'mean' },
  'with a learned baseline': {},
  'with normalised returns and an entropy bonus': { normaliseReturns: true, entropyCoefficient: 0.01 },
};

describe('every variant', () => {
  for (const [name, changes] of Object.entries(variants)) {
    it(`${name} solves identity, the bandit and the chain`, () => {
      const states = identity();
      const one = build(states, changes);
      player([states])(one, 5000);
      expect([0, 1, 2].map((state) => greedy(one, oneHot(3, state)))).toEqual([0, 1, 2]);
      one.dispose();
      const arms = bandit();
      const two = build(arms, changes);
      player([arms])(two, 2500);
      expect(greedy(two, [1])).toBe(2);
      two.dispose();
      const way = chain();
      const three = build(way, changes);
      player([way])(three, 2500);
      expect([greedy(three, [1, 0]), greedy(three, [0, 1])]).toEqual([1, 1]);
      three.dispose();
    });

    it(`${name} finds continuous actions`, () => {
      const target = aim();
      const agent = build(target, { ...changes, episodes: 20 });
      player([target])(agent, 15000);
      expect(Math.abs(greedy(agent, [1, 0]) - 0.5)).toBeLessThan(0.1);
      expect(Math.abs(greedy(agent, [0, 1]) + 0.5)).toBeLessThan(0.1);
      agent.dispose();
    });

    for (const actionCount of [2, 0])
      it(`${name} learns the same compiled as eagerly over 100 updates (${actionCount} actions)`, () => {
        const run = (compiled: boolean) => {
          const agent = build(
            { observationSize: 2, actionCount },
            { ...changes, episodes: 2, valueSteps: 2, learningRate: 1e-3, valueLearningRate: 1e-3 },
            { compiled },
          );
          const steps = randomSteps(seededRandom(5), { actionCount, length: 3 });
          // The actions are given, so that rounding cannot part them.
          for (let k = 0; k < 600; k++) observe(agent, steps.next().value);
          const result = { arrays: agent.save().arrays, report: agent.diagnostics() };
          agent.dispose();
          return result;
        };
        const [compiled, eager] = [run(true), run(false)];
        const expectNear = (value: number, reference: number, what: string) =>
          expect(Math.abs(value - reference), what).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(reference)));
        for (const [array, values] of Object.entries(compiled.arrays))
          values.forEach((value, i) => expectNear(value, eager.arrays[array]![i]!, array));
        for (const [metric, value] of Object.entries(compiled.report))
          expectNear(value, eager.report[metric]!, metric);
      });

    it(`${name} goes on from a state saved in the middle of an episode as if it had never stopped`, () => {
      const [mine, theirs] = [player([identity()]), player([identity()])];
      const whole = build(identity(), changes);
      mine(whole, 233);
      const first = build(identity(), changes);
      theirs(first, 233);
      const second = build(identity(), changes, { seed: 99 });
      second.restore(structuredClone(first.save()));
      first.dispose();
      expect(theirs(second, 200)).toEqual(mine(whole, 200));
      expect(second.diagnostics()).toEqual(whole.diagnostics());
      expect(second.save()).toEqual(whole.save());
      whole.dispose();
      second.dispose();
    });

    it(`${name} leaks no tensor`, () => {
      for (const compiled of [true, false]) {
        const agent = build(identity(), changes, { compiled });
        const play = player([identity()]);
        play(agent, 100);
        const count = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
        const before = count();
        play(agent, 100);
        greedy(agent, [0, 1, 0]);
        agent.diagnostics();
        expect(count()).toEqual(before);
        agent.dispose();
      }
    });
  }
});

describe('reinforce', () => {
  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const agent = build(identity(), {}, { seed });
      const actions = player([identity()])(agent, 400);
      const saved = agent.save();
      agent.dispose();
      return { actions, saved };
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3).actions).not.toEqual(run(4).actions);
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [1, 1, 2].map((seed) => build(identity(), {}, { seed }));
    const [mine, theirs, single] = [7, 8, 7].map((seed) => player([identity()], seed));
    for (let turn = 0; turn < 10; turn++) {
      mine!(beside!, 30);
      theirs!(other!, 30);
    }
    single!(alone!, 300);
    expect(beside!.save()).toEqual(alone!.save());
    for (const agent of [alone, beside, other]) agent!.dispose();
  });

  it('samples while it learns and takes the most probable action when it is evaluated', () => {
    const agent = build(small);
    setWeights(agent, 'policy/parameters', { [logits]: [0, Math.log(3)] });
    const action = new Float32Array(1);
    let ones = 0;
    for (let k = 0; k < 1000; k++) {
      agent.act(Float32Array.of(1), action);
      ones += action[0]!;
    }
    // Three standard errors of a share of 3/4 over 1000 are 0.041.
    expect(Math.abs(ones / 1000 - 0.75)).toBeLessThan(0.041);
    const before = agent.save();
    expect(greedy(agent, [1])).toBe(1);
    agent.valueOf!(Float32Array.of(1));
    expect(agent.save()).toEqual(before);
    agent.dispose();
  });

  it('tells values only where it learns them', () => {
    for (const [baseline, told] of [
      ['none', false],
      ['mean', false],
      ['value', true],
    ] as const) {
      const agent = build(small, { baseline });
      expect(agent.valueOf !== null, baseline).toBe(told);
      agent.dispose();
    }
  });

  it('lets a falling learning rate end at zero', () => {
    const agent = build(small, { ...plain, learningRateSchedule: 'linear' }, { steps: 4 });
    setWeights(agent, 'policy/parameters', {});
    const changes = [1, 2, 3, 4].map(() => {
      const before = weights(agent, logits)[0]!;
      const chance = 1 / (1 + Math.exp(-2 * before));
      observe(agent, { observation: [0], action: 0, reward: 1, ends: 'terminated' });
      return (weights(agent, logits)[0]! - before) / (1 - chance);
    });
    expect(changes).toEqual(near(0.75, 0.5, 0.25, 0));
    agent.dispose();
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
