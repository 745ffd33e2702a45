import type { EnvironmentCard } from '../../shared/catalogue/environment';

/** Actions in state B. */
const count = 10;

export const card = {
  id: 'MaximisationBias-v0',
  title: 'Maximisation bias',
  order: 130,
  summary:
    'Go right and stop: whoever goes left is lured by the luckiest of many actions that lose on average.',
  observation: { kind: 'discrete', names: ['A', 'B', 'end'] },
  action: {
    kind: 'discrete',
    names: [
      'left from A, 1 in B',
      'right from A, 2 in B',
      ...Array.from({ length: count - 2 }, (_, action) => `${action + 3} in B`),
    ],
  },
  actionCounts: [2, count, count],
  reward: '0 from A; from B a draw from the normal distribution of mean −0.1 and standard deviation 1',
  termination: 'the agent goes right from A or takes any action in B',
  stepLimit: null,
  randomReturn: -0.05,
  solvedReturn: -0.01,
  bestReturn: 0,
  citation: 'Sutton & Barto 2018, example 6.7',
} as const satisfies EnvironmentCard;
