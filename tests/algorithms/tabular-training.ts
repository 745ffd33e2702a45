/** Lets tabular agents act and learn, without the training loop around them. */
import { expect, it } from 'vitest';
import { createAgent } from '../../src/catalogue/algorithms';
import type { Environment } from '../../src/learning/environment/environment';
import { createEnvironment } from '../../src/catalogue/environments';
import { valueIteration, type DecisionProcess } from '../../src/learning/ops/dynamic-programming';
import type { Agent } from '../../src/learning/training/agent';
import type { EnvironmentOptions } from '../../src/shared/catalogue/environment';
import { requireExperiment } from '../../src/shared/experiment';
import type { FieldValue } from '../../src/shared/fields';
import { seededRandom } from '../../src/shared/random';

export interface Setting {
  readonly algorithm: string;
  readonly environment: string;
  readonly environmentOptions?: EnvironmentOptions;
  readonly steps?: number;
  readonly hyperparameters?: Readonly<Record<string, FieldValue>>;
}

/** An environment and an agent for it, as an experiment describes them. */
export function start(setting: Setting, seed = 1): { agent: Agent; environment: Environment } {
  const experiment = requireExperiment(setting);
  const environment = createEnvironment(experiment.environment, experiment.environmentOptions);
  const agent = createAgent(experiment, environment.card, seededRandom(seed));
  return { agent, environment };
}

/** What the agent of an environment saw and did. */
export interface Played {
  readonly observations: number[];
  readonly actions: number[];
  /** Returns of the episodes that ended. */
  readonly returns: number[];
}

/** A player takes steps with an agent, and goes on where it stopped when it is called again. */
export function player(environment: Environment, seed = 7) {
  const random = seededRandom(seed);
  const transitions = {
    observations: new Float32Array(1),
    actions: new Float32Array(1),
    rewards: new Float32Array(1),
    terminated: new Uint8Array(1),
    truncated: new Uint8Array(1),
    nextObservations: new Float32Array(1),
  };
  let sum = 0;
  environment.reset(random);
  return (agent: Agent, steps: number): Played => {
    const played: Played = { observations: [], actions: [], returns: [] };
    for (let step = 0; step < steps; step++) {
      transitions.observations[0] = environment.observation[0]!;
      agent.act(transitions.observations, transitions.actions);
      played.observations.push(transitions.observations[0]);
      played.actions.push(transitions.actions[0]!);
      environment.step(transitions.actions);
      transitions.rewards[0] = environment.reward;
      transitions.terminated[0] = environment.terminated ? 1 : 0;
      transitions.truncated[0] = environment.truncated ? 1 : 0;
      transitions.nextObservations[0] = environment.observation[0]!;
      agent.observe(transitions);
      agent.learn();
      sum += environment.reward;
      if (!environment.terminated && !environment.truncated) continue;
      played.returns.push(sum);
      sum = 0;
      environment.reset(random);
    }
    return played;
  };
}

export interface Step {
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly next: number;
  readonly ends?: 'terminated' | 'truncated';
}

/** Lets an agent learn from a transition made by hand. */
export function observe(agent: Agent, { state, action, reward, next, ends }: Step): void {
  agent.observe({
    observations: Float32Array.of(state),
    actions: Float32Array.of(action),
    rewards: Float32Array.of(reward),
    terminated: Uint8Array.of(ends === 'terminated' ? 1 : 0),
    truncated: Uint8Array.of(ends === 'truncated' ? 1 : 0),
    nextObservations: Float32Array.of(next),
  });
  agent.learn();
}

export function act(agent: Agent, state: number): number {
  const action = new Float32Array(1);
  agent.act(Float32Array.of(state), action);
  return action[0]!;
}

export function greedy(agent: Agent, state: number): number {
  const action = new Float32Array(1);
  agent.actGreedily(Float32Array.of(state), action);
  return action[0]!;
}

/** A table of an agent, as it stands in a checkpoint. */
export function table(agent: Agent, name = 'q/values'): Float64Array {
  return agent.save().arrays[name] as Float64Array;
}

/**
 * The exact value of an agent's greedy policy in the start states, over a thousand steps: value iteration without a
 * choice. Without a horizon, a state that the agent never comes to might lead around in circles for ever.
 */
export function greedyValue(agent: Agent, environment: Environment, discount: number): number {
  const model = environment.model!;
  const followed: DecisionProcess = {
    ...model,
    outcomes: model.outcomes.map((outcomes, at) => {
      const state = Math.floor(at / model.actions);
      return greedy(agent, model.observations?.[state] ?? state) === at % model.actions ? outcomes : [];
    }),
  };
  return valueIteration(followed, { discount, tolerance: 0, sweeps: 1000 }).startValue;
}

/** What every tabular agent promises, whatever it learns. */
export function itKeepsThePromisesOfTabularAgents(
  algorithm: string,
  hyperparameters: Readonly<Record<string, FieldValue>> = {},
): void {
  const setting: Setting = {
    algorithm,
    environment: 'FrozenLake-v1',
    steps: 3000,
    hyperparameters: { epsilonEnd: 0.1, ...hyperparameters },
  };

  it('takes the same actions from the same seed, others from another', () => {
    const run = (seed: number) => {
      const { agent, environment } = start(setting, seed);
      return { played: player(environment)(agent, 2000), saved: agent.save(), report: agent.diagnostics() };
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3).played).not.toEqual(run(4).played);
  });

  it('goes on from a saved state as if it had never stopped', () => {
    const whole = start(setting);
    const play = player(whole.environment);
    play(whole.agent, 1003);
    const interrupted = start(setting);
    const playOn = player(interrupted.environment);
    playOn(interrupted.agent, 1003);
    const restored = start(setting, 99).agent;
    restored.restore(structuredClone(interrupted.agent.save()));
    expect(playOn(restored, 1000)).toEqual(play(whole.agent, 1000));
    expect(restored.diagnostics()).toEqual(whole.agent.diagnostics());
    expect(restored.save()).toEqual(whole.agent.save());
  });

  it('is not disturbed by another agent that learns in turns with it', () => {
    const [alone, beside, other] = [start(setting), start(setting), start(setting, 2)];
    const [mine, theirs, single] = [beside, other, alone].map(({ environment }) => player(environment));
    for (let turn = 0; turn < 20; turn++) {
      mine!(beside.agent, 50);
      theirs!(other.agent, 50);
    }
    single!(alone.agent, 1000);
    expect(beside.agent.save()).toEqual(alone.agent.save());
  });

  it('changes nothing when it is asked for its greedy action or its values', () => {
    const { agent, environment } = start(setting);
    player(environment)(agent, 500);
    const before = agent.save();
    greedy(agent, 0);
    agent.valueOf!(Float32Array.of(0));
    expect(agent.save()).toEqual(before);
  });

  it('explores less and less, and reports it', () => {
    const { agent, environment } = start(setting);
    const play = player(environment);
    play(agent, 750);
    expect(agent.diagnostics()['epsilon']).toBeCloseTo(0.55, 10);
    play(agent, 750);
    agent.diagnostics();
    play(agent, 1500);
    const { epsilon, greedyShare, tdError } = agent.diagnostics() as Record<string, number>;
    expect(epsilon).toBe(0.1);
    expect(greedyShare).toBeCloseTo(0.9, 1);
    expect(tdError).toBeGreaterThan(0);
  });

  it('never takes an action that a state does not offer', () => {
    const { agent, environment } = start({ ...setting, environment: 'MaximisationBias-v0' });
    const { observations, actions } = player(environment)(agent, 3000);
    expect(new Set(actions.filter((_, i) => observations[i] === 0))).toEqual(new Set([0, 1]));
    expect(new Set(actions.filter((_, i) => observations[i] === 1)).size).toBe(10);
    expect(agent.valueOf!(Float32Array.of(0))).toBeLessThan(1);
  });
}
