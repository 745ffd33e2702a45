/**
 * A world drawn as text (see `shared/catalogue/gridworld-map.ts`), with walls, pits and wind. The default one is the
 * 4 by 3 world of Russell & Norvig, "Artificial intelligence: a modern approach".
 *
 * | observation | meaning                |
 * |-------------|------------------------|
 * | state       | row · columns + column |
 *
 * Actions: 0 up, 1 right, 2 down, 3 left. Terminates at goals and in pits. Rewards, slip and step limit are options.
 */
import type { EnvironmentOptions } from '../../shared/catalogue/environment';
import { cellsOf, moveFrom, readMap } from '../../shared/catalogue/gridworld-map';
import type { CreateEnvironment } from '../../learning/environment/environment';
import { gridModel } from '../../learning/environment/grid-model';
import { TabularEnvironment } from '../../learning/environment/tabular-environment';
import type { TabularModel } from '../../learning/environment/tabular-model';

export function gridworldModel(options: EnvironmentOptions): TabularModel {
  const map = readMap(options['map'] as string);
  const stepReward = options['stepReward'] as number;
  const extra: Readonly<Record<string, number>> = {
    G: options['goalReward'] as number,
    P: options['pitReward'] as number,
  };
  const terminal = (cell: number) => map.cells[cell]! in extra;
  return gridModel({
    cells: map.cells.length,
    starts: cellsOf(map, 'S'),
    terminal,
    move: (cell, direction) => {
      const next = moveFrom(map, cell, direction);
      return { next, reward: stepReward + (extra[map.cells[next]!] ?? 0), terminated: terminal(next) };
    },
    slip: options['slip'] as number,
  });
}

export const create: CreateEnvironment = (card, options) =>
  new TabularEnvironment(card, gridworldModel(options));
