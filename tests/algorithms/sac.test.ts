import { describe, expect, it } from 'vitest';
import { create as createSac } from '../../src/algorithms/sac/agent';
import { card as sac, type SacHyperparameters } from '../../src/algorithms/sac/card';
import { defaultsOf } from '../../src/shared/fields';
import { greedy, target, train } from './continuous-environments';
import { behavesLikeAnOffPolicyAgent, builder } from './off-policy-behaviour';

const build = builder(createSac, defaultsOf(sac.hyperparameters));
/** A temperature so low that the soft optimum is close to the plain one. */
const changes: Partial<SacHyperparameters> = { temperatureRule: 'fixed', temperature: 0.01 };

describe('sac', () => {
  behavesLikeAnOffPolicyAgent(
    build,
    { online: 'critics/critic1/layer0/weights', target: 'targetCritics/critic1/layer0/weights' },
    changes,
  );

  it('brings the policy’s entropy to its target by the temperature', () => {
    for (const targetEntropy of [-1, 0.3]) {
      const environment = target();
      const agent = build(environment, {
        temperatureRule: 'automatic',
        temperature: 0.2,
        targetEntropy,
        actorLearningRate: 1e-2,
      });
      train(agent, environment, 2500);
      agent.diagnostics();
      train(agent, environment, 500);
      const { entropy, temperature } = agent.diagnostics();
      expect(Math.abs(entropy! - 2 * targetEntropy)).toBeLessThan(0.3);
      expect(temperature).toBeGreaterThan(0);
      agent.dispose();
    }
  });

  it('keeps a fixed temperature, and with a higher one a policy that is more random', () => {
    const entropies = [0.01, 1].map((temperature) => {
      const environment = target();
      const agent = build(environment, { temperatureRule: 'fixed', temperature });
      train(agent, environment, 1200);
      const report = agent.diagnostics();
      expect(report['temperature']).toBeCloseTo(temperature, 6);
      agent.dispose();
      return report['entropy']!;
    });
    expect(entropies[0]).toBeLessThan(entropies[1]! - 1);
  });

  it('acts at random while it trains, and by the mean when it is greedy', () => {
    const environment = target();
    const agent = build(environment, { ...changes, warmup: 20, temperature: 1 });
    train(agent, environment, 40);
    const observation = Float32Array.of(1, 0);
    const drawn = new Set<number>();
    for (let i = 0; i < 50; i++) {
      const actions = new Float32Array(2);
      agent.act(observation, actions);
      for (const action of actions) expect(Math.abs(action)).toBeLessThanOrEqual(1);
      drawn.add(actions[0]!);
    }
    expect(drawn.size).toBe(50);
    expect(greedy(agent, [1, 0], 2)).toEqual(greedy(agent, [1, 0], 2));
    agent.dispose();
  });

  it('keeps to a direction where its noise is correlated', () => {
    const turns = [0, 0.99].map((noiseCorrelation) => {
      const agent = build({ observationSize: 2, actionSize: 2 }, { ...changes, warmup: 1, noiseCorrelation });
      const observation = Float32Array.of(1, 0);
      const actions = new Float32Array(2);
      agent.act(observation, actions);
      agent.observe({
        observations: observation,
        actions,
        rewards: Float32Array.of(0),
        terminated: Uint8Array.of(0),
        truncated: Uint8Array.of(0),
        nextObservations: observation,
      });
      agent.learn();
      const [mean] = greedy(agent, [1, 0], 2);
      let changed = 0;
      let side = 0;
      for (let i = 0; i < 400; i++) {
        agent.act(observation, actions);
        const now = Math.sign(actions[0]! - mean!);
        if (now !== side) changed++;
        side = now;
      }
      agent.dispose();
      return changed;
    });
    // Independent noise changes sides every other time; with rho = 0.99 with probability acos(rho) / pi = 0.045.
    expect(Math.abs(turns[0]! - 200)).toBeLessThan(40);
    expect(turns[1]).toBeLessThan(60);
  });
});
