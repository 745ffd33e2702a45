import { describe, expect, it } from 'vitest';
import { create as createA2c } from '../../src/algorithms/a2c/agent';
import { card as a2c, type A2cHyperparameters } from '../../src/algorithms/a2c/card';
import { requireExperiment } from '../../src/shared/experiment';
import { defaultsOf } from '../../src/shared/fields';
import { describeActorCritic, describeActorCriticValues } from './actor-critic-properties';
import { identity } from './trivial-environments';
import { trainIn, worlds } from './trivial-training';
import { agentBuilder } from './agent-builder';

const quick: Partial<A2cHyperparameters> = {
  hiddenLayers: [16],
  environments: 4,
  rolloutSteps: 5,
  learningRate: 1e-2,
  discount: 0.9,
  initialDeviation: 0.5,
};

const variants: Readonly<Record<string, Partial<A2cHyperparameters>>> = {
  plain: {},
  'with Adam, traces, normalised advantages and a falling learning rate': {
    optimizer: 'adam',
    lambda: 0.9,
    rolloutSteps: 8,
    normaliseAdvantages: true,
    learningRate: 2e-2,
    learningRateSchedule: 'linear',
  },
  'with one environment, a shared network and an entropy bonus': {
    environments: 1,
    rolloutSteps: 16,
    sharedNetwork: true,
    entropyCoefficient: 0.01,
    orthogonal: false,
    activation: 'relu',
  },
};

const build = agentBuilder(createA2c, defaultsOf(a2c.hyperparameters), quick, 6000);

describeActorCritic(
  Object.keys(variants),
  (environment, variant, options) => build(environment, variants[variant], options),
  (variant) => 1 / { ...quick, ...variants[variant] }.rolloutSteps!,
);

describe('a2c', () => {
  describeActorCriticValues(build, {
    ends: { changes: { environments: 2, discount: 0.5 }, steps: 4000 },
    chain: { steps: 12_000 },
  });

  it('takes one step for each rollout, against the gradient worked out by hand', () => {
    // One state, two actions, no hidden weights to speak of: lambda 1, value 0 at the start, reward 1 for action 0.
    const agent = build(
      { observationSize: 1, actionCount: 2 },
      { environments: 1, rolloutSteps: 1, optimizer: 'adam', gradientClip: 0, learningRate: 1e-3 },
    );
    const bias = () => [...(agent.save().arrays['learner/policy/layer1/bias'] as Float32Array)];
    const value = () => agent.valueOf!(Float32Array.of(0));
    // The observation 0 leaves nothing but biases, which start at 0: equal probabilities and value 0.
    expect(value()).toBe(0);
    const actions = new Float32Array(1);
    agent.act(Float32Array.of(0), actions);
    agent.observe({
      observations: Float32Array.of(0),
      actions,
      rewards: Float32Array.of(2),
      terminated: Uint8Array.of(1),
      truncated: Uint8Array.of(0),
      nextObservations: Float32Array.of(0),
    });
    agent.learn();
    const report = agent.diagnostics();
    // A = 2: policy loss -2 log(1/2), value loss (0 - 2)^2, loss = policy loss + 0.5 * 4.
    expect(report['policyLoss']).toBeCloseTo(2 * Math.log(2), 5);
    expect(report['valueLoss']).toBeCloseTo(4, 5);
    expect(report['loss']).toBeCloseTo(2 * Math.log(2) + 2, 5);
    expect(report['entropy']).toBeCloseTo(Math.log(2), 5);
    // Gradients: of the logits 2 (p - chosen) = ±1, of the value 0.5 * 2 (0 - 2) = -2, which the value's last weights,
    // of length 1, pass on to the hidden biases. The policy's last weights, of length 0.01, pass on next to nothing.
    expect(report['gradientNorm']).toBeCloseTo(Math.sqrt(1 + 1 + 4 + 4), 3);
    // Adam's first step has the length of the learning rate, towards the action taken.
    const signs = bias().map(Math.sign);
    expect(signs).toEqual(actions[0] === 0 ? [1, -1] : [-1, 1]);
    for (const entry of bias()) expect(Math.abs(Math.abs(entry) - 1e-3)).toBeLessThan(1e-6);
    expect(value()).toBeGreaterThan(0);
    agent.dispose();
  });

  it('lets the learning rate fall to nothing', () => {
    const agent = build(identity(), { learningRateSchedule: 'linear' }, { steps: 40 });
    const places = worlds(identity, 4);
    trainIn(agent, places, 5);
    expect(agent.diagnostics()).toMatchObject({ learningRate: quick.learningRate });
    trainIn(agent, places, 5);
    expect(agent.diagnostics()).toMatchObject({ learningRate: quick.learningRate! / 2 });
    const before = agent.save().arrays['learner/policy/layer1/weights'];
    trainIn(agent, places, 5);
    expect(agent.diagnostics()).toMatchObject({ learningRate: 0 });
    expect(agent.save().arrays['learner/policy/layer1/weights']).toEqual(before);
    agent.dispose();
  });
});

it('an experiment with a2c is refused where no rollout fits the budget', () => {
  const base = { environment: 'CartPole-v1', algorithm: 'a2c', steps: 100 };
  expect(requireExperiment(base).hyperparameters).toMatchObject({ lambda: 1, rolloutSteps: 5 });
  expect(() => requireExperiment({ ...base, hyperparameters: { rolloutSteps: 13 } })).toThrow(
    /rolloutSteps is 13; allowed is at most 12/,
  );
});
