/** Environments with continuous actions so simple that their optimum is known, and a loop that trains in them. */
import type { Agent } from '../../src/learning/training/agent';
import { seededRandom, type Random } from '../../src/shared/random';
import { contexts, oneOf } from './trivial-environments';

export interface ContinuousEnvironment {
  readonly observationSize: number;
  readonly actionSize: number;
  readonly observation: Float32Array;
  terminated: boolean;
  reset(random: Random): void;
  /** Returns the reward; sets `terminated`. */
  step(action: Float32Array): number;
}

/** Actions in two dimensions that the two states of `target` ask for. */
export const goals = [
  [-0.5, 0.3],
  [0.6, -0.2],
] as const;

/** Shows one of two states; the reward is minus the squared distance to the state's goal. Ends after 10 steps. */
export function target(): ContinuousEnvironment {
  const { observation, show, state } = oneOf(2);
  const reward = (action: Float32Array) =>
    -goals[state()]!.reduce((sum, goal, i) => sum + (action[i]! - goal) ** 2, 0);
  return { ...contexts({ observation, show, reward, length: 10 }), actionSize: 2 };
}

/**
 * Two steps. The first action a costs a² and leads to a state that shows it; the second action b earns a - (a + b)².
 * The best b is -a, so that the second state is worth a; the best a is gamma / 2, and the start worth gamma² / 4.
 */
export function chain(): ContinuousEnvironment {
  const observation = new Float32Array(2);
  return {
    observationSize: 2,
    actionSize: 1,
    observation,
    terminated: false,
    reset() {
      observation.set([1, 0]);
      this.terminated = false;
    },
    step(action) {
      const [first, shown] = observation as unknown as [number, number];
      const chosen = action[0]!;
      this.terminated = first === 0;
      observation.set([0, chosen]);
      return first === 1 ? -chosen * chosen : shown - (shown + chosen) ** 2;
    },
  };
}

/** Lets an agent act and learn; returns the numbers of its actions one after the other. */
export function train(
  agent: Agent,
  environment: ContinuousEnvironment,
  steps: number,
  random = seededRandom(7),
): number[] {
  const { observationSize, actionSize } = environment;
  const transitions = {
    observations: new Float32Array(observationSize),
    actions: new Float32Array(actionSize),
    rewards: new Float32Array(1),
    terminated: new Uint8Array(1),
    truncated: new Uint8Array(1),
    nextObservations: new Float32Array(observationSize),
  };
  const taken: number[] = [];
  environment.reset(random);
  for (let step = 0; step < steps; step++) {
    transitions.observations.set(environment.observation);
    agent.act(transitions.observations, transitions.actions);
    taken.push(...transitions.actions);
    transitions.rewards[0] = environment.step(transitions.actions);
    transitions.terminated[0] = environment.terminated ? 1 : 0;
    transitions.nextObservations.set(environment.observation);
    agent.observe(transitions);
    if (environment.terminated) environment.reset(random);
    agent.learn();
  }
  return taken;
}

/** Gives an agent one transition of a fixed sequence, in two states and two dimensions of action. */
export function observeFixed(agent: Agent, i: number): void {
  const observation = (k: number) => Float32Array.of(Math.sin(k), Math.cos(2 * k));
  agent.observe({
    observations: observation(i),
    actions: Float32Array.of(Math.sin(3 * i), Math.cos(5 * i)),
    rewards: Float32Array.of(Math.sin(7 * i)),
    terminated: Uint8Array.of(i % 10 === 9 ? 1 : 0),
    truncated: Uint8Array.of(i % 10 === 4 ? 1 : 0),
    nextObservations: observation(i + 1),
  });
}

/** The action that an agent holds best. */
export function greedy(agent: Agent, observation: readonly number[], actionSize: number): number[] {
  const action = new Float32Array(actionSize);
  agent.actGreedily(Float32Array.from(observation), action);
  return [...action];
}
