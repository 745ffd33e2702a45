/** What DDPG, TD3 and SAC have in common, held to its word for each of them. */
import { expect, it } from 'vitest';
import type { AgentOptions } from '../../src/learning/training/agent-options';
import type { Agent } from '../../src/learning/training/agent';
import type { OffPolicyHyperparameters } from '../../src/shared/catalogue/off-policy-learning';
import { catalogue } from '../../src/shared/catalogue';
import { chain, goals, greedy, observeFixed, target, train } from './continuous-environments';
import { agentBuilder, type Build, type Shape } from './agent-builder';
import { isReproducible } from './off-policy-reproducibility';

/** A function that builds agents of one algorithm with small networks that learn quickly. */
export function builder<H extends OffPolicyHyperparameters>(
  create: (options: AgentOptions<H>) => Agent,
  defaults: H,
): Build<H> {
  const quick: Partial<OffPolicyHyperparameters> = {
    hiddenLayers: [32],
    actorLearningRate: 3e-3,
    criticLearningRate: 1e-2,
    discount: 0.9,
    batchSize: 32,
    bufferSize: 2000,
    warmup: 100,
    tau: 0.05,
  };
  return agentBuilder(create, defaults, quick as Partial<H>, 3000);
}

const two: Shape = { observationSize: 2, actionSize: 2 };

/**
 * Registers the tests.
 * @param moved a weight of the online networks, and the one of the targets that follows it
 * @param changes settings with which the algorithm ends close to the optimum
 * @param near settings with which its actions end closest to what is asked for
 */
export function behavesLikeAnOffPolicyAgent<H extends OffPolicyHyperparameters>(
  build: Build<H>,
  moved: { readonly online: string; readonly target: string },
  changes: Partial<H>,
  near: Partial<H> = {},
): void {
  const common = (values: Partial<OffPolicyHyperparameters>) => ({ ...changes, ...values }) as Partial<H>;
  const weights = (agent: Agent, name: string) => [
    ...(agent.save().arrays[`learner/${name}`] as Float32Array),
  ];
  isReproducible(build, moved.online, changes);

  it('finds the action that each state asks for', () => {
    const environment = target();
    const agent = build(environment, { ...common({ learningRateSchedule: 'linear' }), ...near });
    train(agent, environment, 3000);
    for (const [state, goal] of goals.entries()) {
      const action = greedy(agent, state === 0 ? [1, 0] : [0, 1], 2);
      goal.forEach((value, i) => expect(Math.abs(action[i]! - value)).toBeLessThan(0.1));
    }
    agent.dispose();
  });

  it('pays for what comes later as much as the discount says, and knows the value', () => {
    for (const discount of [0.9, 0.2]) {
      const environment = chain();
      const agent = build(environment, common({ discount, learningRateSchedule: 'linear' }));
      train(agent, environment, 3000);
      expect(Math.abs(greedy(agent, [1, 0], 1)[0]! - discount / 2)).toBeLessThan(0.12);
      expect(Math.abs(agent.valueOf!(Float32Array.of(1, 0)) - discount ** 2 / 4)).toBeLessThan(0.1);
      agent.dispose();
    }
  });

  it('bootstraps from a truncated episode and not from a terminated one', () => {
    // One state, reward 1, always cut off: worth 1 / (1 - 0.5) = 2; always terminated: worth 1.
    const values = [0, 1].map((terminated) => {
      const agent = build({ observationSize: 1, actionSize: 1 }, common({ discount: 0.5 }));
      const one = Float32Array.of(1);
      const actions = new Float32Array(1);
      for (let step = 0; step < 800; step++) {
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
      }
      const value = agent.valueOf!(one);
      agent.dispose();
      return value;
    });
    expect(values[0]).toBeCloseTo(2, 0);
    expect(Math.abs(values[0]! - 2)).toBeLessThan(0.15);
    expect(Math.abs(values[1]! - 1)).toBeLessThan(0.1);
  });

  it('acts uniformly at random while it warms up, holding each action as long as it is told', () => {
    const environment = chain();
    const hold = 3;
    const agent = build(environment, common({ warmup: 1001, warmupHold: hold }));
    const observation = Float32Array.of(1, 0);
    const actions = new Float32Array(1);
    const taken: number[] = [];
    expect(agent.warmingUp).toBe(true);
    for (let step = 0; step < 1000; step++) {
      // An episode that ends lets go of the action.
      const ends = step === 500;
      agent.act(observation, actions);
      taken.push(actions[0]!);
      agent.observe({
        observations: observation,
        actions,
        rewards: Float32Array.of(0),
        terminated: Uint8Array.of(0),
        truncated: Uint8Array.of(ends ? 1 : 0),
        nextObservations: observation,
      });
      agent.learn();
    }
    for (let i = 0; i + hold <= 500; i += hold)
      expect(new Set(taken.slice(i, i + hold)).size, `from step ${i}`).toBe(1);
    for (let i = 501; i + hold <= 1000; i += hold) expect(new Set(taken.slice(i, i + hold)).size).toBe(1);
    const drawn = new Set(taken);
    expect(drawn.size).toBe(167 + 167);
    const mean = [...drawn].reduce((sum, x) => sum + x, 0) / drawn.size;
    const square = [...drawn].reduce((sum, x) => sum + x * x, 0) / drawn.size;
    // Four standard errors of a uniform number's mean (1/3 / n) and mean square (4/45 / n).
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / drawn.size));
    expect(Math.abs(square - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / drawn.size));
    expect(agent.diagnostics()).toEqual({});
    agent.dispose();
  });

  it('moves its targets a share tau of the way, from where the networks began', () => {
    const tau = 0.25;
    const agent = build(two, common({ warmup: 40, tau }));
    const start = weights(agent, moved.target);
    expect(weights(agent, moved.online)).toEqual(start);
    const targetsMove = () => {
      for (let i = 0; ; i++) {
        observeFixed(agent, i);
        agent.learn();
        if (String(weights(agent, moved.target)) !== String(start)) return;
      }
    };
    targetsMove();
    const online = weights(agent, moved.online);
    weights(agent, moved.target).forEach((weight, i) =>
      expect(weight).toBeCloseTo(start[i]! + tau * (online[i]! - start[i]!), 6),
    );
    agent.dispose();
  });

  it('lets its learning rates fall to zero at the end of the budget', () => {
    const agent = build(two, common({ warmup: 40, learningRateSchedule: 'linear' }), { steps: 100 });
    for (let i = 0; i < 99; i++) {
      observeFixed(agent, i);
      agent.learn();
    }
    const before = weights(agent, moved.online);
    observeFixed(agent, 99);
    agent.learn();
    expect(weights(agent, moved.online)).toEqual(before);
    agent.dispose();
  });

  it('trains as often as it is told', () => {
    const agent = build(two, common({ warmup: 50, trainEvery: 10, gradientSteps: 4 }));
    for (let i = 0; i < 100; i++) {
      observeFixed(agent, i);
      agent.learn();
    }
    // After steps 50, 60, 70, 80, 90 and 100.
    expect((agent.save().state as { gradientSteps: number }).gradientSteps).toBe(6 * 4);
    agent.dispose();
  });

  it('takes minibatches of one', () => {
    const agent = build(two, common({ batchSize: 1, warmup: 40 }));
    const start = weights(agent, moved.online);
    for (let i = 0; i < 60; i++) {
      observeFixed(agent, i);
      agent.learn();
    }
    const end = weights(agent, moved.online);
    expect(end).not.toEqual(start);
    expect(end.filter(Number.isFinite)).toHaveLength(start.length);
    const report = Object.entries(agent.diagnostics());
    expect(report.map(([name]) => name)).toContain('criticLoss');
    for (const [name, value] of report) expect(value, name).toSatisfy(Number.isFinite);
    agent.dispose();
  });

  it('reports numbers that have a card each', () => {
    const environment = target();
    const agent = build(environment, changes);
    train(agent, environment, 200);
    const report = agent.diagnostics();
    for (const [name, value] of Object.entries(report)) {
      expect(catalogue().metrics).toHaveProperty([`learning/${name}`]);
      expect(Number.isFinite(value), name).toBe(true);
    }
    expect(report['tanhSaturation']).toBeLessThanOrEqual(1);
    expect(report['replayAge']).toBeGreaterThan(0);
    agent.dispose();
  });
}
