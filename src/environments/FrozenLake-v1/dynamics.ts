/**
 * The frozen lake of Gymnasium's FrozenLake-v1, 4 by 4 and 8 by 8.
 *
 * | observation | meaning                |
 * |-------------|------------------------|
 * | state       | row · columns + column |
 *
 * Actions: 0 left, 1 down, 2 right, 3 up. On slippery ice the agent goes where it wants with probability 1/3, to
 * either side with 1/3 each. Reward 1 for reaching the goal, else 0. Terminates in a hole and at the goal.
 */
import type { EnvironmentOptions } from '../../shared/catalogue/environment';
import { readMap } from '../../shared/catalogue/gridworld-map';
import type { CreateEnvironment } from '../../learning/environment/environment';
import { gridModel } from '../../learning/environment/grid-model';
import { TabularEnvironment } from '../../learning/environment/tabular-environment';
import type { TabularModel } from '../../learning/environment/tabular-model';

/** Changes of row and column of the actions. */
const directions = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** The model of a lake, which is a square. */
function lakeModel(map: string, { slippery }: EnvironmentOptions): TabularModel {
  const { rows: side, cells } = readMap(map);
  const within = (place: number) => Math.min(side - 1, Math.max(0, place));
  const ends = (cell: number) => cells[cell] === 'G' || cells[cell] === 'P';
  return gridModel({
    cells: cells.length,
    starts: [cells.indexOf('S')],
    terminal: ends,
    move: (cell, direction) => {
      const [down, right] = directions[direction]!;
      const next = within(Math.floor(cell / side) + down) * side + within((cell % side) + right);
      return { next, reward: cells[next] === 'G' ? 1 : 0, terminated: ends(next) };
    },
    slip: slippery === true ? 2 / 3 : 0,
  });
}

export const create: CreateEnvironment = (card, options) =>
  new TabularEnvironment(card, lakeModel(card.cells!.map, options));
