/** Batches of any size in pieces of a fixed one, as compiled functions take them. */

/** Calls `visit` with the pieces, of `size` rows at most, that the rows from `start` to `end` are cut into. */
export function inChunks(
  start: number,
  end: number,
  size: number,
  visit: (from: number, count: number) => void,
): void {
  for (let from = start; from < end; from += size) visit(from, Math.min(size, end - from));
}

/**
 * Copies rows to the start of an array and fills the rest of it with zeros.
 * @param size how many rows `to` has
 * @param from the first of the `count` rows to be copied
 */
export function fillRows(
  to: Float32Array,
  size: number,
  rows: Float32Array,
  from: number,
  count: number,
): void {
  const width = to.length / size;
  to.set(rows.subarray(from * width, (from + count) * width));
  to.fill(0, count * width);
}
