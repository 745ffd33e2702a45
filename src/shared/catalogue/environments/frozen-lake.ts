import type { DiscreteSpace, EnvironmentCard, EnvironmentOptions } from '../environment';

/** The lakes of Gymnasium: S start, F frozen, H hole, G goal. */
export const frozenLakeMaps = {
  'FrozenLake-v1': ['SFFF', 'FHFH', 'FFFH', 'HFFG'],
  'FrozenLake8x8-v1': [
    'SFFFFFFF',
    'FFFFFFFF',
    'FFFHFFFF',
    'FFFFFHFF',
    'FFFHFFFF',
    'FHHFFFHF',
    'FHFFHFHF',
    'FFFHFFFG',
  ],
} as const;

function cells(map: readonly string[]): DiscreteSpace {
  const kinds: Readonly<Record<string, string>> = { S: ' (start)', H: ' (hole)', G: ' (goal)' };
  return {
    kind: 'discrete',
    names: map.flatMap((letters, row) =>
      [...letters].map((letter, column) => `row ${row + 1}, column ${column + 1}${kinds[letter] ?? ''}`),
    ),
  };
}

const shared = {
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
const firm = (randomReturn: number) => (options: EnvironmentOptions) =>
  options['slippery'] === true ? {} : { randomReturn, solvedReturn: 1, bestReturn: 1 };

export const frozenLake = {
  ...shared,
  id: 'FrozenLake-v1',
  title: 'Frozen lake, 4 by 4',
  observation: cells(frozenLakeMaps['FrozenLake-v1']),
  stepLimit: 100,
  randomReturn: 0.014,
  solvedReturn: 0.7,
  bestReturn: 0.744,
  withOptions: firm(0.014),
} as const satisfies EnvironmentCard;

export const frozenLake8x8 = {
  ...shared,
  id: 'FrozenLake8x8-v1',
  title: 'Frozen lake, 8 by 8',
  observation: cells(frozenLakeMaps['FrozenLake8x8-v1']),
  stepLimit: 200,
  randomReturn: 0.002,
  solvedReturn: 0.85,
  bestReturn: 0.913,
  withOptions: firm(0.002),
} as const satisfies EnvironmentCard;
