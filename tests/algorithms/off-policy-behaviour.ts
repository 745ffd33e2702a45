/** What DDPG, TD3 and SAC have in common, held to its word for each of them. */
import { expect, it } from 'vitest';
import type { AgentOptions } from '../../src/learning/training/agent-options';
import { backend, tf } from '../../src/learning/engine';
import type { Agent } from '../../src/learning/training/agent';
import type { OffPolicyHyperparameters } from '../../src/shared/catalogue/off-policy-learning';
import { metricCards } from '../../src/shared/metrics';
import { seededRandom } from '../../src/shared/random';
import { chain, goals, greedy, observeFixed, target, train } from './continuous-environments';

interface Shape {
  readonly observationSize: number;
  readonly actionSize: number;
}
interface BuildOptions {
  readonly seed?: number;
  readonly steps?: number;
  readonly compiled?: boolean;
}
export type Build<H> = (shape: Shape, changes?: Partial<H>, options?: BuildOptions) => Agent;

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
  return ({ observationSize, actionSize }, changes = {}, { seed = 1, steps = 3000, compiled = true } = {}) =>
    create({
      observationSize,
      actionCount: 0,
      actionSize,
      hyperparameters: { ...defaults, ...quick, ...changes },
      steps,
      random: seededRandom(seed),
      compiled,
    });
}

const two: Shape = { observationSize: 2, actionSize: 2 };
const liveTensors = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];

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

  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const environment = target();
      const agent = build(environment, changes, { seed });
      const actions = train(agent, environment, 400);
      const weight = weights(agent, moved.online);
      agent.dispose();
      return { actions, weight };
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [1, 1, 2].map((seed) => build(two, changes, { seed })) as [
      Agent,
      Agent,
      Agent,
    ];
    const [mine, theirs] = [target(), target()];
    const [mineRandom, theirsRandom] = [seededRandom(7), seededRandom(8)];
    for (let turn = 0; turn < 10; turn++) {
      train(beside, mine, 30, mineRandom);
      train(other, theirs, 30, theirsRandom);
    }
    const environment = target();
    const random = seededRandom(7);
    for (let turn = 0; turn < 10; turn++) train(alone, environment, 30, random);
    expect(beside.save()).toEqual(alone.save());
    for (const agent of [alone, beside, other]) agent.dispose();
  });

  it.each([137, 203])('goes on from a state saved after %i steps as if it had never stopped', (before) => {
    const settings = common({ warmup: 150, warmupHold: 4, trainEvery: 3, gradientSteps: 2 });
    const [mine, theirs] = [target(), target()];
    const [random, other] = [seededRandom(7), seededRandom(7)];
    const whole = build(two, settings);
    train(whole, mine, before, random);
    const first = build(two, settings);
    train(first, theirs, before, other);
    const second = build(two, settings, { seed: 99 });
    second.restore(structuredClone(first.save()));
    first.dispose();
    expect(train(second, theirs, 150, other)).toEqual(train(whole, mine, 150, random));
    expect(second.save()).toEqual(whole.save());
    expect(second.diagnostics()).toEqual(whole.diagnostics());
    whole.dispose();
    second.dispose();
  });

  it('takes the same 100 learner steps compiled as eagerly', () => {
    // In small steps, and from a seed with which no unit comes so close to its kink that rounding decides on the side.
    const rates = { actorLearningRate: 1e-3, criticLearningRate: 1e-3 };
    const run = (compiled: boolean) => {
      const agent = build(two, common({ warmup: 40, gradientClip: 1, ...rates }), { compiled, seed: 2 });
      for (let i = 0; i < 140; i++) {
        observeFixed(agent, i);
        agent.learn();
      }
      const { arrays } = agent.save();
      const report = agent.diagnostics();
      agent.dispose();
      return { arrays: arrays as Record<string, Float32Array>, report };
    };
    const [compiled, eager] = [run(true), run(false)];
    const close = (value: number, reference: number, name: string) =>
      expect(Math.abs(value - reference), name).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(reference)));
    for (const [name, values] of Object.entries(compiled.arrays))
      values.forEach((value, i) => close(value, eager.arrays[name]![i]!, name));
    expect(Object.keys(compiled.report)).toContain('actorLoss');
    for (const [name, value] of Object.entries(compiled.report)) close(value, eager.report[name]!, name);
  });

  it('learns and acts the same whether it is looked at or not, bit for bit', () => {
    const [plain, watched] = [false, true].map((watching) => {
      const environment = target();
      const agent = build(environment, common({ gradientSteps: 2 }));
      const random = seededRandom(7);
      const actions: number[] = [];
      for (let turn = 0; turn < 200; turn++) {
        actions.push(...train(agent, environment, 1, random));
        if (!watching) continue;
        greedy(agent, [0, 1], 2);
        agent.valueOf!(Float32Array.of(1, 0));
        agent.explainStep!(seededRandom(turn));
      }
      const saved = agent.save();
      agent.dispose();
      return { actions, saved };
    });
    expect(watched).toEqual(plain);
  });

  it('leaks no tensor over 100 learner steps', () => {
    for (const compiled of [true, false]) {
      const environment = target();
      const agent = build(environment, common({ warmup: 40 }), { compiled });
      train(agent, environment, 60);
      agent.diagnostics();
      const before = liveTensors();
      train(agent, environment, 100);
      agent.diagnostics();
      greedy(agent, [1, 0], 2);
      agent.valueOf!(Float32Array.of(1, 0));
      expect(liveTensors()).toEqual(before);
      agent.dispose();
    }
  });

  it('leaves nothing behind when it is built and disposed', () => {
    for (const compiled of [true, false]) {
      build(two, changes, { compiled }).dispose();
      const before = liveTensors();
      for (let i = 0; i < 3; i++) build(two, changes, { compiled }).dispose();
      expect(liveTensors()).toEqual(before);
    }
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
      expect(metricCards).toHaveProperty([`learning/${name}`]);
      expect(Number.isFinite(value), name).toBe(true);
    }
    expect(report['tanhSaturation']).toBeLessThanOrEqual(1);
    expect(report['replayAge']).toBeGreaterThan(0);
    agent.dispose();
  });
}
