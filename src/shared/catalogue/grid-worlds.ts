/** Worlds of cells: environments whose states are the cells of a map, between which the agent moves. */
import { directions, readMap, type GridworldMap } from './gridworld-map';

/** Ways to move, as a card names them. */
const moves = { up: directions[0], right: directions[1], down: directions[2], left: directions[3] } as const;

/** A world of cells, as a card tells of it. */
export interface CellWorld {
  /** In the characters of `gridworld-map.ts`. */
  readonly map: string;
  /** Where each action goes. */
  readonly moves: readonly (keyof typeof moves)[];
}

/** The same as it is drawn. */
export interface GridWorld {
  readonly map: GridworldMap;
  /** Changes of row and column of each action. */
  readonly moves: readonly (readonly [number, number])[];
}

/** The world of cells that an environment is, its card being the one with its options; null where it is none. */
export function gridWorld({ cells }: { readonly cells?: CellWorld }): GridWorld | null {
  if (cells === undefined) return null;
  return { map: readMap(cells.map), moves: cells.moves.map((name) => moves[name]) };
}
