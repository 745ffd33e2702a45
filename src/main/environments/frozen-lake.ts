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
import { frozenLakeMaps } from '../../shared/catalogue/environments/frozen-lake';
import { gridModel } from './grid-model';
import type { TabularModel } from './tabular-model';

/** Changes of row and column of the actions. */
const directions = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;

/** The model of one of the lakes. */
export function frozenLakeModel(
  id: keyof typeof frozenLakeMaps,
  { slippery }: EnvironmentOptions,
): TabularModel {
  const letters = frozenLakeMaps[id].join('');
  const side = frozenLakeMaps[id].length;
  const within = (place: number) => Math.min(side - 1, Math.max(0, place));
  return gridModel({
    cells: letters.length,
    starts: [letters.indexOf('S')],
    terminal: (cell) => 'GH'.includes(letters[cell]!),
    move: (cell, direction) => {
      const [down, right] = directions[direction]!;
      const next = within(Math.floor(cell / side) + down) * side + within((cell % side) + right);
      const letter = letters[next]!;
      return { next, reward: letter === 'G' ? 1 : 0, terminated: 'GH'.includes(letter) };
    },
    slip: slippery === true ? 2 / 3 : 0,
  });
}
