/** Draws the states of the maximisation-bias problem as a diagram, with the agent in one of them. */
import { maximisationBias } from '../../shared/catalogue/environments/maximisation-bias';
import { t } from '../i18n';
import { arrow, arrowHead, begin, lettering, type Action, type Palette } from './drawing';

/** Middles of the states A, B and end, in shares of the width; B lies left of A, the end right and further left. */
const places = { B: 0.45, A: 0.69, right: 0.92, left: 0.08 } as const;
/** Half the side of an end's square, in radii of a state's circle. */
const half = 0.6;
/** How far the outermost of the arrows from B bend away from the straight one, in radii. */
const bend = 1.9;

type Place = keyof typeof places;

/** Where the agent is: which of the two ends, the state before tells, as only A has an end to its right. */
function placeOf(state: number, before: readonly number[] | undefined): Place {
  if (state === 0) return 'A';
  if (state === 1) return 'B';
  return before?.[0] === 0 ? 'right' : 'left';
}

/**
 * Draws one state into a canvas of `width` by `height` CSS pixels.
 * @param state [0 in A, 1 in B, 2 at the end]
 * @param action in A, even numbers go left and odd ones right; in B each goes to the end along its own arrow; null
 *   draws none
 * @param before the state that led to this one
 */
export function drawMaximisationBias(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  [state = 0]: readonly number[],
  action: Action | null,
  palette: Palette,
  before?: readonly number[],
): void {
  begin(context, width, height);
  context.textBaseline = 'middle';
  const radius = Math.min(width * 0.07, height * 0.16);
  const y = height / 2;
  const at = (place: Place) => places[place] * width;
  const agentAt = placeOf(state, before);
  const chosen = typeof action === 'number' ? action : null;
  const stroke = (isChosen: boolean) => {
    context.strokeStyle = isChosen ? palette.accent : palette.line;
    context.lineWidth = isChosen ? 2.5 : 1;
  };

  for (const [to, side] of [
    ['right', 1],
    ['B', -1],
  ] as const) {
    stroke(agentAt === 'A' && chosen !== null && chosen % 2 === (side === 1 ? 1 : 0));
    const end = side === 1 ? half * radius : radius;
    arrow(context, [at('A') + side * (radius + 3), y], [at(to) - side * (end + 4), y], radius * 0.35);
  }
  const count = maximisationBias.action.names.length;
  const chosenInB = agentAt === 'B' ? chosen : null;
  const actions = Array.from({ length: count }, (_, each) => each).filter((each) => each !== chosenInB);
  // The chosen one lies over the others.
  if (chosenInB !== null) actions.push(chosenInB);
  for (const each of actions) {
    stroke(each === chosenInB);
    const lift = ((2 * each) / (count - 1) - 1) * radius;
    const from = [at('B') - Math.sqrt(radius ** 2 - (lift * 0.7) ** 2) - 3, y + lift * 0.7] as const;
    const to = [at('left') + half * radius + 4, y + lift * half] as const;
    // A quadratic curve passes its middle half as far out as its control point lies.
    const control = [(from[0] + to[0]) / 2, y + 2 * bend * lift - ((0.7 + half) / 2) * lift] as const;
    context.beginPath();
    context.moveTo(...from);
    context.quadraticCurveTo(...control, ...to);
    arrowHead(context, to, Math.atan2(to[1] - control[1], to[0] - control[0]), radius * 0.17);
    context.stroke();
  }

  context.font = lettering(500, 11);
  context.fillStyle = palette.faint;
  context.fillText('0', (at('A') + at('right')) / 2, y - 14);
  context.fillText('0', (at('A') + at('B')) / 2, y - 14);
  context.fillText(t.drawings.words.luck, (at('left') + at('B')) / 2, y - bend * radius - 12);

  for (const place of ['A', 'B', 'left', 'right'] as const) {
    const end = place === 'left' || place === 'right';
    context.beginPath();
    if (end) context.rect(at(place) - radius * half, y - radius * half, 2 * radius * half, 2 * radius * half);
    else context.arc(at(place), y, radius, 0, 2 * Math.PI);
    context.fillStyle = place === agentAt ? palette.pole : palette.surface;
    context.fill();
    context.strokeStyle = palette.cart;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = place === agentAt ? palette.surface : palette.ink;
    context.font = lettering(600, radius * (end ? 0.5 : 0.8));
    context.fillText(end ? t.drawings.words.end : place, at(place), y + 1);
  }
}
