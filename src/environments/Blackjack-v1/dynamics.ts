/**
 * Blackjack against a dealer with fixed rules: Sutton & Barto 2018, example 5.1, with the rules of Gymnasium's
 * Blackjack-v1. Cards come from an infinite deck: ace (1), 2 to 9, and four kinds of ten.
 *
 * | observation | meaning                                                                           |
 * |-------------|-----------------------------------------------------------------------------------|
 * | state       | from the player's sum (4 to 31), the dealer's open card and whether an ace is 11  |
 *
 * Actions: 0 sticks, 1 hits. A player over 21 loses at once. Who sticks lets the dealer draw to 17 or more; then the
 * higher sum wins 1 and loses -1. What a natural (ace and ten at once) is worth is an option.
 *
 * The physical state is the cards: how many the player and the dealer hold, the player's (22 places: no hand is
 * longer), the dealer's (17 places). The dealer's second card is dealt at the start, as in the reference.
 */
import type { EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import type { Random } from '../../shared/random';
import type { CreateEnvironment, Environment } from '../../learning/environment/environment';
import { nothing, type Outcome, type TabularModel } from '../../learning/environment/tabular-model';
import { blackjackState, highestSum, lowestSum } from './card';

const hit = 1;
/** Worth of the thirteen kinds of card. */
const deck = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10] as const;
const playerAt = 2;
const dealerAt = playerAt + 22;
const stateLength = dealerAt + 17;
const limit = 21;
/** The dealer draws below this. */
const dealerStands = 17;

export type BlackjackRules = 'sab' | 'natural' | 'plain';

/** What a finished hand pays. */
function payoff(
  player: number,
  natural: boolean,
  dealer: number,
  dealerNatural: boolean,
  rules: BlackjackRules,
) {
  const won = Math.sign(player - (dealer > limit ? 0 : dealer));
  if (rules === 'sab' && natural && !dealerNatural) return 1;
  if (rules === 'natural' && natural && won === 1) return 1.5;
  return won;
}

export class Blackjack implements Environment {
  readonly observation = new Float32Array(1);
  readonly state = new Float64Array(stateLength);
  readonly truncated = false;
  reward = 0;
  terminated = false;
  #random: Random | null = null;
  readonly #rules: BlackjackRules;

  constructor(
    readonly card: EnvironmentCard,
    options: EnvironmentOptions,
  ) {
    this.#rules = options['rules'] as BlackjackRules;
  }

  get model(): TabularModel {
    return blackjackModel(this.#rules);
  }

  reset(random: Random): void {
    this.#random = random;
    this.state.fill(0);
    for (const hand of [1, 0]) for (let card = 0; card < 2; card++) this.#draw(hand);
    this.reward = 0;
    this.terminated = false;
    this.#observe();
  }

  resetTo(state: ArrayLike<number>, random: Random): void {
    this.#random = random;
    this.state.set(state);
    this.reward = 0;
    this.terminated = false;
    this.#observe();
  }

  step(action: ArrayLike<number>): void {
    if (action[0] === hit) {
      this.#draw(0);
      this.terminated = this.#sum(0) > limit;
      this.reward = this.terminated ? -1 : 0;
    } else {
      while (this.#sum(1) < dealerStands) this.#draw(1);
      this.terminated = true;
      this.reward = payoff(this.#sum(0), this.#isNatural(0), this.#sum(1), this.#isNatural(1), this.#rules);
    }
    this.#observe();
  }

  save(): unknown {
    return { state: [...this.state], terminated: this.terminated };
  }

  restore(saved: unknown, random: Random): void {
    const { state, terminated } = saved as { state: number[]; terminated: boolean };
    this.resetTo(state, random);
    this.terminated = terminated;
  }

  /** Deals a card to the player (0) or the dealer (1). */
  #draw(hand: number): void {
    const { state } = this;
    const count = state[hand]!;
    state[(hand === 0 ? playerAt : dealerAt) + count] = deck[this.#random!.integer(deck.length)]!;
    state[hand] = count + 1;
  }

  /** The sum with every ace as 1. */
  #hard(hand: number): number {
    const from = hand === 0 ? playerAt : dealerAt;
    let sum = 0;
    for (let i = 0; i < this.state[hand]!; i++) sum += this.state[from + i]!;
    return sum;
  }

  /** Whether one ace can count as 11. */
  #usableAce(hand: number): boolean {
    const from = hand === 0 ? playerAt : dealerAt;
    for (let i = 0; i < this.state[hand]!; i++)
      if (this.state[from + i] === 1) return this.#hard(hand) + 10 <= limit;
    return false;
  }

  #sum(hand: number): number {
    return this.#hard(hand) + (this.#usableAce(hand) ? 10 : 0);
  }

  #isNatural(hand: number): boolean {
    return this.state[hand] === 2 && this.#sum(hand) === limit;
  }

  #observe(): void {
    this.observation[0] = blackjackState(this.#sum(0), this.state[dealerAt]!, this.#usableAce(0));
  }
}

/** Where a hand stands: its sum and whether an ace counts as 11. */
interface Hand {
  readonly sum: number;
  readonly ace: boolean;
}

/** A hand with one more card. */
function withCard({ sum, ace }: Hand, card: number): Hand {
  const hard = sum - (ace ? 10 : 0) + card;
  const anyAce = ace || card === 1;
  if (anyAce && hard + 10 <= limit) return { sum: hard + 10, ace: true };
  return { sum: hard, ace: false };
}

const chances = Array.from({ length: 10 }, (_, index) => ({
  card: index + 1,
  probability: (index === 9 ? 4 : 1) / deck.length,
}));

/** Adds a weight to one of the entries of a map. */
function add<K>(weights: Map<K, number>, key: K, weight: number): void {
  weights.set(key, (weights.get(key) ?? 0) + weight);
}

/** How probable each final sum of the dealer is, behind an open card; 0 stands for more than 21. */
function dealerSums(open: number): { sum: number; natural: boolean; probability: number }[] {
  const sums = new Map<number, number>();
  let naturalProbability = 0;
  const play = (hand: Hand, probability: number) => {
    if (hand.sum >= dealerStands) add(sums, hand.sum > limit ? 0 : hand.sum, probability);
    else for (const next of chances) play(withCard(hand, next.card), probability * next.probability);
  };
  const first = withCard({ sum: 0, ace: false }, open);
  for (const { card, probability } of chances) {
    const hand = withCard(first, card);
    if (hand.sum === limit) naturalProbability += probability;
    else play(hand, probability);
  }
  return [
    ...[...sums].map(([sum, probability]) => ({ sum, natural: false, probability })),
    { sum: limit, natural: true, probability: naturalProbability },
  ].filter(({ probability }) => probability > 0);
}

const observations = (highestSum - lowestSum + 1) * 20;

/** The state of a natural, which looks like any other 21 with a usable ace. */
const naturalState = (dealer: number) => observations + dealer - 1;

/**
 * The exact model of an infinite deck. A natural is a state of its own, since only it may pay more; it looks like
 * another 21, but as nobody hits on 21 that takes nothing from the optimum.
 */
export function blackjackModel(rules: BlackjackRules): TabularModel {
  const states = observations + 10;
  const outcomes: (readonly Outcome[])[] = [];
  const shown = Array.from({ length: states }, (_, state) => state);
  const dealers = Array.from({ length: 10 }, (_, index) => dealerSums(index + 1));
  const sticking = (state: number, sum: number, dealer: number, natural: boolean): Outcome[] => {
    const payoffs = new Map<number, number>();
    for (const end of dealers[dealer - 1]!)
      add(payoffs, payoff(sum, natural, end.sum, end.natural, rules), end.probability);
    return [...payoffs].map(([reward, probability]) => ({
      probability,
      next: state,
      reward,
      terminated: true,
    }));
  };
  const hitting = (hand: Hand, dealer: number): Outcome[] =>
    chances.map(({ card, probability }) => {
      const next = withCard(hand, card);
      const bust = next.sum > limit;
      return {
        probability,
        next: blackjackState(next.sum, dealer, next.ace),
        reward: bust ? -1 : 0,
        terminated: bust,
      };
    });
  for (let state = 0; state < states; state++) {
    const natural = state >= observations;
    const dealer = natural ? state - observations + 1 : (Math.floor(state / 2) % 10) + 1;
    const hand = natural
      ? { sum: limit, ace: true }
      : { sum: Math.floor(state / 20) + lowestSum, ace: state % 2 === 1 };
    if (natural) shown[state] = blackjackState(limit, dealer, true);
    // No hand has a usable ace below 12 or above 21: such states never come up.
    const impossible = hand.sum > limit || (hand.ace && hand.sum < 12);
    if (impossible) outcomes.push(nothing(state), nothing(state));
    else outcomes.push(sticking(state, hand.sum, dealer, natural), hitting(hand, dealer));
  }
  const starts = new Map<number, number>();
  for (const dealer of chances)
    for (const first of chances)
      for (const second of chances) {
        const hand = withCard(withCard({ sum: 0, ace: false }, first.card), second.card);
        const state =
          hand.sum === limit ? naturalState(dealer.card) : blackjackState(hand.sum, dealer.card, hand.ace);
        add(starts, state, dealer.probability * first.probability * second.probability);
      }
  return {
    states,
    actions: 2,
    starts: [...starts].map(([state, probability]) => ({ state, probability })),
    outcomes,
    observations: shown,
  };
}

export const create: CreateEnvironment = (card, options) => new Blackjack(card, options);
