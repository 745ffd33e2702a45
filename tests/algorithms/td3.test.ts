import { describe, expect, it } from 'vitest';
import { create as createTd3 } from '../../src/algorithms/td3/agent';
import { card as td3, type Td3Hyperparameters } from '../../src/algorithms/td3/card';
import { defaultsOf } from '../../src/shared/fields';
import { observeFixed } from './continuous-environments';
import { behavesLikeAnOffPolicyAgent, builder } from './off-policy-behaviour';

const build = builder(createTd3, defaultsOf(td3.hyperparameters));
const changes: Partial<Td3Hyperparameters> = { noiseSigma: 0.3, targetSigma: 0.05, actorLearningRate: 6e-3 };
const two = { observationSize: 2, actionSize: 2 };

describe('td3', () => {
  behavesLikeAnOffPolicyAgent(
    build,
    { online: 'actor/layer0/weights', target: 'targetActor/layer0/weights' },
    changes,
  );

  it('moves the actor and the targets with every d-th gradient step of the critics only', () => {
    for (const policyDelay of [1, 3]) {
      const agent = build(two, { policyDelay, warmup: 10 });
      const weights = (name: string) => String(agent.save().arrays[`learner/${name}/layer0/weights`]);
      for (let i = 0; i < 9; i++) observeFixed(agent, i);
      for (let gradientStep = 1; gradientStep <= 7; gradientStep++) {
        const names = ['critics/critic1', 'critics/critic2', 'actor', 'targetActor', 'targetCritics/critic2'];
        const before = names.map(weights);
        observeFixed(agent, 8 + gradientStep);
        agent.learn();
        const moved = names.map((name, i) => weights(name) !== before[i]);
        const turn = gradientStep % policyDelay === 0;
        expect(moved, `gradient step ${gradientStep}`).toEqual([true, true, turn, turn, turn]);
      }
      agent.dispose();
    }
  });

  it('reports means of the actor over the steps that it learned in', () => {
    const agent = build(two, { policyDelay: 4, warmup: 10 });
    for (let i = 0; i < 12; i++) {
      observeFixed(agent, i);
      agent.learn();
    }
    expect(agent.diagnostics()).not.toHaveProperty('actorLoss');
    observeFixed(agent, 12);
    agent.learn();
    const report = agent.diagnostics();
    expect(report['actorLoss']).toBeDefined();
    expect(report['twinGap']).toBeGreaterThan(0);
    agent.dispose();
  });

  it('smooths its targets with noise that depends on the seed, and without smoothing does not', () => {
    const critic = (targetSigma: number, seed: number) => {
      const agent = build(two, { targetSigma, warmup: 10 }, { seed: 1 });
      const other = build(two, { targetSigma, warmup: 10 }, { seed });
      // The same weights and minibatches, another generator of the smoothing.
      const state = structuredClone(agent.save()) as { state: Record<string, unknown>; arrays: never };
      state.state['gradientNoise'] = (other.save().state as Record<string, unknown>)['gradientNoise'];
      agent.restore(state);
      for (let i = 0; i < 20; i++) {
        observeFixed(agent, i);
        agent.learn();
      }
      const weights = [...(agent.save().arrays['learner/critics/critic1/layer0/weights'] as Float32Array)];
      agent.dispose();
      other.dispose();
      return weights;
    };
    expect(critic(0.2, 2)).not.toEqual(critic(0.2, 3));
    expect(critic(0, 2)).toEqual(critic(0, 3));
  });
});
