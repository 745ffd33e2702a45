import type { EnvironmentCard } from '../../shared/catalogue/environment';
import { cellName, readMap } from '../../shared/catalogue/gridworld-map';

/** As in drawn worlds: S start, G goal, P the cliff. */
export const cliffMap = '............/............/............/SPPPPPPPPPPG';

const map = readMap(cliffMap);

export const card = {
  id: 'CliffWalking-v1',
  title: 'Cliff walking',
  order: 120,
  summary:
    'Walk along a cliff to the goal; a step over the edge costs a hundred and leads back to the start.',
  observation: {
    kind: 'discrete',
    names: map.cells.map((_, cell) => cellName(map, cell).replace('pit', 'cliff')),
  },
  action: { kind: 'discrete', names: ['up', 'right', 'down', 'left'] },
  cells: { map: cliffMap, moves: ['up', 'right', 'down', 'left'] },
  reward: '−1 for every step, −100 for one over the cliff’s edge',
  termination: 'the agent reaches the goal',
  stepLimit: null,
  randomReturn: -64_900,
  solvedReturn: -13,
  bestReturn: -13,
  citation: 'Sutton & Barto 2018, example 6.6; numbering of Gymnasium 1.x',
  options: {
    slippery: {
      kind: 'switch',
      label: 'Slippery ground',
      doc: 'The agent goes where it wants in one of three steps and to either side in the others.',
      group: 'Environment',
      default: false,
    },
  },
  withOptions: (options) =>
    options['slippery'] === true ? { randomReturn: null, solvedReturn: null, bestReturn: null } : {},
} as const satisfies EnvironmentCard;
