/** Which rows of a minibatch are told of, and how they are taken out of its columns. */

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

/** One row of a column, as plain numbers. */
export function rowOf(column: ArrayLike<number>, row: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => column[row * width + i]!);
}

/** The place of the largest number; the first of several, as TensorFlow has it. */
export function argmax(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
