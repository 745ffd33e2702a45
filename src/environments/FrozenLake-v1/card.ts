import type { DiscreteSpace, EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import { cellName, readMap } from '../../shared/catalogue/gridworld-map';

/** As in drawn worlds: S start, G goal, P a hole. */
const map = 'S.../.P.P/...P/P..G';

/** One name for each cell of a lake. */
export function cellsOfLake(text: string): DiscreteSpace {
  const drawn = readMap(text);
  return {
    kind: 'discrete',
    names: drawn.cells.map((_, cell) => cellName(drawn, cell).replace('pit', 'hole')),
  };
}

/** What lakes of every size have in common. */
export const lake = {
  summary: 'Cross a frozen lake to the goal without falling into a hole; the ice is slippery.',
  action: { kind: 'discrete', names: ['left', 'down', 'right', 'up'] },
  reward: '1 at the goal, else 0',
  termination: 'the agent falls into a hole or reaches the goal',
  citation: 'Gymnasium 1.x; after the lake of OpenAI Gym 2016',
  options: {
    slippery: {
      kind: 'switch',
      label: 'Slippery ice',
      doc: 'On ice the agent goes where it wants in one of three steps and to either side in the others. Without it, it always goes where it wants.',
      group: 'Environment',
      default: true,
    },
  },
} as const satisfies Partial<EnvironmentCard>;

/** Figures of a lake that is not slippery. */
export const firm = (randomReturn: number) => (options: EnvironmentOptions) =>
  options['slippery'] === true ? {} : { randomReturn, solvedReturn: 1, bestReturn: 1 };

export const card = {
  ...lake,
  id: 'FrozenLake-v1',
  title: 'Frozen lake, 4 by 4',
  order: 100,
  observation: cellsOfLake(map),
  cells: { map, moves: ['left', 'down', 'right', 'up'] },
  stepLimit: 100,
  randomReturn: 0.014,
  solvedReturn: 0.7,
  bestReturn: 0.744,
  withOptions: firm(0.014),
} as const satisfies EnvironmentCard;
