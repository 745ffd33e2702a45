/** Draws a hand of Blackjack: the dealer's cards above, the agent's below. */
import type { EnvironmentDrawing, Moment, Sheet } from '../../shared/drawing/drawing';
import { heat, inkOn, shareOf, type Range } from '../../shared/drawing/heat';
import { pixelView, type Picture, type Shape } from '../../shared/drawing/shapes';
import { blackjackState, highestSum } from './card';

/** Where the environment keeps the cards: how many the agent and the dealer hold, then the agent's, the dealer's. */
const cardsAt = [2, 24] as const;
const agent = 0;
const dealer = 1;

/** Height of a card over its width. */
const tall = 1.4;
/** CSS pixels: left of the cards, for whose they are; between two cards; beside the word for the action. */
const namesWidth = 72;
const gap = 6;
const margin = 8;
/** Of the word for the action, in CSS pixels; no letter is wider than this share of it. */
const wordSize = 12;
const widestLetter = 0.65;

function cardsOf(state: readonly number[], hand: 0 | 1): readonly number[] {
  return state.slice(cardsAt[hand], cardsAt[hand] + state[hand]!);
}

/** The sum of a hand, with one ace as 11 where that stays below 22. */
export function handValue(state: readonly number[], hand: 0 | 1): { sum: number; usableAce: boolean } {
  const cards = cardsOf(state, hand);
  const hard = cards.reduce((sum, card) => sum + card, 0);
  const usableAce = cards.includes(1) && hard + 10 <= 21;
  return { sum: hard + (usableAce ? 10 : 0), usableAce };
}

/** A card of a worth, or its back. */
function cardShapes(card: number | null, x: number, y: number, height: number): Shape[] {
  return [
    {
      kind: 'box',
      at: [x, y],
      size: [height / tall, height],
      corner: (height / tall) * 0.12,
      fill: card === null ? 'ground' : 'surface',
      stroke: 'line',
      width: 1.5,
    },
    {
      kind: 'text',
      at: [x, y, 0, height * 0.02],
      text: card === null ? '?' : card === 1 ? 'A' : String(card),
      fill: card === null ? 'faint' : card === 1 ? 'pole' : 'ink',
      size: height * 0.34,
      weight: 600,
    },
  ];
}

/**
 * The state is the cards, as the environment keeps them; the action is 0 to stick, 1 to hit, null where the hand is over:
 * then the dealer's second card is turned over.
 */
function picture({ state, action, words, width, height }: Moment): Picture {
  const { hit = '', stick = '', dealer: dealerName = '', agent: agentName = '' } = words;
  const row = height / 2;
  const most = Math.max(state[agent]!, state[dealer]!, 4);
  // The word for the action has a place of its own, even while it is not there: cards do not change their size.
  const wordWidth = Math.max(hit.length, stick.length) * wordSize * widestLetter;
  const room = width - namesWidth - wordWidth - 2 * margin;
  const cardHeight = Math.min(row * 0.66, (room / most - gap) * tall);
  const handShapes = (hand: 0 | 1, name: string, y: number): Shape[] => {
    const hidden = hand === dealer && action !== null;
    const { sum } = handValue(state, hand);
    return [
      { kind: 'text', at: [margin, y, 0, -9], text: name, fill: 'faint', align: 'left' },
      {
        kind: 'text',
        at: [margin, y, 0, 9],
        text: hidden ? '' : String(sum),
        fill: hand === agent && sum > 21 ? 'hazard' : 'ink',
        size: 16,
        weight: 600,
        align: 'left',
      },
      ...cardsOf(state, hand).flatMap((card, i) =>
        cardShapes(
          hidden && i > 0 ? null : card,
          namesWidth + (i + 0.5) * (cardHeight / tall + gap),
          y,
          cardHeight,
        ),
      ),
    ];
  };
  return {
    view: pixelView(width, height),
    shapes: [
      ...handShapes(dealer, dealerName, -row * 0.5),
      ...handShapes(agent, agentName, -row * 1.5),
      ...(action === null
        ? []
        : [
            {
              kind: 'text',
              at: [width - margin, -row * 1.5],
              text: action === 1 ? hit : stick,
              fill: 'accent',
              size: wordSize,
              weight: 600,
              align: 'right',
            } as const,
          ]),
    ],
  };
}

/** Sums at which a hand of Blackjack leaves a choice. */
const lowestShown = 11;
const limit = 21;

/**
 * What a player does with each sum against each card of the dealer, coloured by the value of that: the left half without
 * a usable ace, the right half with one.
 * @param values at `state · 2 + action`
 */
function tablePicture(values: readonly number[], range: Range, { words, width, height }: Sheet): Picture {
  const { stickLetter = '', hitLetter = '', withoutAce = '', withAce = '' } = words;
  const rows = Math.min(limit, highestSum) - lowestShown + 1;
  const [labels, between, head] = [24, 16, 20];
  const side = Math.min((width - 2 * labels - between) / 20, (height - head - 20) / rows);
  const block = labels + 10 * side;
  const start = (width - 2 * block - between) / 2;
  const dealers = Array.from({ length: 10 }, (_, i) => i + 1);

  function half(ace: 0 | 1): Shape[] {
    const left = start + ace * (block + between) + labels;
    const text = (x: number, y: number, what: string, size = 10.5): Shape => ({
      kind: 'text',
      at: [x, -y],
      text: what,
      fill: 'faint',
      size,
    });
    const cell = (sum: number, card: number, y: number): Shape[] => {
      const x = left + (card - 0.5) * side;
      const state = blackjackState(sum, card, ace === 1);
      const [stick, hit] = [values[2 * state]!, values[2 * state + 1]!];
      const share = shareOf(Math.max(stick, hit), range);
      return [
        { kind: 'box', at: [x, -y], size: [side * 0.94, side * 0.94], fill: heat(share) },
        {
          kind: 'text',
          at: [x, -y, 0, 0.5],
          text: stick === hit ? '·' : hit > stick ? hitLetter : stickLetter,
          fill: inkOn(share),
          size: Math.max(8, side * 0.46),
          weight: 600,
        },
      ];
    };
    return [
      text(left + 5 * side, head / 2, ace === 1 ? withAce : withoutAce, 11),
      ...Array.from({ length: rows }, (_, row) => row).flatMap((row): Shape[] => {
        const sum = limit - row;
        const y = head + (row + 0.5) * side;
        return [
          { kind: 'text', at: [left - 5, -y], text: String(sum), fill: 'faint', size: 10.5, align: 'right' },
          // No hand of 11 has a usable ace.
          ...(ace === 1 && sum < 12 ? [] : dealers.flatMap((card) => cell(sum, card, y))),
        ];
      }),
      ...dealers.map((card) =>
        text(left + (card - 0.5) * side, head + rows * side + 9, card === 1 ? 'A' : String(card)),
      ),
    ];
  }
  return { view: pixelView(width, height), shapes: [...half(0), ...half(1)] };
}

export const drawing: EnvironmentDrawing = {
  doc: 'The dealer’s cards above, the agent’s below, each with their sum; A is an ace, 1 or 11. The agent’s sum turns red above 21, where it has lost. “?” is the dealer’s second card, face down until the hand is over. On the right, what the agent does next: it hits and takes a card, or sticks and leaves the rest to the dealer.',
  timeStep: 0.7,
  picture,
  quantities: [{ name: 'the agent’s sum', of: (state) => handValue(state, 0).sum, digits: 0 }],
  words: {
    dealer: 'Dealer',
    agent: 'Agent',
    stick: 'sticks',
    hit: 'hits',
    stickLetter: 'S',
    hitLetter: 'H',
    withoutAce: 'no usable ace',
    withAce: 'usable ace',
  },
  table: {
    doc: 'Rows: the player’s sum. Columns: the dealer’s card. Colour: the value of the better action; the letter is that action, S for stick and H for hit.',
    picture: tablePicture,
  },
};
