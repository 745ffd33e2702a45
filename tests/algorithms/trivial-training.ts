/** Lets agents act and learn in trivial environments, without the training loop around them. */
import type { Agent } from '../../src/learning/training/agent';
import { seededRandom, type Random } from '../../src/shared/random';
import type { TrivialEnvironment } from './trivial-environments';

/** Lets an agent act and learn; returns the actions it took. */
export function train(
  agent: Agent,
  environment: TrivialEnvironment,
  steps: number,
  random = seededRandom(7),
): number[] {
  environment.reset(random);
  return trainIn(agent, { environments: [environment], randoms: [random] }, steps);
}

/** One environment for each that an agent acts in, with generators of their own. */
export interface Worlds {
  readonly environments: readonly TrivialEnvironment[];
  readonly randoms: readonly Random[];
}

/** Begins an episode in each of so many environments. */
export function worlds(make: () => TrivialEnvironment, count: number, seed = 7): Worlds {
  const environments = Array.from({ length: count }, make);
  const randoms = environments.map((_, i) => seededRandom(seed + i));
  environments.forEach((environment, i) => environment.reset(randoms[i]!));
  return { environments, randoms };
}

/** Lets an agent take so many steps in each of its environments, going on with their episodes; returns its actions. */
export function trainIn(agent: Agent, { environments, randoms }: Worlds, steps: number): number[] {
  const count = environments.length;
  const width = environments[0]!.observationSize;
  const transitions = {
    observations: new Float32Array(count * width),
    actions: new Float32Array(count),
    rewards: new Float32Array(count),
    terminated: new Uint8Array(count),
    truncated: new Uint8Array(count),
    nextObservations: new Float32Array(count * width),
  };
  const taken: number[] = [];
  for (let step = 0; step < steps; step++) {
    environments.forEach(({ observation }, i) => transitions.observations.set(observation, i * width));
    agent.act(transitions.observations, transitions.actions);
    taken.push(...transitions.actions);
    environments.forEach((environment, i) => {
      transitions.rewards[i] = environment.step(transitions.actions[i]!);
      transitions.terminated[i] = environment.terminated ? 1 : 0;
      transitions.nextObservations.set(environment.observation, i * width);
    });
    agent.observe(transitions);
    environments.forEach((environment, i) => {
      if (environment.terminated) environment.reset(randoms[i]!);
    });
    agent.learn();
  }
  return taken;
}

/** What the agent holds best for an observation. */
export function greedy(agent: Agent, observation: readonly number[]): number {
  const action = new Float32Array(1);
  agent.actGreedily(Float32Array.from(observation), action);
  return action[0]!;
}

export const oneHot = (size: number, index: number) =>
  Array.from({ length: size }, (_, i) => (i === index ? 1 : 0));
