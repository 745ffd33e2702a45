/** Which rows of a minibatch are told of, and how they are taken out of what a function works out for all of them. */
import type { StepValues } from '../../../shared/learning-steps/learning-step';
import { presentSpecs, type Declared } from '../../engine';

/** Rows that are told of. */
export const mostRows = 8;
/** The same of distributions, whose rows are long. */
export const mostLongRows = 4;

/**
 * So many rows, evenly spread over a minibatch. Where none of them ends an episode and another one does, that one is the
 * last: what a terminal state is worth should be seen wherever it can be.
 * @param discounts of all rows; 0 where the episode terminated
 */
export function chooseRows(discounts: ArrayLike<number>, most: number): number[] {
  const count = Math.min(most, discounts.length);
  const rows = Array.from({ length: count }, (_, i) => Math.floor((i * discounts.length) / count));
  const ends = Array.prototype.indexOf.call(discounts, 0);
  if (ends >= 0 && !rows.some((row) => discounts[row] === 0)) rows[count - 1] = ends;
  return rows;
}

/** The first rows of so many, as far as they are told of. */
export const chooseFirst = (size: number): number[] =>
  Array.from({ length: Math.min(mostRows, size) }, (_, row) => row);

/** One row of a column, as plain numbers. */
function rowOf(column: ArrayLike<number>, row: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => column[row * width + i]!);
}

/**
 * Rows of the inputs or outputs of a function, by their names: a list of numbers for each row of a matrix, a number for
 * each row of a column, and a scalar for all of them.
 */
export function pickRows(
  declared: Declared,
  worked: Readonly<Record<string, number | ArrayLike<number> | undefined>>,
  rows: readonly number[],
): StepValues {
  const picked = (found: number | ArrayLike<number> | undefined, width: number | undefined) => {
    if (found === undefined || typeof found === 'number') return found;
    return width === undefined ? rows.map((row) => found[row]!) : rows.map((row) => rowOf(found, row, width));
  };
  return Object.fromEntries(
    Object.entries(presentSpecs(declared)).map(([name, { shape }]) => [name, picked(worked[name], shape[1])]),
  );
}

interface Transitions {
  readonly observations: Float32Array;
  readonly actions: ArrayLike<number>;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

/** What happened in some rows of a minibatch, whose numbers begin with 1. */
export function pickTransitions(batch: Transitions, rows: readonly number[], actionSize: number): StepValues {
  const size = batch.rewards.length;
  const lists = (column: ArrayLike<number>) => rows.map((row) => rowOf(column, row, column.length / size));
  return {
    row: rows.map((row) => row + 1),
    observation: lists(batch.observations),
    action: actionSize === 0 ? rows.map((row) => batch.actions[row]!) : lists(batch.actions),
    reward: rows.map((row) => batch.rewards[row]!),
    discount: rows.map((row) => batch.discounts[row]!),
    nextObservation: lists(batch.nextObservations),
    ended: rows.map((row) => Number(batch.discounts[row] === 0)),
  };
}
