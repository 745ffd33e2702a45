import { describe, expect, it } from 'vitest';
import { Blackjack } from '../../../src/environments/Blackjack-v1/dynamics';
import { handValue } from '../../../src/environments/Blackjack-v1/drawing';
import { card as blackjack } from '../../../src/environments/Blackjack-v1/card';
import { seededRandom } from '../../../src/shared/random';
import { blue, find, grey, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('Blackjack-v1');

describe('handValue', () => {
  it('reads the same sum from the state as the agent sees in the environment', () => {
    const environment = new Blackjack(blackjack, { rules: 'plain' });
    const random = seededRandom(1);
    for (let hand = 0; hand < 200; hand++) {
      environment.reset(random);
      if (hand % 2 === 0) environment.step([1]);
      const { sum, usableAce } = handValue([...environment.state], 0);
      const named = blackjack.observation.names[environment.observation[0]!]!;
      expect(named).toMatch(new RegExp(`^sum ${sum},.*${usableAce ? 'usable ace' : '\\w'}$`));
      expect(named.includes('usable')).toBe(usableAce);
    }
  });
});

describe('the drawing', () => {
  /** A hand of so many twos against an eight and a nine. */
  const hand = (cards: number) => {
    const state = new Array<number>(2 + 22 + 17).fill(0);
    [state[0], state[1], state[24], state[25]] = [cards, 2, 8, 9];
    state.fill(2, 2, 2 + cards);
    return state;
  };

  it.each([
    ['en', 2, [300, 110]],
    ['en', 3, [300, 110]],
    ['de', 4, [300, 200]],
    ['en', 10, [260, 130]],
    ['de', 7, [530, 400]],
  ] as const)(
    'in %s keeps %i cards off the word for the action on a canvas of %j',
    (language, cards, size) => {
      const worded = drawingIn('Blackjack-v1', language);
      for (const action of [0, 1]) {
        const word = find(worded, hand(cards), action, blue, size);
        const edges = find(worded, hand(cards), action, grey, size);
        expect(word.count).toBeGreaterThan(10);
        expect(word.left).toBeGreaterThan(edges.right);
      }
    },
  );

  it('does not change the size of the cards once no action follows', () => {
    const edge = (action: number | null) => find(drawing, hand(3), action, grey, [300, 110]).right;
    expect(edge(null)).toBe(edge(1));
  });
});
