/** The worlds of cells in the catalogue, as maps that can be drawn. */
import type { EnvironmentOptions } from './environment';
import { cliffMap } from './environments/cliff-walking';
import { frozenLakeMaps } from './environments/frozen-lake';
import { directions, readMap, type GridworldMap } from './gridworld-map';

export interface GridWorld {
  readonly map: GridworldMap;
  /** Changes of row and column of each action. */
  readonly moves: readonly (readonly [number, number])[];
}

const [up, right, down, left] = directions;

/** A lake in the letters of a drawn map: holes are pits. */
function lake(id: keyof typeof frozenLakeMaps): GridWorld {
  const text = frozenLakeMaps[id].join('/').replaceAll('F', '.').replaceAll('H', 'P');
  return { map: readMap(text), moves: [left, down, right, up] };
}

/** The world of cells that an environment is, with its options; null where it is none. */
export function gridWorld(id: string, options: EnvironmentOptions = {}): GridWorld | null {
  switch (id) {
    case 'FrozenLake-v1':
    case 'FrozenLake8x8-v1':
      return lake(id);
    case 'CliffWalking-v1':
      return { map: readMap(cliffMap), moves: directions };
    case 'Gridworld-v0':
      return typeof options['map'] === 'string' ? { map: readMap(options['map']), moves: directions } : null;
    default:
      return null;
  }
}
