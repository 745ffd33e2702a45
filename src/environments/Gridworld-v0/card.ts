import type { DiscreteSpace, EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import { cellName, complaintAboutMap, longestSide, readMap } from '../../shared/catalogue/gridworld-map';

/** The world of Russell & Norvig, "Artificial intelligence: a modern approach", chapter on Markov decisions. */
const map = '...G/.#.P/S...';

const moves = ['up', 'right', 'down', 'left'] as const;

/** One name for each cell of a map. */
function cellsAsSpace(text: string): DiscreteSpace {
  const drawn = readMap(text);
  return { kind: 'discrete', names: drawn.cells.map((_, cell) => cellName(drawn, cell)) };
}

/** The size of the returns under rewards that anybody can choose. */
function scale(options: EnvironmentOptions): { returnScale?: number } {
  const rewards = [options['goalReward'], options['pitReward'], options['stepReward']] as number[];
  const largest = Math.max(...rewards.map(Math.abs));
  return largest > 0 ? { returnScale: largest } : {};
}

export const card = {
  id: 'Gridworld-v0',
  title: 'Gridworld',
  order: 140,
  summary: 'Find the way to the goal on a map that anybody can draw, past walls and pits, against the wind.',
  observation: cellsAsSpace(map),
  action: { kind: 'discrete', names: ['up', 'right', 'down', 'left'] },
  cells: { map, moves },
  reward: 'the step reward in every step, and the goal’s or the pit’s reward on top where one is entered',
  termination: 'the agent enters a goal or a pit',
  stepLimit: 100,
  randomReturn: -1.55,
  solvedReturn: 0.65,
  bestReturn: 0.705,
  citation:
    'The default map and rewards: Russell & Norvig, "Artificial intelligence: a modern approach"; wind as in Sutton & Barto 2018, example 6.5',
  options: {
    map: {
      kind: 'text',
      label: 'Map',
      doc: 'The world, row by row, with a slash between two rows: . free, # wall, S start, G goal, P pit, ^ > v < wind by one cell, 1 to 9 upward wind of that strength.',
      group: 'Environment',
      default: map,
      allowed: `up to ${longestSide} rows of up to ${longestSide} of the characters . # S G P ^ > v < 1 to 9, with / between rows`,
      complaint: complaintAboutMap,
    },
    slip: {
      kind: 'number',
      label: 'Slip',
      doc: 'Probability that the agent slides to one of the two sides, each half as often, instead of going where it wanted.',
      group: 'Environment',
      default: 0.2,
      min: 0,
      max: 1,
    },
    stepReward: {
      kind: 'number',
      label: 'Step reward',
      doc: 'Reward of every step. Below zero it makes short ways worth while.',
      group: 'Environment',
      default: -0.04,
      min: -1000,
      max: 1000,
    },
    goalReward: {
      kind: 'number',
      label: 'Goal reward',
      doc: 'Reward of entering a goal, on top of the step’s.',
      group: 'Environment',
      default: 1,
      min: -1000,
      max: 1000,
    },
    pitReward: {
      kind: 'number',
      label: 'Pit reward',
      doc: 'Reward of entering a pit, on top of the step’s.',
      group: 'Environment',
      default: -1,
      min: -1000,
      max: 1000,
    },
    stepLimit: {
      kind: 'integer',
      label: 'Step limit',
      unit: 'env steps',
      doc: 'Steps after which an episode is cut off.',
      group: 'Environment',
      default: 100,
      min: 1,
      max: 100_000,
    },
  },
  withOptions: (options) => ({
    observation: cellsAsSpace(options['map'] as string),
    cells: { map: options['map'] as string, moves },
    stepLimit: options['stepLimit'] as number,
    randomReturn: null,
    solvedReturn: null,
    bestReturn: null,
    ...scale(options),
  }),
} as const satisfies EnvironmentCard;
