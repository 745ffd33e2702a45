/** Draws the cart and its pole, seen from the side, to scale. */

import { formatExact } from '../i18n/format';
import { arrow, begin, type Action, type Palette } from './drawing';

/** Lengths in metres and angles in radians, as in the environment. */
const track = 2.4;
const pole = 1;
const leanLimit = (12 * Math.PI) / 180;
const cart = { width: 0.5, height: 0.26, wheel: 0.07 };
const view = { width: 5.5, height: 1.95 };

/**
 * Draws one state into a canvas of `width` by `height` CSS pixels.
 * @param state [cart position in m, its velocity, pole angle in rad (0 is upright, positive leans right), its velocity]
 * @param action 0 pushes left, 1 pushes right, null draws no push
 */
export function drawCartPole(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  action: Action | null,
  palette: Palette,
): void {
  const [x = 0, , theta = 0] = state;
  const scale = Math.min(width / view.width, height / view.height);
  const ground = height / 2 + (view.height / 2 - 0.42) * scale;
  const at = (metres: number) => width / 2 + metres * scale;
  const up = (metres: number) => ground - metres * scale;

  begin(context, width, height);

  // The track: a tick for each half metre, numbers at the whole ones, posts where an episode ends.
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(at(-view.width), ground + 0.5);
  context.lineTo(at(view.width), ground + 0.5);
  context.stroke();
  context.fillStyle = palette.faint;
  context.lineWidth = 1;
  for (let metres = -2; metres <= 2; metres += 0.5) {
    const whole = Number.isInteger(metres);
    context.beginPath();
    context.moveTo(at(metres), ground + 1);
    context.lineTo(at(metres), ground + (whole ? 7 : 4));
    context.stroke();
    if (whole) context.fillText(metres === 0 ? '0 m' : formatExact(metres), at(metres), ground + 10);
  }
  context.setLineDash([3, 4]);
  for (const post of [-track, track]) {
    context.beginPath();
    context.moveTo(at(post), ground - 4);
    context.lineTo(at(post), up(0.9));
    context.stroke();
  }

  // How far the pole may lean.
  const pivot = { x: at(x), y: up(2 * cart.wheel + cart.height) };
  for (const limit of [-leanLimit, leanLimit]) {
    context.beginPath();
    context.moveTo(pivot.x + Math.sin(limit) * 0.25 * scale, pivot.y - Math.cos(limit) * 0.25 * scale);
    context.lineTo(
      pivot.x + Math.sin(limit) * (pole + 0.1) * scale,
      pivot.y - Math.cos(limit) * (pole + 0.1) * scale,
    );
    context.stroke();
  }
  context.setLineDash([]);

  // The cart.
  context.fillStyle = palette.cart;
  context.beginPath();
  context.roundRect(
    at(x - cart.width / 2),
    pivot.y,
    cart.width * scale,
    cart.height * scale,
    Math.max(2, 0.05 * scale),
  );
  context.fill();
  for (const side of [-1, 1]) {
    context.beginPath();
    context.arc(at(x + (side * cart.width) / 3.2), up(cart.wheel), cart.wheel * scale, 0, 2 * Math.PI);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = palette.cart;
    context.lineWidth = Math.max(1.5, 0.035 * scale);
    context.stroke();
  }

  // The push.
  if (action !== null) {
    const way = action === 1 ? 1 : -1;
    const start = at(x + way * (cart.width / 2 + 0.08));
    const tip = at(x + way * (cart.width / 2 + 0.4));
    const y = pivot.y + (cart.height / 2) * scale;
    context.strokeStyle = palette.accent;
    context.lineWidth = Math.max(2, 0.035 * scale);
    arrow(context, [start, y], [tip, y], 0.14 * scale);
  }

  // The pole, with its pivot.
  context.strokeStyle = palette.pole;
  context.lineWidth = Math.max(3, 0.075 * scale);
  context.beginPath();
  context.moveTo(pivot.x, pivot.y);
  context.lineTo(pivot.x + Math.sin(theta) * pole * scale, pivot.y - Math.cos(theta) * pole * scale);
  context.stroke();
  context.fillStyle = palette.surface;
  context.strokeStyle = palette.cart;
  context.lineWidth = Math.max(1.5, 0.03 * scale);
  context.beginPath();
  context.arc(pivot.x, pivot.y, Math.max(2.5, 0.045 * scale), 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
