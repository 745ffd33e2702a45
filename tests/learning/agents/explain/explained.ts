/** What every explanation must keep to, whichever agent gives it. */
import { expect } from 'vitest';
import { backend, tf } from '../../../../src/learning/engine';
import type { Agent } from '../../../../src/learning/training/agent';
import { seededRandom, type Random, type RandomState } from '../../../../src/shared/random';
import type { StepExplanation } from '../../../../src/shared/step-explanation';

/** An agent's explanation; it must be there, of the given family. */
export function explained<F extends StepExplanation['family']>(
  agent: Agent,
  family: F,
  random: Random = seededRandom(5),
): Extract<StepExplanation, { family: F }> {
  const learning = agent.explainStep!(random);
  expect(learning?.family).toBe(family);
  return learning as Extract<StepExplanation, { family: F }>;
}

/** Explains twice, and sees that nothing has changed and nothing is left behind. */
export function changesNothing(agent: Agent): void {
  const before = structuredClone(agent.save());
  const live = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
  const tensors = live();
  const first = agent.explainStep!(seededRandom(5));
  expect(first).not.toBeNull();
  expect(agent.explainStep!(seededRandom(5))).toEqual(first);
  expect(live()).toEqual(tensors);
  expect(agent.save()).toEqual(before);
}

/** Draws what an agent's next gradient step will draw: rows with one of its saved generators, noise with another. */
export function drawsOf(agent: Agent, rows: string, noise: string): Random {
  const state = agent.save().state as Record<string, RandomState>;
  const [ofRows, ofNoise] = [seededRandom(0), seededRandom(0)];
  ofRows.restore(state[rows]!);
  ofNoise.restore(state[noise]!);
  return {
    ...ofRows,
    uniform: () => ofRows.uniform(),
    integer: (n) => ofRows.integer(n),
    normal: () => ofNoise.normal(),
  };
}

export const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Two numbers that single precision cannot tell apart after some arithmetic. */
export function close(value: number, reported: number | undefined, tolerance = 1e-5): void {
  expect(Math.abs(value - reported!)).toBeLessThan(tolerance * (1 + Math.abs(reported!)));
}
