import { describe, expect, it } from 'vitest';
import { create as createDdpg } from '../../src/algorithms/ddpg/agent';
import { card as ddpg, type DdpgHyperparameters } from '../../src/algorithms/ddpg/card';
import { defaultsOf } from '../../src/shared/fields';
import { chain, greedy, target, train } from './continuous-environments';
import { behavesLikeAnOffPolicyAgent, builder } from './off-policy-behaviour';

const build = builder(createDdpg, defaultsOf(ddpg.hyperparameters));
const changes: Partial<DdpgHyperparameters> = { noiseSigma: 0.3 };

describe('ddpg', () => {
  behavesLikeAnOffPolicyAgent(
    build,
    { online: 'actor/layer0/weights', target: 'targetActor/layer0/weights' },
    changes,
    // Noise that is often cut off bends the critic: within 0.08 under SSE41, AVX and AVX2, and 0.11 with twice as much.
    { noiseSigma: 0.15 },
  );

  it('finds the way with a process that wanders, too', () => {
    const environment = chain();
    const agent = build(environment, { noise: 'ornstein-uhlenbeck', noiseSigma: 0.3 });
    train(agent, environment, 3000);
    expect(Math.abs(greedy(agent, [1, 0], 1)[0]! - 0.45)).toBeLessThan(0.12);
    agent.dispose();
  });

  it('adds noise to the policy’s actions, cuts the sum off, and tells how much it was', () => {
    const run = (settings: Partial<DdpgHyperparameters>) => {
      const environment = target();
      const agent = build(environment, { ...settings, actorLearningRate: 1e-30 });
      train(agent, environment, 100);
      const greedyActions = [greedy(agent, [1, 0], 2), greedy(agent, [0, 1], 2)];
      const taken = train(agent, environment, 1000).filter((_, i) => i % 2 === 0);
      const { actionNoise } = agent.diagnostics();
      agent.dispose();
      return { taken, greedyActions, actionNoise };
    };
    const none = run({ noise: 'none' });
    const means = none.greedyActions.map(([first]) => first!);
    for (const action of none.taken) expect(means).toContain(action);
    expect(none.actionNoise).toBe(0);

    const some = run({ noise: 'gaussian', noiseSigma: 0.2 });
    // 2000 numbers: their root mean square is known to 1 / sqrt(2 n), here within four of these errors.
    expect(Math.abs(some.actionNoise! / 0.2 - 1)).toBeLessThan(4 / Math.sqrt(4000));
    const spread = some.taken.map((action) => Math.min(...means.map((mean) => Math.abs(action - mean))));
    expect(Math.max(...spread)).toBeGreaterThan(0.2);

    const much = run({ noise: 'gaussian', noiseSigma: 5 });
    for (const action of much.taken) expect(Math.abs(action)).toBeLessThanOrEqual(1);
    expect(much.taken.filter((action) => Math.abs(action) === 1).length).toBeGreaterThan(500);
  });
});
