/** Draws the car in its valley, seen from the side, to scale. */
import { formatExact } from '../i18n/format';
import { arrow, begin, type Action, type Palette } from './drawing';

/** Lengths in metres, as in the environment. */
const leftWall = -1.2;
const rightWall = 0.6;
const view = { left: -1.36, right: 0.76, bottom: -0.24, top: 1.34 };
const car = { length: 0.2, height: 0.075, wheel: 0.034 };

/** Height of the ground. */
const hill = (x: number): number => Math.sin(3 * x) * 0.45 + 0.55;
const slope = (x: number): number => Math.atan(1.35 * Math.cos(3 * x));

/**
 * Draws one state; the flag stands where an episode ends well.
 * @param state [position in m, velocity in m/step]
 * @param force -1 (full to the left) to 1
 */
function drawMountainCar(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  force: number,
  palette: Palette,
  flag: number,
): void {
  const [position = 0] = state;
  const scale = Math.min(width / (view.right - view.left), height / (view.top - view.bottom));
  const middle = (view.left + view.right) / 2;
  const at = (x: number) => width / 2 + (x - middle) * scale;
  const floor = height / 2 + ((view.top - view.bottom) / 2) * scale;
  const up = (y: number) => floor - (y - view.bottom) * scale;
  begin(context, width, height);

  // The hill, with its crest line.
  const crest = () => {
    context.beginPath();
    for (let x = leftWall; x < rightWall + 1e-9; x += 0.02) context.lineTo(at(x), up(hill(x)));
  };
  const base = up(-0.02);
  crest();
  context.lineTo(at(rightWall), base);
  context.lineTo(at(leftWall), base);
  context.closePath();
  context.fillStyle = palette.ground;
  context.fill();
  crest();
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.stroke();

  // Positions under it.
  context.fillStyle = palette.faint;
  context.lineWidth = 1;
  for (const x of [-1, -0.5, 0, 0.5]) {
    context.beginPath();
    context.moveTo(at(x), base + 1);
    context.lineTo(at(x), base + 5);
    context.stroke();
    context.fillText(x === 0 ? '0 m' : formatExact(x), at(x), base + 8);
  }

  // The wall, where the car loses its speed.
  context.setLineDash([3, 4]);
  context.beginPath();
  context.moveTo(at(leftWall), up(hill(leftWall)) - 4);
  context.lineTo(at(leftWall), up(hill(leftWall) + 0.42));
  context.stroke();
  context.setLineDash([]);

  // The flag.
  const foot = up(hill(flag));
  const mast = 0.24 * scale;
  context.strokeStyle = palette.ink;
  context.lineWidth = Math.max(1.5, 0.012 * scale);
  context.beginPath();
  context.moveTo(at(flag), foot);
  context.lineTo(at(flag), foot - mast);
  context.stroke();
  context.fillStyle = palette.goal;
  context.beginPath();
  context.moveTo(at(flag), foot - mast);
  context.lineTo(at(flag) + 0.13 * scale, foot - mast + 0.05 * scale);
  context.lineTo(at(flag), foot - mast + 0.1 * scale);
  context.closePath();
  context.fill();

  // The car stands on the slope.
  context.save();
  context.translate(at(position), up(hill(position)));
  context.rotate(-slope(position));
  const length = car.length * scale;
  const body = car.height * scale;
  const wheel = car.wheel * scale;
  context.fillStyle = palette.pole;
  context.beginPath();
  context.roundRect(-length / 2, -wheel - body, length, body, Math.max(2, 0.02 * scale));
  context.fill();
  context.beginPath();
  context.roundRect(-length * 0.27, -wheel - body * 1.75, length * 0.5, body, Math.max(2, 0.03 * scale));
  context.fill();
  for (const side of [-1, 1]) {
    context.beginPath();
    context.arc((side * length) / 3.4, -wheel, wheel, 0, 2 * Math.PI);
    context.fillStyle = palette.surface;
    context.fill();
    context.strokeStyle = palette.cart;
    context.lineWidth = Math.max(1.5, 0.016 * scale);
    context.stroke();
  }
  if (Math.abs(force) > 0.02) {
    const way = Math.sign(force);
    const y = -wheel - body * 0.5;
    const start = way * (length / 2 + 0.035 * scale);
    context.strokeStyle = palette.accent;
    context.lineWidth = Math.max(2, 0.018 * scale);
    arrow(context, [start, y], [start + force * 0.16 * scale + way * 3, y], 0.05 * scale);
  }
  context.restore();
}

type Arguments = [CanvasRenderingContext2D, number, number, readonly number[], Action | null, Palette];

/** @see drawMountainCar; actions 0, 1, 2 push left, coast, push right. */
export function drawDiscreteMountainCar(...[context, width, height, state, action, palette]: Arguments) {
  const force = typeof action === 'number' ? action - 1 : 0;
  drawMountainCar(context, width, height, state, force, palette, 0.5);
}

/** @see drawMountainCar; the arrow is as long as the engine pulls, at most 1. */
export function drawContinuousMountainCar(...[context, width, height, state, action, palette]: Arguments) {
  const throttle = typeof action === 'object' && action !== null ? (action[0] ?? 0) : 0;
  drawMountainCar(context, width, height, state, Math.min(1, Math.max(-1, throttle)), palette, 0.45);
}
