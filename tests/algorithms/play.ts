/** Lets agents act and learn in trivial environments, or shows them transitions made by hand. */
import { expect } from 'vitest';
import type { Agent } from '../../src/learning/training/agent';
import { seededRandom, type Random } from '../../src/shared/random';
import type { TrivialEnvironment } from './trivial-environments';
import { trainIn } from './trivial-training';

export { greedy, oneHot } from './trivial-training';

/** A player takes steps with an agent, in as many environments as that acts in, and goes on where it stopped. */
export function player(environments: readonly TrivialEnvironment[], seed = 7) {
  const random = seededRandom(seed);
  const randoms = environments.map((_, i) => random.fork(`environment ${i}`));
  environments.forEach((environment, i) => environment.reset(randoms[i]!));
  return (agent: Agent, steps: number): number[] => trainIn(agent, { environments, randoms }, steps);
}

export interface Step {
  readonly observation: readonly number[];
  readonly action: number;
  readonly reward: number;
  readonly next?: readonly number[];
  readonly ends?: 'terminated' | 'truncated';
}

/** Lets an agent learn from one transition of each of its environments. */
export function observe(agent: Agent, ...steps: readonly Step[]): void {
  show(agent, ...steps);
  agent.learn();
}

/** Shows an agent one transition of each of its environments, without letting it learn. */
export function show(agent: Agent, ...steps: readonly Step[]): void {
  agent.observe({
    observations: Float32Array.from(steps.flatMap(({ observation }) => observation)),
    actions: Float32Array.from(steps, ({ action }) => action),
    rewards: Float32Array.from(steps, ({ reward }) => reward),
    terminated: Uint8Array.from(steps, ({ ends }) => (ends === 'terminated' ? 1 : 0)),
    truncated: Uint8Array.from(steps, ({ ends }) => (ends === 'truncated' ? 1 : 0)),
    nextObservations: Float32Array.from(steps.flatMap(({ observation, next = observation }) => next)),
  });
}

/** Random transitions with observations of two numbers, in episodes of so many steps. */
export function* randomSteps(
  random: Random,
  { actionCount, length }: { actionCount: number; length: number },
): Generator<Step, never> {
  for (let k = 1; ; k++)
    yield {
      observation: [random.normal(), random.normal()],
      action: actionCount > 0 ? random.integer(actionCount) : 0.5 * random.normal(),
      reward: random.normal(),
      next: [random.normal(), random.normal()],
      ...(k % length === 0 && { ends: random.uniform() < 0.5 ? 'terminated' : 'truncated' }),
    };
}

/** An array of an agent's checkpoint. */
export function weights(agent: Agent, name: string): number[] {
  return [...(agent.save().arrays[name] as Float32Array)];
}

/** Sets arrays of an agent: those named as given, all others of the learner to 0. */
export function setWeights(agent: Agent, prefix: string, values: Readonly<Record<string, number[]>>): void {
  const saved = agent.save();
  const arrays = Object.fromEntries(
    Object.entries(saved.arrays).map(([name, array]) => {
      if (values[name] !== undefined) return [name, Float32Array.from(values[name])];
      return [name, name.startsWith(prefix) ? new Float32Array(array.length) : array];
    }),
  );
  agent.restore({ ...saved, arrays });
}

/** What numbers are to be, up to rounding in single precision. */
export const near = (...values: number[]) => values.map((value) => expect.closeTo(value, 5) as number);
