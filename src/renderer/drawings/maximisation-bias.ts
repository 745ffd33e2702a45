/** Draws the two states of the maximisation-bias problem as a diagram, with the agent on one of them. */
import { t } from '../i18n';
import { arrow, begin, printed, type Action, type Palette } from './drawing';

/** Middles of the states A, B and end, in shares of the width; B lies left of A, the end right and further left. */
const places = { B: 0.36, A: 0.62, right: 0.88, left: 0.1 } as const;

/**
 * Draws one state into a canvas of `width` by `height` CSS pixels.
 * @param state [0 in A, 1 in B, 2 at the end]
 * @param action in A, 0 goes left and 1 right; in B all go to the end; null draws none
 */
export function drawMaximisationBias(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  [state = 0]: readonly number[],
  action: Action | null,
  palette: Palette,
): void {
  begin(context, width, height);
  context.textBaseline = 'middle';
  const radius = Math.min(width * 0.07, height * 0.16);
  const y = height / 2;
  const at = (place: keyof typeof places) => places[place] * width;
  const way = (from: keyof typeof places, to: keyof typeof places, lift: number, chosen: boolean) => {
    const side = Math.sign(at(to) - at(from));
    context.strokeStyle = chosen ? palette.accent : palette.line;
    context.lineWidth = chosen ? 2.5 : 1.5;
    arrow(
      context,
      [at(from) + side * (radius + 3), y + lift * 0.7],
      [at(to) - side * (radius + 4), y + lift],
      radius * 0.35,
    );
  };
  const inA = state === 0 && typeof action === 'number';
  way('A', 'right', 0, inA && action % 2 === 1);
  way('A', 'B', 0, inA && action % 2 === 0);
  const inB = state === 1 && typeof action === 'number';
  for (const lift of [-0.7, -0.35, 0, 0.35, 0.7]) way('B', 'left', lift * radius, inB && lift === 0);

  context.font = '500 11px Inter, sans-serif';
  context.fillStyle = palette.faint;
  const above = y - radius - 12;
  context.fillText('0', (at('A') + at('right')) / 2, above);
  context.fillText('0', (at('A') + at('B')) / 2, above);
  context.fillText(`N(${printed(-0.1)}, 1)`, (at('left') + at('B')) / 2, above);

  const agentAt = state === 0 ? 'A' : state === 1 ? 'B' : null;
  for (const place of ['A', 'B', 'left', 'right'] as const) {
    const end = place === 'left' || place === 'right';
    context.beginPath();
    if (end) context.rect(at(place) - radius * 0.6, y - radius * 0.6, radius * 1.2, radius * 1.2);
    else context.arc(at(place), y, radius, 0, 2 * Math.PI);
    context.fillStyle = place === agentAt ? palette.pole : palette.surface;
    context.fill();
    context.strokeStyle = palette.cart;
    context.lineWidth = 1.5;
    context.stroke();
    context.fillStyle = place === agentAt ? palette.surface : palette.ink;
    context.font = `600 ${radius * (end ? 0.5 : 0.8)}px Inter, sans-serif`;
    context.fillText(end ? t.player.cards.end : place, at(place), y + 1);
  }
}
