/**
 * Gridworlds drawn as text: rows from top to bottom, one character for each cell, a slash or a line break between
 * two rows.
 *
 * | character   | cell                                                          |
 * |-------------|---------------------------------------------------------------|
 * | `.`         | free                                                          |
 * | `#`         | wall                                                          |
 * | `S`         | start; of several, one is drawn at random                     |
 * | `G`         | goal, ends the episode                                        |
 * | `P`         | pit, ends the episode                                         |
 * | `^ > v <`   | wind: who leaves the cell is blown one cell further that way  |
 * | `1` to `9`  | upward wind of that strength                                  |
 */

export interface GridworldMap {
  readonly rows: number;
  readonly columns: number;
  /** The characters, row by row; a cell's number is row · columns + column. */
  readonly cells: readonly string[];
}

/** Rows and columns may not be more than this. */
export const longestSide = 30;

/** Changes of row and column of the actions up, right, down and left. */
export const directions = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const;

const winds: Readonly<Record<string, number>> = { '^': 0, '>': 1, v: 2, '<': 3 };

/** Reads a map without judging it. */
export function readMap(text: string): GridworldMap {
  const rows = text
    .trim()
    .split(/\s*[/\n]\s*/)
    .map((row) => row.trim());
  return { rows: rows.length, columns: rows[0]!.length, cells: rows.flatMap((row) => [...row]) };
}

function place({ columns }: GridworldMap, cell: number): string {
  return `row ${Math.floor(cell / columns) + 1}, column ${(cell % columns) + 1}`;
}

/** What a cell is called: its place and, where it is not free, its kind. */
export function cellName(map: GridworldMap, cell: number): string {
  const kinds: Readonly<Record<string, string>> = { '#': 'wall', S: 'start', G: 'goal', P: 'pit' };
  const kind = kinds[map.cells[cell]!];
  return kind === undefined ? place(map, cell) : `${place(map, cell)} (${kind})`;
}

/** The cell one further in a direction, or the same where a wall or the edge is in the way. */
function neighbour({ rows, columns, cells }: GridworldMap, cell: number, direction: number): number {
  const [down, right] = directions[direction]!;
  const row = Math.floor(cell / columns) + down;
  const column = (cell % columns) + right;
  if (row < 0 || row >= rows || column < 0 || column >= columns) return cell;
  const next = row * columns + column;
  return cells[next] === '#' ? cell : next;
}

/** Where a move from a cell ends: first the step, then the wind of the cell that was left, over pits and goals. */
export function moveFrom(map: GridworldMap, cell: number, direction: number): number {
  const kind = map.cells[cell]!;
  let next = neighbour(map, cell, direction);
  const wind = winds[kind];
  if (wind !== undefined) next = neighbour(map, next, wind);
  for (let strength = Number(kind); strength > 0; strength--) next = neighbour(map, next, 0);
  return next;
}

/** The numbers of the cells of a kind. */
export function cellsOf({ cells }: GridworldMap, kind: string): number[] {
  return cells.flatMap((other, cell) => (other === kind ? [cell] : []));
}

function reaches(map: GridworldMap, start: number): boolean {
  const seen = new Set([start]);
  for (const cell of seen) {
    if (map.cells[cell] === 'G') return true;
    if (map.cells[cell] === 'P') continue;
    for (let direction = 0; direction < directions.length; direction++)
      seen.add(moveFrom(map, cell, direction));
  }
  return false;
}

/** What is wrong with a map and what to do about it; null where nothing is. */
export function complaintAboutMap(text: string): string | null {
  if (text.trim() === '') return 'Draw at least one row, for example S..G.';
  const rows = text.trim().split(/\s*[/\n]\s*/);
  const odd = rows.findIndex((row) => row.length !== rows[0]!.length);
  if (odd >= 0)
    return `Row ${odd + 1} has ${rows[odd]!.length} cells, row 1 has ${rows[0]!.length}. Make all rows equally long.`;
  const map = readMap(text);
  if (map.rows > longestSide || map.columns > longestSide)
    return `It has ${map.rows} rows and ${map.columns} columns. Keep both to ${longestSide} at most.`;
  const unknown = map.cells.findIndex((cell) => !/^[.#SGP^>v<1-9]$/.test(cell));
  if (unknown >= 0)
    return `There is "${map.cells[unknown]}" in ${place(map, unknown)}. Use . # S G P ^ > v < and 1 to 9 only.`;
  const starts = cellsOf(map, 'S');
  if (starts.length === 0) return 'It has no start. Put an S where the agent begins.';
  if (cellsOf(map, 'G').length === 0) return 'It has no goal. Put a G where the agent is to go.';
  const lost = starts.find((start) => !reaches(map, start));
  if (lost !== undefined)
    return `No way leads from the start in ${place(map, lost)} to a goal. Open a wall or move the start.`;
  return null;
}
