import { describe, expect, it } from 'vitest';
import { create as createA2c } from '../../../../src/algorithms/a2c/agent';
import { create as createPpo } from '../../../../src/algorithms/ppo/agent';
import { create as createQActorCritic } from '../../../../src/algorithms/q-actor-critic/agent';
import { create as createReinforce } from '../../../../src/algorithms/reinforce/agent';
import type { Agent } from '../../../../src/learning/training/agent';
import { card as a2c, type A2cHyperparameters } from '../../../../src/algorithms/a2c/card';
import { card as ppo, type PpoHyperparameters } from '../../../../src/algorithms/ppo/card';
import {
  card as qActorCritic,
  type QActorCriticHyperparameters,
} from '../../../../src/algorithms/q-actor-critic/card';
import { card as reinforce, type ReinforceHyperparameters } from '../../../../src/algorithms/reinforce/card';
import { defaultsOf } from '../../../../src/shared/fields';
import { seededRandom } from '../../../../src/shared/random';
import { observe, player } from '../../../algorithms/play';
import { follow, identity, type TrivialEnvironment } from '../../../algorithms/trivial-environments';
import { trainIn, worlds } from '../../../algorithms/trivial-training';
import { changesNothing, close, explained, meanOf } from './explained';

type Numbers = Readonly<
  Record<'tdError' | 'reward' | 'discount' | 'nextValue' | 'value' | 'advantage' | 'nextAdvantage', number>
>;
type Sizes = Pick<TrivialEnvironment, 'observationSize' | 'actionCount'>;
const common = ({ observationSize, actionCount }: Sizes) => ({
  ...{ observationSize, actionCount, actionSize: 1, steps: 2000, compiled: true },
  random: seededRandom(1),
});
const quick = { hiddenLayers: [8], discount: 0.9 };

const build = {
  a2c: (sizes: Sizes, changes: Partial<A2cHyperparameters> = {}) =>
    createA2c({
      ...common(sizes),
      hyperparameters: {
        ...defaultsOf(a2c.hyperparameters),
        ...quick,
        environments: 2,
        rolloutSteps: 4,
        ...changes,
      },
    }),
  ppo: (sizes: Sizes, changes: Partial<PpoHyperparameters> = {}) =>
    createPpo({
      ...common(sizes),
      hyperparameters: {
        ...{ ...defaultsOf(ppo.hyperparameters), ...quick, environments: 2, rolloutSteps: 16 },
        ...{ batchSize: 8, epochs: 2, learningRate: 1e-2, ...changes },
      },
    }),
  reinforce: (sizes: Sizes, changes: Partial<ReinforceHyperparameters> = {}) =>
    createReinforce({
      ...common(sizes),
      hyperparameters: { ...defaultsOf(reinforce.hyperparameters), ...quick, episodes: 1, ...changes },
    }),
  'q-actor-critic': (sizes: Sizes, changes: Partial<QActorCriticHyperparameters> = {}) =>
    createQActorCritic({
      ...common(sizes),
      hyperparameters: { ...defaultsOf(qActorCritic.hyperparameters), ...quick, environments: 2, ...changes },
    }),
};

function trained(agent: Agent, make: () => TrivialEnvironment, steps: number): Agent {
  agent.enableExplanations!();
  trainIn(agent, worlds(make, agent.environments), steps);
  return agent;
}

describe('an explained step of any agent that learns on-policy', () => {
  for (const [name, create] of Object.entries(build)) {
    it(`changes nothing, is none before anything is learned, and comes back with a checkpoint: ${name}`, () => {
      const [agent, other] = [create(identity()), create(identity())];
      agent.enableExplanations!();
      expect(agent.explainStep!(seededRandom(1))).toBeNull();
      trained(agent, identity, 37);
      changesNothing(agent);
      other.restore(structuredClone(agent.save()));
      expect(other.explainStep!(seededRandom(2))).toEqual(agent.explainStep!(seededRandom(1)));
      agent.dispose();
      other.dispose();
    });

    it(`takes no other steps for the notes: ${name}`, () => {
      const [noting, other] = [create(identity()), create(identity())];
      trained(noting, identity, 50);
      trainIn(other, worlds(identity, other.environments), 50);
      expect(noting.save().arrays).toEqual(other.save().arrays);
      expect(other.explainStep!(seededRandom(1))).toBeNull();
      noting.dispose();
      other.dispose();
    });
  }
});

describe('an explained rollout', () => {
  for (const make of [identity, follow])
    it(`adds up, for ${make === identity ? 'discrete' : 'continuous'} actions`, () => {
      for (const rule of ['a2c', 'ppo'] as const) {
        const agent = trained(build[rule](make(), { lambda: 0.7 }), make, 64);
        const { rows, whole } = explained(agent);
        const { lambda, mean, deviation } = whole;
        expect([rows.length, whole['batchSize'], whole['rolloutSize']]).toEqual([
          8,
          8,
          rule === 'a2c' ? 8 : 32,
        ]);
        for (const row of rows) {
          const { tdError, reward, discount, nextValue, value, advantage, nextAdvantage } = row as Numbers;
          close(tdError, reward + discount * nextValue - value);
          close(advantage, tdError + discount * lambda! * nextAdvantage);
          close(row['return']!, advantage + value);
          if (row['ended'] === 1) expect(nextAdvantage).toBe(0);
          if (rule === 'ppo') close(row['weight']!, (advantage - mean!) / (deviation! + 1e-8));
          expect(Number.isFinite(row['presentLogProbability'])).toBe(true);
        }
        if (rule === 'ppo') {
          close(mean!, meanOf(rows.map(({ advantage }) => advantage!)));
          close(meanOf(rows.map(({ weight }) => weight! ** 2)), 1);
          // Learning has moved the policy.
          expect(
            rows.some((row) => Math.abs(row['presentLogProbability']! - row['logProbability']!) > 1e-3),
          ).toBe(true);
        }
        agent.dispose();
      }
    });

  it('has the numbers of the gradient step of A2C', () => {
    for (const normaliseAdvantages of [false, true]) {
      const agent = build.a2c(identity(), { normaliseAdvantages });
      agent.enableExplanations!();
      const places = worlds(identity, 2);
      trainIn(agent, places, 16);
      agent.diagnostics();
      trainIn(agent, places, 4);
      const report = agent.diagnostics();
      const { rows } = explained(agent);
      close(
        -meanOf(rows.map(({ logProbability, weight }) => logProbability! * weight!)),
        report['policyLoss'],
      );
      close(meanOf(rows.map(({ policyLoss }) => policyLoss!)), report['policyLoss']);
      close(meanOf(rows.map((row) => (row['value']! - row['return']!) ** 2)), report['valueLoss']);
      agent.dispose();
    }
  });

  it('has the ratios by which PPO weighs its next gradient step', () => {
    // Both play the same rollout; where the one stops after a gradient step, the other takes a second one.
    const sizes = { rolloutSteps: 4, batchSize: 8, learningRate: 0.1, gradientClip: 0 };
    const [once, twice] = [1, 2].map((epochs) => build.ppo(identity(), { ...sizes, epochs }));
    for (const agent of [once!, twice!]) {
      agent.enableExplanations!();
      trainIn(agent, worlds(identity, 2), 4);
    }
    const { rows, whole } = explained(once!);
    const surrogate = rows.map(({ presentLogProbability, logProbability, weight, ...row }) => {
      const ratio = Math.exp(presentLogProbability! - logProbability!);
      const within = Math.min(Math.max(ratio, whole['lowestRatio']!), whole['highestRatio']!);
      expect(row['surrogate']).toBe(Math.min(ratio * weight!, within * weight!));
      return { clipped: ratio !== within, value: Math.min(ratio * weight!, within * weight!) };
    });
    // The first step's ratios are 1 and its loss the mean of standardised advantages, which is 0.
    const report = twice!.diagnostics();
    close(-meanOf(surrogate.map(({ value }) => value)) / 2, report['policyLoss']);
    const share = meanOf(surrogate.map(({ clipped }) => Number(clipped)));
    expect(share).toBeGreaterThan(0);
    close(share / 2, report['clipFraction']);
    for (const agent of [once!, twice!]) agent.dispose();
  });

  it('judges actions as the policy does: with steps of no length its probabilities stay', () => {
    const agent = trained(build.ppo(identity(), { learningRate: 1e-12 }), identity, 64);
    for (const { presentLogProbability, logProbability } of explained(agent).rows) {
      close(presentLogProbability!, logProbability);
      expect(Math.exp(logProbability!)).toBeLessThan(1);
    }
    agent.dispose();
  });
});

describe('an explained episode', () => {
  /** Three steps, the rewards 1, 2 and 4. */
  function episode(agent: Agent, ends: 'terminated' | 'truncated'): void {
    observe(agent, { observation: [1, 0, 0], action: 0, reward: 1, next: [0, 1, 0] });
    observe(agent, { observation: [0, 1, 0], action: 1, reward: 2, next: [0, 0, 1] });
    observe(agent, { observation: [0, 0, 1], action: 2, reward: 4, next: [1, 0, 0], ends });
  }

  it('is worked out by hand: 1 + 0.5 (2 + 0.5 · 4) = 3', () => {
    const agent = build.reinforce(identity(), { discount: 0.5, baseline: 'mean' });
    agent.enableExplanations!();
    episode(agent, 'terminated');
    const report = agent.diagnostics();
    const { rows, whole } = explained(agent);
    expect([whole['length'], whole['episodes'], whole['scale']]).toEqual([3, 1, 1]);
    expect(rows.map((row) => row['return'])).toEqual([3, 4, 4]);
    expect(rows.map((row) => row['nextReturn'])).toEqual([4, 4, 0]);
    expect(rows.map((row) => row.discount)).toEqual([0.5, 0.5, 0]);
    for (const { baseline, weight, return: sum } of rows) {
      close(baseline!, 11 / 3);
      close(weight!, sum! - 11 / 3);
    }
    const loss = rows.reduce((sum, { logProbability, weight }) => sum - logProbability! * weight!, 0);
    close(loss, report['policyLoss']);
    // What weighs more than nothing has become more probable, the rest less.
    for (const { weight, logProbability, presentLogProbability } of rows)
      expect(Math.sign(presentLogProbability! - logProbability!)).toBe(Math.sign(weight!));
    agent.dispose();
  });

  it('counts the learned value behind a cut', () => {
    const agent = build.reinforce(identity(), { discount: 0.5, baseline: 'value' });
    agent.enableExplanations!();
    const worth = agent.valueOf!(Float32Array.of(1, 0, 0));
    episode(agent, 'truncated');
    const last = explained(agent).rows.at(-1)!;
    expect(last['nextReturn']).toBe(worth);
    close(last['return']!, 4 + 0.5 * worth);
    agent.dispose();
  });

  it('tells of the last steps of a long episode', () => {
    const agent = build.reinforce(identity());
    agent.enableExplanations!();
    player([identity()])(agent, 25);
    const { rows, whole } = explained(agent);
    expect(whole['length']).toBe(10);
    // Counted from 1.
    expect(rows.map(({ step }) => step)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
    agent.dispose();
  });
});

describe('an explained step of the Q actor-critic', () => {
  for (const bootstrap of ['sampled', 'expected'] as const)
    it(`has the numbers of the update, where that moves nothing: ${bootstrap}`, () => {
      const agent = build['q-actor-critic'](identity(), {
        ...{ bootstrap, actorWeight: 'advantage', warmup: 0 },
        ...{ actorLearningRate: 1e-12, criticLearningRate: 1e-12 },
      });
      agent.enableExplanations!();
      const places = worlds(identity, 2);
      trainIn(agent, places, 20);
      agent.diagnostics();
      trainIn(agent, places, 1);
      const report = agent.diagnostics();
      const { rows } = explained(agent);
      expect(rows.map(({ environment }) => environment)).toEqual([1, 2]);
      const mean = (of: (row: (typeof rows)[number]) => number) => meanOf(rows.map(of));
      close(
        mean(({ values, action }) => values![action!]!),
        report['q'],
      );
      close(
        mean(({ target }) => target!),
        report['target'],
      );
      close(
        mean(({ tdError }) => Math.abs(tdError!)),
        report['tdError'],
      );
      close(
        mean(({ stateValue }) => stateValue!),
        report['value'],
      );
      close(
        mean(({ logProbability }) => logProbability!),
        report['logProbability'],
      );
      for (const { weight, values, action, stateValue, probabilities } of rows) {
        // As the network computes: in single precision.
        expect(weight).toBe(Math.fround(values![action!]! - stateValue!));
        close(
          probabilities!.reduce((sum, probability) => sum + probability, 0),
          1,
        );
      }
      agent.dispose();
    });
});
