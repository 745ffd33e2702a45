/** Lets agents act and learn in trivial environments, without the training loop around them. */
import type { Agent } from '../../../src/main/training/agent';
import { seededRandom } from '../../../src/shared/random';
import type { TrivialEnvironment } from './trivial-environments';

/** Lets an agent act and learn; returns the actions it took. */
export function train(
  agent: Agent,
  environment: TrivialEnvironment,
  steps: number,
  random = seededRandom(7),
): number[] {
  const width = environment.observationSize;
  const transitions = {
    observations: new Float32Array(width),
    actions: new Float32Array(1),
    rewards: new Float32Array(1),
    terminated: new Uint8Array(1),
    truncated: new Uint8Array(1),
    nextObservations: new Float32Array(width),
  };
  const taken: number[] = [];
  environment.reset(random);
  for (let step = 0; step < steps; step++) {
    transitions.observations.set(environment.observation);
    agent.act(transitions.observations, transitions.actions);
    taken.push(transitions.actions[0]!);
    transitions.rewards[0] = environment.step(transitions.actions[0]!);
    transitions.terminated[0] = environment.terminated ? 1 : 0;
    transitions.nextObservations.set(environment.observation);
    agent.observe(transitions);
    if (environment.terminated) environment.reset(random);
  }
  return taken;
}

/** What the agent holds best for an observation. */
export function greedy(agent: Agent, observation: number[]): number {
  const action = new Float32Array(1);
  agent.actGreedily(Float32Array.from(observation), action);
  return action[0]!;
}

export const oneHot = (size: number, index: number) =>
  Array.from({ length: size }, (_, i) => (i === index ? 1 : 0));
