import { describe, expect, it } from 'vitest';
import { create as createDdpg } from '../../../../src/algorithms/ddpg/agent';
import { create as createSac } from '../../../../src/algorithms/sac/agent';
import { create as createTd3 } from '../../../../src/algorithms/td3/agent';
import { card as ddpg } from '../../../../src/algorithms/ddpg/card';
import { card as sac } from '../../../../src/algorithms/sac/card';
import { card as td3 } from '../../../../src/algorithms/td3/card';
import { defaultsOf } from '../../../../src/shared/fields';
import { seededRandom } from '../../../../src/shared/random';
import { observeFixed, target, train } from '../../../algorithms/continuous-environments';
import type { Build } from '../../../algorithms/agent-builder';
import { builder } from '../../../algorithms/off-policy-behaviour';
import { changesNothing, close, drawsOf, explained, meanOf } from './explained';

type Numbers = Readonly<Record<'reward' | 'discount' | 'nextValue' | 'target', number>>;
type Settings = Parameters<Build<ReturnType<typeof defaultsOf<typeof ddpg.hyperparameters>>>>[1];
const builders = {
  ddpg: builder(createDdpg, defaultsOf(ddpg.hyperparameters)),
  td3: builder(createTd3, {
    ...defaultsOf(td3.hyperparameters),
    policyDelay: 1,
    targetSigma: 0.5,
    targetNoiseClip: 0.3,
  }),
  sac: builder(createSac, defaultsOf(sac.hyperparameters)),
};
const small: NonNullable<Settings> = { batchSize: 8, warmup: 50 };

describe('an explained step of critics', () => {
  for (const [name, build] of Object.entries(builders)) {
    it(`has the numbers of the gradient step that is taken next: ${name}`, () => {
      const environment = target();
      // The actor's step follows the critics': with critics that stand still it climbs what was explained.
      const agent = build(environment, { ...small, criticLearningRate: 1e-12 });
      train(agent, environment, 120);
      agent.diagnostics();
      const { whole, rows } = explained(agent, drawsOf(agent, 'draws', 'gradientNoise'));
      agent.learn();
      const report = agent.diagnostics();
      expect([whole['batchSize'], rows.length]).toEqual([8, 8]);
      close(whole['criticsLoss']!, report['criticLoss']);
      close(whole['actorLoss']!, report['actorLoss']);
      close(meanOf(rows.map(({ values }) => values![0]!)), report['q']);
      close(meanOf(rows.map(({ target }) => target!)), report['target']);
      close(meanOf(rows.map(({ target, values }) => Math.abs(target! - values![0]!))), report['tdError']);
      if (name === 'sac') {
        close(whole['temperature']!, report['temperature'], 1e-2);
        close(-meanOf(rows.map(({ policyLogProbability }) => policyLogProbability!)), report['entropy']);
      }
      agent.dispose();
    });

    it(`adds up: ${name}`, () => {
      const environment = target();
      const agent = build(environment, small);
      train(agent, environment, 120);
      const { rows, whole } = explained(agent);
      const temperature = whole['temperature'] ?? 0;
      for (const row of rows) {
        const { reward, discount, nextValue, target } = row as Numbers;
        const { nextValues, values, nextLogProbability = 0 } = row;
        expect(values!.length).toBe(name === 'ddpg' ? 1 : 2);
        expect(nextValue).toBe(Math.min(...nextValues!));
        close(target, reward + discount * (nextValue - temperature * nextLogProbability));
        close(
          row['loss']!,
          values!.reduce((sum, value) => sum + (target - value) ** 2, 0),
        );
        row['unsmoothed']?.forEach((action, i) => {
          const next = row['nextAction']![i]!;
          expect(next - action).toBeCloseTo(row['smoothing']![i]!, 6);
          expect(Math.abs(next - action)).toBeLessThanOrEqual(0.3 + 1e-6);
          expect(Math.abs(next)).toBeLessThanOrEqual(1);
        });
      }
      expect(rows.some(({ unsmoothed }) => unsmoothed !== undefined)).toBe(name === 'td3');
      agent.dispose();
    });

    it(`changes nothing, and is none before anything is learned: ${name}`, () => {
      const environment = target();
      const agent = build(environment, small);
      train(agent, environment, 40);
      expect(agent.explainStep!(seededRandom(1))).toBeNull();
      train(agent, environment, 40);
      changesNothing(agent);
      agent.dispose();
    });
  }

  it('tells the transition that was stored, with what comes after a terminal state left out', () => {
    const environment = target();
    const agent = builders.ddpg(environment, { ...small, warmup: 0 });
    for (let i = 0; i < 40; i++) {
      observeFixed(agent, i);
      agent.learn();
    }
    const { rows } = explained(agent);
    const ends = rows.filter(({ discount }) => discount === 0);
    expect(ends.length).toBeGreaterThan(0);
    for (const { target, reward } of ends) expect(target).toBe(reward);
    agent.dispose();
  });
});
