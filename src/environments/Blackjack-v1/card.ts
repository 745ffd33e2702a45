import type { EnvironmentCard } from '../../shared/catalogue/environment';

/** Sums that a player can hold: two twos at least; a hard 21 and a ten more at most. */
export const lowestSum = 4;
export const highestSum = 31;

/** What differs with other rules: a mark 0.005 below the optimum, as with the plain ones. */
const figures: Readonly<Record<string, Partial<EnvironmentCard>>> = {
  natural: { randomReturn: -0.386, solvedReturn: -0.0307, bestReturn: -0.0257 },
  sab: { randomReturn: -0.394, solvedReturn: -0.0481, bestReturn: -0.0431 },
};

/** The number of a state: the player's sum, the dealer's card (1 is an ace), whether an ace counts as 11. */
export function blackjackState(sum: number, dealer: number, usableAce: boolean): number {
  return ((sum - lowestSum) * 10 + dealer - 1) * 2 + (usableAce ? 1 : 0);
}

export const card = {
  id: 'Blackjack-v1',
  title: 'Blackjack',
  order: 90,
  summary: 'Draw cards to come closer to 21 than the dealer without going over.',
  observation: {
    kind: 'discrete',
    names: Array.from({ length: (highestSum - lowestSum + 1) * 20 }, (_, state) => {
      const dealer = (Math.floor(state / 2) % 10) + 1;
      const ace = state % 2 === 1 ? ', usable ace' : '';
      return `sum ${Math.floor(state / 20) + lowestSum}, dealer ${dealer === 1 ? 'ace' : dealer}${ace}`;
    }),
  },
  action: { kind: 'discrete', names: ['stick', 'hit'] },
  reward: '+1 for a win, 0 for a draw, −1 for a loss',
  termination: 'the player sticks or goes over 21',
  stepLimit: null,
  randomReturn: -0.396,
  solvedReturn: -0.0516,
  bestReturn: -0.0466,
  citation: 'Sutton & Barto 2018, example 5.1; rules of Gymnasium 1.x',
  options: {
    rules: {
      kind: 'choice',
      label: 'A natural',
      doc: 'What an ace and a ten in the first two cards are worth.',
      group: 'Environment',
      default: 'plain',
      options: [
        {
          value: 'plain',
          label: 'Counts 21',
          doc: 'A natural is a 21 like any other: the defaults of Gymnasium’s class (sab=False, natural=False).',
        },
        {
          value: 'natural',
          label: 'Pays 1.5',
          doc: 'A natural that wins pays one and a half (sab=False, natural=True).',
        },
        {
          value: 'sab',
          label: 'Wins',
          doc: 'As in the book: a natural wins unless the dealer has one as well (sab=True, which gymnasium.make sets).',
        },
      ],
    },
  },
  withOptions: ({ rules }) => figures[rules as string] ?? {},
} as const satisfies EnvironmentCard;
