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

/** Row and column of a cell, from 1. */
function placeOf({ columns }: GridworldMap, cell: number): { row: number; column: number } {
  return { row: Math.floor(cell / columns) + 1, column: (cell % columns) + 1 };
}

/** What a cell is called: its place and, where it is not free, its kind. */
export function cellName(map: GridworldMap, cell: number): string {
  const kinds: Readonly<Record<string, string>> = { '#': 'wall', S: 'start', G: 'goal', P: 'pit' };
  const kind = kinds[map.cells[cell]!];
  const { row, column } = placeOf(map, cell);
  return `row ${row}, column ${column}${kind === undefined ? '' : ` (${kind})`}`;
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

/** What can be wrong with a map; rows and columns count from 1. */
export type MapFault =
  | { readonly kind: 'empty' | 'no start' | 'no goal' }
  | { readonly kind: 'uneven'; readonly row: number; readonly cells: number; readonly first: number }
  | { readonly kind: 'large'; readonly rows: number; readonly columns: number; readonly most: number }
  | { readonly kind: 'unknown'; readonly row: number; readonly column: number; readonly character: string }
  | { readonly kind: 'no way'; readonly row: number; readonly column: number };

/** The first thing that is wrong with a map; null where nothing is. */
export function faultOfMap(text: string): MapFault | null {
  if (text.trim() === '') return { kind: 'empty' };
  const rows = text.trim().split(/\s*[/\n]\s*/);
  const first = rows[0]!.length;
  const odd = rows.findIndex((row) => row.length !== first);
  if (odd >= 0) return { kind: 'uneven', row: odd + 1, cells: rows[odd]!.length, first };
  const map = readMap(text);
  if (map.rows > longestSide || map.columns > longestSide)
    return { kind: 'large', rows: map.rows, columns: map.columns, most: longestSide };
  const unknown = map.cells.findIndex((cell) => !/^[.#SGP^>v<1-9]$/.test(cell));
  if (unknown >= 0) return { kind: 'unknown', ...placeOf(map, unknown), character: map.cells[unknown]! };
  const starts = cellsOf(map, 'S');
  if (starts.length === 0) return { kind: 'no start' };
  if (cellsOf(map, 'G').length === 0) return { kind: 'no goal' };
  const lost = starts.find((start) => !reaches(map, start));
  return lost === undefined ? null : { kind: 'no way', ...placeOf(map, lost) };
}

/** What is wrong with a map and what to do about it; null where nothing is. */
export function complaintAboutMap(text: string): string | null {
  const fault = faultOfMap(text);
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'empty':
      return 'Draw at least one row, for example S..G.';
    case 'uneven':
      return `Row ${fault.row} has ${fault.cells} cells, row 1 has ${fault.first}. Make all rows equally long.`;
    case 'large':
      return `It has ${fault.rows} rows and ${fault.columns} columns. Keep both to ${fault.most} at most.`;
    case 'unknown':
      return `There is "${fault.character}" in row ${fault.row}, column ${fault.column}. Use . # S G P ^ > v < and 1 to 9 only.`;
    case 'no start':
      return 'It has no start. Put an S where the agent begins.';
    case 'no goal':
      return 'It has no goal. Put a G where the agent is to go.';
    case 'no way':
      return `No way leads from the start in row ${fault.row}, column ${fault.column} to a goal. Open a wall or move the start.`;
  }
}
