import { describe, expect, it } from 'vitest';
import { Blackjack } from '../../../src/environments/Blackjack-v1/dynamics';
import { card as blackjack, blackjackState } from '../../../src/environments/Blackjack-v1/card';
import { seededRandom, type Random } from '../../../src/shared/random';

const [stick, hit] = [[0], [1]] as const;

/** A generator that deals the given cards. */
function stacked(...cards: number[]): Random {
  return { ...seededRandom(1), integer: () => cards.shift()! - 1 };
}

function table(rules: string, player: number[], dealer: number[], ...next: number[]): Blackjack {
  const game = new Blackjack(blackjack, { rules });
  game.reset(stacked(...dealer, ...player, ...next));
  return game;
}

describe('Blackjack', () => {
  it('deals two cards each and shows sum, open card and usable ace', () => {
    const seen = ([player, dealer]: [number[], number[]]) => table('plain', player, dealer).observation[0];
    expect(
      seen([
        [10, 7],
        [6, 10],
      ]),
    ).toBe(blackjackState(17, 6, false));
    expect(
      seen([
        [1, 7],
        [1, 10],
      ]),
    ).toBe(blackjackState(18, 1, true));
    expect(
      seen([
        [1, 1],
        [10, 10],
      ]),
    ).toBe(blackjackState(12, 10, true));
  });

  it('names its states', () => {
    expect(blackjack.observation.names[blackjackState(14, 1, true)]).toBe('sum 14, dealer ace, usable ace');
    expect(blackjack.observation.names[blackjackState(4, 10, false)]).toBe('sum 4, dealer 10');
  });

  it('counts an ace as 1 once 11 would be too much, and ends above 21', () => {
    const game = table('plain', [1, 7], [6, 10], 9, 10);
    game.step(hit);
    expect([game.observation[0], game.reward, game.terminated]).toEqual([
      blackjackState(17, 6, false),
      0,
      false,
    ]);
    game.step(hit);
    expect([game.observation[0], game.reward, game.terminated]).toEqual([
      blackjackState(27, 6, false),
      -1,
      true,
    ]);
  });

  it.each([
    [[10, 9], [10, 8], [], 1],
    [[10, 9], [10, 9], [], 0],
    [[10, 9], [10, 10], [], -1],
    [[2, 2], [10, 6], [10], 1],
    [[10, 9], [10, 6], [5], -1],
    // The dealer's ace counts 11 where it can: ace and six stand.
    [[10, 8], [1, 6], [], 1],
  ] as const)('pays %j against %j (then %j): %d', (player, dealer, next, reward) => {
    const game = table('plain', [...player], [...dealer], ...next);
    game.step(stick);
    expect([game.reward, game.terminated]).toEqual([reward, true]);
  });

  it.each([
    ['plain', [10, 10], 1],
    ['natural', [10, 10], 1.5],
    ['sab', [10, 10], 1],
    ['plain', [10, 6, 5], 0],
    ['natural', [10, 6, 5], 0],
    ['sab', [10, 6, 5], 1],
    ['plain', [10, 1], 0],
    ['natural', [10, 1], 0],
    ['sab', [10, 1], 0],
  ] as const)('pays a natural by the rules "%s", against %j: %d', (rules, dealer, reward) => {
    const [open, hole, ...next] = dealer;
    const game = table(rules, [1, 10], [open, hole], ...next);
    game.step(stick);
    expect(game.reward).toBe(reward);
  });

  it('takes an ace and a ten only at once for a natural', () => {
    const game = table('natural', [5, 5], [10, 10], 1);
    game.step(hit);
    game.step(stick);
    expect(game.reward).toBe(1);
  });
});
