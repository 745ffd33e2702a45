/** What every explanation must keep to, whichever agent gives it. */
import { expect } from 'vitest';
import { backend, tf } from '../../../../src/learning/engine';
import type { Agent } from '../../../../src/learning/training/agent';
import { seededRandom, type Random, type RandomState } from '../../../../src/shared/random';
import { checkStep } from '../../../../src/main/runs/check-step';
import type { LearningStep } from '../../../../src/shared/learning-steps/learning-step';

/** A number, or a list of them: which of both it is, the test knows by the name. */
type Cell = number & readonly number[];
type Cells = Readonly<Record<string, Cell>>;

/** The values of a step by name: those of all of it, and those of each row. */
export interface Told {
  readonly whole: Cells;
  readonly rows: readonly Cells[];
}

export function toldBy({ rows, values }: LearningStep): Told {
  const columns = Object.entries(values);
  return {
    whole: Object.fromEntries(columns.filter(([, column]) => typeof column === 'number')) as Cells,
    rows: Array.from(
      { length: rows },
      (_, row) =>
        Object.fromEntries(
          columns.flatMap(([name, column]) => (typeof column === 'number' ? [] : [[name, column[row]]])),
        ) as Cells,
    ),
  };
}

/** What an agent tells of a learning step; it must be there, and one that can be kept. */
export function explained(agent: Agent, random: Random = seededRandom(5)): Told {
  const step = agent.explainStep!(random);
  expect(checkStep(step)).toEqual(step);
  return toldBy(step!);
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
