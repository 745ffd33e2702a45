import { describe, expect, it } from 'vitest';
import { create as createDqn } from '../../../../src/algorithms/dqn/agent';
import { create as createNaiveDqn } from '../../../../src/algorithms/naive-dqn/agent';
import type { Agent } from '../../../../src/learning/training/agent';
import { card as dqn, type DqnHyperparameters } from '../../../../src/algorithms/dqn/card';
import { card as naiveDqn } from '../../../../src/algorithms/naive-dqn/card';
import { defaultsOf } from '../../../../src/shared/fields';
import { seededRandom } from '../../../../src/shared/random';
import { observe, setWeights, show } from '../../../algorithms/play';
import { identity } from '../../../algorithms/trivial-environments';
import { train } from '../../../algorithms/trivial-training';
import { changesNothing, close, drawsOf, explained, meanOf, toldBy } from './explained';

const categorical = { distribution: 'categorical', atoms: 21, lowestReturn: -2, highestReturn: 12 } as const;
const variants: Readonly<Record<string, Partial<DqnHyperparameters>>> = {
  plain: {},
  'without replay': { replay: false },
  'without target network': { target: 'none' },
  'double with Huber’s loss': { double: true, loss: 'huber' },
  'dueling, V + A': { dueling: 'naive' },
  'dueling, V + A - mean A': { dueling: 'mean' },
  noisy: { noisy: true },
  'with 3 steps before bootstrapping': { nStep: 3 },
  prioritised: { prioritised: true },
  C51: { ...categorical, batchSize: 4 },
  'QR-DQN': { distribution: 'quantile', quantiles: 11, dueling: 'mean', batchSize: 4 },
  rainbow: {
    ...categorical,
    ...{ double: true, dueling: 'mean', noisy: true, nStep: 3, prioritised: true, batchSize: 4 },
  },
};

function build(changes: Partial<DqnHyperparameters> = {}, observationSize = 3, actionCount = 3): Agent {
  const quick = {
    hiddenLayers: [16],
    discount: 0.9,
    batchSize: 8,
    bufferSize: 500,
    warmup: 50,
    targetEvery: 20,
  };
  return createDqn({
    ...{ observationSize, actionCount, actionSize: 1, steps: 1500, compiled: true },
    hyperparameters: { ...defaultsOf(dqn.hyperparameters), ...quick, ...changes },
    random: seededRandom(1),
  });
}

describe('an explained step of a Q-network', () => {
  for (const [name, changes] of Object.entries(variants))
    it(`has the numbers of the gradient step that is taken next, ${name}`, () => {
      const environment = identity();
      const agent = build(changes);
      train(agent, environment, 130);
      agent.diagnostics();
      const draws = drawsOf(agent, 'draws', 'noise');
      const { whole, rows } = explained(agent, draws);
      agent.learn();
      const report = agent.diagnostics();
      expect(rows.length).toBe(whole['batchSize']);
      close(whole['wholeLoss']!, report['loss']);
      close(meanOf(rows.map(({ values, action }) => values![action!]!)), report['q']);
      close(meanOf(rows.map(({ target }) => target!)), report['target']);
      close(meanOf(rows.map(({ tdError }) => Math.abs(tdError!))), report['tdError']);
      close(meanOf(rows.map(({ loss, weight = 1 }) => loss! * weight)), report['loss']);
      agent.dispose();
    });

  for (const [name, changes] of Object.entries(variants))
    it(`changes nothing and leaves nothing behind, ${name}`, () => {
      const environment = identity();
      const agent = build(changes);
      train(agent, environment, 100);
      changesNothing(agent);
      agent.dispose();
    });

  it('is none before anything is learned', () => {
    const agent = build();
    train(agent, identity(), 49);
    expect(agent.explainStep!(seededRandom(5))).toBeNull();
    agent.dispose();
  });

  /** Networks that give each action its bias, whatever they see. */
  function constant(changes: Partial<DqnHyperparameters>, online: number[], target: number[]): Agent {
    const agent = build({ hiddenLayers: [2], warmup: 0, batchSize: 2, bufferSize: 2, ...changes }, 2, 2);
    show(agent, { observation: [0, 1], action: 0, reward: 1, next: [2, 3] });
    show(agent, { observation: [4, 5], action: 1, reward: -1, next: [6, 7], ends: 'terminated' });
    const biases = Object.fromEntries(
      [['online', online] as const, ['target', target] as const].map(([network, bias]) => [
        `learner/${network}/head0/bias`,
        bias,
      ]),
    );
    setWeights(agent, 'learner', biases);
    return agent;
  }

  it('works targets out by hand: 1 + 0.9 · 5, with double learning 1 + 0.9 · 3, and -1 where the episode ended', () => {
    for (const [double, best, value] of [
      [false, 0, 5],
      [true, 1, 3],
    ] as const) {
      const agent = constant({ double }, [1, 2], [5, 3]);
      const rows = [1, 2, 3, 4].flatMap((seed) => explained(agent, seededRandom(seed)).rows);
      const on = rows.find(({ discount }) => discount! > 0)!;
      const end = rows.find(({ discount }) => discount === 0)!;
      expect(on).toMatchObject({ observation: [0, 1], action: 0, reward: 1, nextObservation: [2, 3] });
      expect(on).toMatchObject({ values: [1, 2], nextOnline: [1, 2], nextTarget: [5, 3] });
      expect(on).toMatchObject({ nextAction: best, nextValue: value });
      expect(on['target']).toBeCloseTo(1 + 0.9 * value, 5);
      expect(on['tdError']).toBeCloseTo(0.9 * value, 5);
      expect(on['loss']).toBeCloseTo((0.9 * value) ** 2, 4);
      expect(end).toMatchObject({ action: 1, reward: -1, target: -1, tdError: -3, loss: 9 });
      agent.dispose();
    }
  });

  it('tells of an episode’s end wherever the minibatch holds one', () => {
    const agent = build({ batchSize: 64, bufferSize: 64 });
    for (let step = 0; step < 64; step++)
      show(agent, {
        observation: [step, 0, 0],
        action: 0,
        reward: 1,
        ...(step === 13 ? { ends: 'terminated' as const } : {}),
      });
    const ends = Array.from({ length: 12 }, (_, seed) => explained(agent, seededRandom(seed)).rows).map(
      (rows) => rows.filter(({ discount }) => discount === 0).length,
    );
    // Of 64 draws from 64, 63 % hold any given one; of 8 only 12 %.
    expect(ends.filter((count) => count > 0).length).toBeGreaterThan(5);
    agent.dispose();
  });

  it('tells V and A of dueling networks, and the noise that is left in noisy ones', () => {
    const agent = build({ dueling: 'mean', noisy: true });
    train(agent, identity(), 100);
    const step = agent.explainStep!(seededRandom(5))!;
    const { rows } = toldBy(step);
    for (const { values, stateValue, advantages, advantage, meanAdvantage, action } of rows) {
      values!.forEach((value, index) =>
        expect(value).toBeCloseTo(stateValue! + advantages![index]! - meanOf(advantages!), 5),
      );
      expect(advantage).toBe(advantages![action!]);
      expect(meanAdvantage).toBeCloseTo(meanOf(advantages!), 6);
    }
    const noise = step.sections.find(({ title }) => title === 'noise');
    expect(noise).toMatchObject({
      names: [
        { code: 'advantageLayer', number: 1 },
        { code: 'advantageLayer', number: 2 },
        { code: 'valueLayer', number: 1 },
        { code: 'valueLayer', number: 2 },
      ],
    });
    const { sigmas, initialSigmas } = rows[0]!;
    expect(initialSigmas![0]).toBeCloseTo(0.5 / Math.sqrt(3), 6);
    sigmas!.forEach((mean, i) => {
      const initial = initialSigmas![i]!;
      expect(mean).not.toBe(initial);
      expect(Math.abs(mean - initial)).toBeLessThan(0.2);
    });
    agent.dispose();
  });

  it('tells distributions: probabilities whose means are the values and the target', () => {
    const agent = build({ ...categorical });
    train(agent, identity(), 100);
    const atoms = Array.from({ length: 21 }, (_, i) => -2 + (14 * i) / 20);
    const expectation = (probabilities: readonly number[]) =>
      probabilities.reduce((sum, probability, i) => sum + probability * atoms[i]!, 0);
    const { rows } = explained(agent);
    for (const { values, action, nextValue, target, presentAtoms, nextAtoms, targetAtoms } of rows) {
      expect(expectation(presentAtoms!)).toBeCloseTo(values![action!]!, 1);
      expect(expectation(nextAtoms!)).toBeCloseTo(nextValue!, 1);
      expect(expectation(targetAtoms!)).toBeCloseTo(target!, 1);
    }
    agent.dispose();
  });

  it('tells how probable prioritised rows were: all of equal priority alike, weighted 1', () => {
    const agent = build({ prioritised: true, warmup: 0 });
    // One more, and the target network would be copied after a gradient step that sets priorities.
    for (let step = 0; step < 19; step++) show(agent, { observation: [step, 0, 0], action: 0, reward: step });
    for (const { probability, weight } of explained(agent).rows) {
      expect(probability).toBeCloseTo(1 / 19, 10);
      expect(weight).toBeCloseTo(1, 6);
    }
    agent.dispose();
  });
});

describe('an explained step of naive deep Q-learning', () => {
  const create = () =>
    createNaiveDqn({
      ...{ observationSize: 2, actionCount: 2, actionSize: 1, steps: 100, compiled: true },
      hyperparameters: { ...defaultsOf(naiveDqn.hyperparameters), hiddenLayers: [2], learningRate: 1e-9 },
      random: seededRandom(1),
    });

  it('is of the latest transition, with the network as it is', () => {
    const agent = create();
    expect(agent.explainStep!(seededRandom(1))).toBeNull();
    observe(agent, { observation: [0, 1], action: 1, reward: 3, next: [2, 3] });
    agent.diagnostics();
    const before = structuredClone(agent.save());
    const { whole, rows } = explained(agent);
    expect([whole['batchSize'], rows.length]).toEqual([1, 1]);
    expect(agent.save()).toEqual(before);
    const row = rows[0]!;
    expect(row).toMatchObject({ observation: [0, 1], action: 1, reward: 3, nextObservation: [2, 3] });
    expect(row['nextTarget']).toEqual(row['nextOnline']);
    expect(row['target']).toBeCloseTo(3 + 0.9 * Math.max(...row['nextOnline']!), 5);
    // The same transition once more: the next step takes just this loss.
    observe(agent, { observation: [0, 1], action: 1, reward: 3, next: [2, 3] });
    expect(agent.diagnostics()['loss']).toBeCloseTo(whole['wholeLoss']!, 5);
    agent.dispose();
  });

  it('comes back with a checkpoint', () => {
    const agent = create();
    observe(agent, { observation: [0, 1], action: 1, reward: 3, next: [2, 3], ends: 'terminated' });
    const other = create();
    other.restore(structuredClone(agent.save()));
    expect(explained(other)).toEqual(explained(agent));
    agent.dispose();
    other.dispose();
  });
});
