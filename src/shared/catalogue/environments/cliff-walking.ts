import type { EnvironmentCard } from '../environment';

const rows = 4;
const columns = 12;

export const cliffWalking = {
  id: 'CliffWalking-v1',
  title: 'Cliff walking',
  summary:
    'Walk along a cliff to the goal; a step over the edge costs a hundred and leads back to the start.',
  observation: {
    kind: 'discrete',
    names: Array.from({ length: rows * columns }, (_, cell) => {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      const kind =
        row < rows - 1 ? '' : column === 0 ? ' (start)' : column === columns - 1 ? ' (goal)' : ' (cliff)';
      return `row ${row + 1}, column ${column + 1}${kind}`;
    }),
  },
  action: { kind: 'discrete', names: ['up', 'right', 'down', 'left'] },
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
