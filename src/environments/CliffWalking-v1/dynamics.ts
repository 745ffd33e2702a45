/**
 * The cliff of Sutton & Barto 2018, example 6.6, with the numbering of Gymnasium's CliffWalking-v1.
 *
 * | observation | meaning           |
 * |-------------|-------------------|
 * | state       | row · 12 + column |
 *
 * Actions: 0 up, 1 right, 2 down, 3 left. Reward -1 for every step; -100 for one onto the cliff, which leads back to
 * the start without ending the episode. Terminates at the goal. No step limit.
 */
import type { EnvironmentOptions } from '../../shared/catalogue/environment';
import { directions, readMap } from '../../shared/catalogue/gridworld-map';
import type { CreateEnvironment } from '../../learning/environment/environment';
import { gridModel } from '../../learning/environment/grid-model';
import { TabularEnvironment } from '../../learning/environment/tabular-environment';
import type { TabularModel } from '../../learning/environment/tabular-model';
import { cliffMap } from './card';

const { rows, columns } = readMap(cliffMap);
const start = (rows - 1) * columns;
const goal = rows * columns - 1;

export function cliffWalkingModel({ slippery }: EnvironmentOptions): TabularModel {
  return gridModel({
    cells: rows * columns,
    starts: [start],
    terminal: (cell) => cell === goal,
    move: (cell, direction) => {
      const [down, right] = directions[direction]!;
      const row = Math.min(rows - 1, Math.max(0, Math.floor(cell / columns) + down));
      const column = Math.min(columns - 1, Math.max(0, (cell % columns) + right));
      const next = row * columns + column;
      if (next > start && next < goal) return { next: start, reward: -100, terminated: false };
      return { next, reward: -1, terminated: next === goal };
    },
    slip: slippery === true ? 2 / 3 : 0,
  });
}

export const create: CreateEnvironment = (card, options) =>
  new TabularEnvironment(card, cliffWalkingModel(options));
