/** Draws a hand of Blackjack: the dealer's cards above, the agent's below. */
import { t } from '../i18n';
import { begin, lettering, type Action, type Palette } from './drawing';

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
const actionFont = lettering(600, 12);

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

/**
 * Draws one state into a canvas of `width` by `height` CSS pixels.
 * @param state the cards, as the environment keeps them
 * @param action 0 sticks, 1 hits, null where the hand is over: then the dealer's second card is turned over
 */
export function drawBlackjack(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  action: Action | null,
  palette: Palette,
): void {
  begin(context, width, height);
  context.textBaseline = 'middle';
  const row = height / 2;
  const most = Math.max(state[agent]!, state[dealer]!, 4);
  // The word for the action has a place of its own, even while it is not there: cards do not change their size.
  context.font = actionFont;
  const { hit, stick } = t.drawings.words;
  const wordWidth = Math.max(...[hit, stick].map((word) => context.measureText(word).width));
  const room = width - namesWidth - wordWidth - 2 * margin;
  const cardHeight = Math.min(row * 0.66, (room / most - gap) * tall);
  const hands = [
    [dealer, t.drawings.words.dealer, row * 0.5],
    [agent, t.drawings.words.agent, row * 1.5],
  ] as const;
  for (const [hand, name, y] of hands) {
    const hidden = hand === dealer && action !== null;
    const { sum } = handValue(state, hand);
    context.textAlign = 'left';
    context.fillStyle = palette.faint;
    context.font = lettering(500, 11);
    context.fillText(name, margin, y - 9);
    context.fillStyle = hand === agent && sum > 21 ? palette.hazard : palette.ink;
    context.font = lettering(600, 16);
    context.fillText(hidden ? '' : String(sum), margin, y + 9);
    context.textAlign = 'center';
    cardsOf(state, hand).forEach((card, i) =>
      drawCard(
        context,
        hidden && i > 0 ? null : card,
        [namesWidth + (i + 0.5) * (cardHeight / tall + gap), y],
        cardHeight,
        palette,
      ),
    );
  }
  if (action === null) return;
  context.textAlign = 'right';
  context.fillStyle = palette.accent;
  context.font = actionFont;
  context.fillText(action === 1 ? hit : stick, width - margin, row * 1.5);
}

/** Draws a card of a worth, or its back. */
function drawCard(
  context: CanvasRenderingContext2D,
  card: number | null,
  [x, y]: readonly [number, number],
  height: number,
  palette: Palette,
): void {
  const width = height / tall;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, width * 0.12);
  context.fillStyle = card === null ? palette.ground : palette.surface;
  context.fill();
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.stroke();
  context.fillStyle = card === null ? palette.faint : card === 1 ? palette.pole : palette.ink;
  context.font = lettering(600, height * 0.34);
  context.fillText(card === null ? '?' : card === 1 ? 'A' : String(card), x, y + height * 0.02);
}
