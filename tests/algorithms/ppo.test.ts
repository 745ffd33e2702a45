import { describe, expect, it } from 'vitest';
import { create as createPpo } from '../../src/algorithms/ppo/agent';
import { card as ppo, type PpoHyperparameters } from '../../src/algorithms/ppo/card';
import { requireExperiment } from '../../src/shared/experiment';
import { defaultsOf } from '../../src/shared/fields';
import { describeActorCritic, describeActorCriticValues } from './actor-critic-properties';
import { follow, identity } from './trivial-environments';
import { trainIn, worlds } from './trivial-training';
import { agentBuilder } from './agent-builder';

const quick: Partial<PpoHyperparameters> = {
  hiddenLayers: [16],
  environments: 4,
  rolloutSteps: 16,
  batchSize: 16,
  epochs: 4,
  learningRate: 5e-3,
  discount: 0.9,
  initialDeviation: 0.5,
};

const variants: Readonly<Record<string, Partial<PpoHyperparameters>>> = {
  plain: {},
  'with one environment and whole rollouts as minibatches': {
    environments: 1,
    rolloutSteps: 64,
    batchSize: 64,
    epochs: 10,
  },
  'with a shared network of two layers and an entropy bonus': {
    sharedNetwork: true,
    hiddenLayers: [16, 16],
    entropyCoefficient: 0.01,
  },
  'with everything that falls, stops or is clipped, uniform weights and plain advantages': {
    learningRate: 1e-2,
    learningRateSchedule: 'linear',
    clipSchedule: 'linear',
    clipValues: true,
    targetKl: 0.05,
    gradientClip: 0,
    orthogonal: false,
    activation: 'relu',
    normaliseAdvantages: false,
  },
};

const build = agentBuilder(createPpo, defaultsOf(ppo.hyperparameters), quick, 6000);

describeActorCritic(
  Object.keys(variants),
  (environment, variant, options) => build(environment, variants[variant], options),
  (variant) => {
    const { environments, batchSize, epochs } = { ...quick, ...variants[variant] };
    return (environments! * epochs!) / batchSize!;
  },
);

describe('ppo', () => {
  describeActorCriticValues(build, {
    ends: { changes: { environments: 2, discount: 0.5, learningRate: 1e-2 }, steps: 1600 },
    chain: { steps: 8000 },
  });

  it('learns when a rollout is full, and only then', () => {
    const agent = build(identity());
    const places = worlds(identity, 4);
    const weights = () => [...(agent.save().arrays['learner/policy/layer0/weights'] as Float32Array)];
    const start = weights();
    trainIn(agent, places, 15);
    expect(weights()).toEqual(start);
    trainIn(agent, places, 1);
    const learned = weights();
    expect(learned).not.toEqual(start);
    trainIn(agent, places, 15);
    expect(weights()).toEqual(learned);
    agent.dispose();
  });

  it('stops its epochs when the policy has moved too far', () => {
    const steps = (targetKl: number) => {
      const agent = build(identity(), { learningRate: 3e-2, epochs: 20, targetKl });
      trainIn(agent, worlds(identity, 4), 16);
      const taken = Math.log(agent.save().arrays['learner/optimizer/power1']![0]!) / Math.log(0.9) - 1;
      const { kl } = agent.diagnostics();
      agent.dispose();
      return [Math.round(taken), kl!] as const;
    };
    const [all, far] = steps(0);
    const [fewer, near] = steps(0.02);
    expect(all).toBe(80);
    expect(fewer).toBeGreaterThan(0);
    expect(fewer).toBeLessThan(40);
    expect(near).toBeLessThan(far);
  });

  it('leaves the policy as it is once the learning rate has fallen to nothing', () => {
    const agent = build(identity(), { learningRateSchedule: 'linear' }, { steps: 64 });
    const places = worlds(identity, 4);
    trainIn(agent, places, 16);
    expect(agent.diagnostics()).toMatchObject({ learningRate: quick.learningRate });
    const before = agent.save().arrays['learner/policy/layer1/weights'];
    trainIn(agent, places, 16);
    expect(agent.diagnostics()).toMatchObject({ learningRate: 0 });
    expect(agent.save().arrays['learner/policy/layer1/weights']).toEqual(before);
    agent.dispose();
  });

  it('tells what to watch', () => {
    const agent = build(identity());
    trainIn(agent, worlds(identity, 4), 16);
    const { entropy, kl, clipFraction, logProbability, saturation } = agent.diagnostics() as Record<
      string,
      number
    >;
    // Three actions, nearly alike at the start.
    expect(Math.abs(entropy! - Math.log(3))).toBeLessThan(0.1);
    expect(Math.abs(logProbability! + Math.log(3))).toBeLessThan(0.01);
    expect(kl).toBeGreaterThan(0);
    expect(clipFraction).toBeLessThan(0.5);
    expect(saturation).toBeUndefined();
    agent.dispose();
    const continuous = build(follow());
    trainIn(continuous, worlds(follow, 4), 16);
    const report = continuous.diagnostics() as Record<string, number>;
    // Deviation 0.5 around 0: two in 44 lie beyond ±1.
    expect(Math.abs(report['actionDeviation']! - 0.5)).toBeLessThan(0.05);
    expect(report['saturation']).toBeGreaterThan(0);
    expect(report['saturation']).toBeLessThan(0.2);
    continuous.dispose();
  });
});

describe('an experiment with ppo', () => {
  const base = { environment: 'CartPole-v1', algorithm: 'ppo', steps: 10_000 };

  it.each([
    [{ environments: 3, rolloutSteps: 32, batchSize: 64 }, /batchSize is 64; allowed is a divisor.*96 steps/],
    [{ environments: 8, rolloutSteps: 2048 }, /rolloutSteps is 2048; allowed is at most 1250/],
  ])('is refused where the rollout does not fit: %o', (hyperparameters, message) => {
    expect(() => requireExperiment({ ...base, hyperparameters })).toThrow(message);
  });

  it('runs with discrete and continuous actions', () => {
    for (const environment of ['CartPole-v1', 'Pendulum-v1'])
      expect(requireExperiment({ ...base, environment }).algorithm).toBe('ppo');
    expect(() => requireExperiment({ ...base, environment: 'FrozenLake-v1' })).toThrow(/observations/);
  });
});
