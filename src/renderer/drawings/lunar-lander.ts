/** Draws the lander over its ground, to scale. */
import { begin, type Action, type Palette } from './drawing';

/** Lengths in metres, as in the environment. */
const field = 20;
const view = { bottom: -0.3, top: 14.6 };
/** The reference gives its lengths in pixels. */
const pixel = 1 / 30;
const hull = [
  [-14, 17],
  [-17, 0],
  [-17, -10],
  [17, -10],
  [17, 0],
  [14, 17],
] as const;
const leg = { halfWidth: 2 * pixel, halfHeight: 8 * pixel };
const sideEngine = { away: 17 * pixel, height: 10 * pixel };

/** Where the numbers stand in the state; see the environment. */
const contactsAt = 18;
const enginesAt = 20;
const groundAt = 22;

/** Over the pad and its level; how high the hull's centre is when the legs stand. */
export const padCentre = field / 2;
export const standing = 400 / 30 / 4 + 18 * pixel;

/**
 * Draws one state; engines and ground are in it, so the action is not needed.
 * @param state [for hull, right and left leg each: x, y, angle and their rates; contacts; engines; heights of the ground]
 */
export function drawLunarLander(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  _action: Action | null,
  palette: Palette,
): void {
  const heights = state.slice(groundAt);
  const scale = Math.min(width / field, height / (view.top - view.bottom));
  const at = (x: number) => width / 2 + (x - field / 2) * scale;
  // The ground lies at the foot; what is left of the height is sky.
  const up = (y: number) => height - (y - view.bottom) * scale;
  begin(context, width, height);

  // The ground.
  const corner = (i: number) => [at((field / (heights.length - 1)) * i), up(heights[i]!)] as const;
  const crest = () => {
    context.beginPath();
    heights.forEach((_, i) => context.lineTo(...corner(i)));
  };
  crest();
  context.lineTo(at(field), height);
  context.lineTo(at(0), height);
  context.closePath();
  context.fillStyle = palette.ground;
  context.fill();
  crest();
  context.strokeStyle = palette.line;
  context.lineWidth = 1.5;
  context.stroke();

  // The pad between its two flags.
  const middle = (heights.length - 1) / 2;
  context.strokeStyle = palette.goal;
  context.lineWidth = 3;
  context.beginPath();
  context.moveTo(...corner(middle - 1));
  context.lineTo(...corner(middle + 1));
  context.stroke();
  for (const i of [middle - 1, middle + 1]) {
    const [x, y] = corner(i);
    const mast = Math.max(12, 1.3 * scale);
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.5;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y - mast);
    context.stroke();
    context.fillStyle = palette.goal;
    context.beginPath();
    context.moveTo(x, y - mast);
    context.lineTo(x + mast * 0.55, y - mast * 0.8);
    context.lineTo(x, y - mast * 0.6);
    context.closePath();
    context.fill();
  }

  // Runs a sketch in the coordinates of a body, in m, y upwards.
  const inBody = (body: number, sketch: () => void) => {
    const [x, y, angle] = state.slice(6 * body, 6 * body + 3) as [number, number, number];
    context.save();
    context.translate(at(x), up(y));
    context.rotate(-angle);
    context.scale(scale, -scale);
    sketch();
    context.restore();
  };

  // The plumes of the engines: the right one pushes to the right and so burns on the left.
  const main = state[enginesAt]!;
  const side = state[enginesAt + 1]!;
  inBody(0, () => {
    context.fillStyle = palette.pole;
    if (main > 0) plume(context, [0, -10 * pixel], [0, -1], 0.2, 0.5 + 1.1 * main);
    if (side !== 0) {
      const way = -Math.sign(side);
      plume(context, [way * sideEngine.away, sideEngine.height], [way, 0], 0.11, 0.4 + 0.6 * Math.abs(side));
    }
  });

  // The legs, in the colour of the goal where they stand.
  for (const body of [1, 2])
    inBody(body, () => {
      const stands = state[contactsAt + body - 1] === 1;
      context.fillStyle = context.strokeStyle = stands ? palette.goal : palette.cart;
      context.lineWidth = 0.09;
      context.beginPath();
      context.rect(-leg.halfWidth, -leg.halfHeight, 2 * leg.halfWidth, 2 * leg.halfHeight);
      context.fill();
      context.stroke();
    });
  // Struts from the hull to its legs, then the hull over them.
  context.strokeStyle = palette.cart;
  context.lineWidth = Math.max(1.5, 0.12 * scale);
  for (const body of [1, 2]) {
    context.beginPath();
    context.moveTo(at(state[0]!), up(state[1]!));
    context.lineTo(at(state[6 * body]!), up(state[6 * body + 1]!));
    context.stroke();
  }
  inBody(0, () => {
    context.fillStyle = context.strokeStyle = palette.cart;
    context.lineWidth = 0.12;
    context.beginPath();
    for (const [x, y] of hull) context.lineTo(x * pixel, y * pixel);
    context.closePath();
    context.fill();
    context.stroke();
    context.fillStyle = palette.surface;
    context.beginPath();
    context.arc(0, 5 * pixel, 0.2, 0, 2 * Math.PI);
    context.fill();
  });

  // A lander above the picture is pointed at.
  if (up(state[1]!) < -0.6 * scale) {
    const x = Math.min(width - 8, Math.max(8, at(state[0]!)));
    context.fillStyle = palette.cart;
    context.beginPath();
    context.moveTo(x, 3);
    context.lineTo(x + 6, 12);
    context.lineTo(x - 6, 12);
    context.closePath();
    context.fill();
  }
}

/** A flame from a nozzle, in the coordinates of the context. */
function plume(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  halfWidth: number,
  length: number,
): void {
  context.beginPath();
  context.moveTo(x - dy * halfWidth, y + dx * halfWidth);
  context.quadraticCurveTo(
    x + dx * length * 0.5 - dy * halfWidth * 1.2,
    y + dy * length * 0.5 + dx * halfWidth * 1.2,
    x + dx * length,
    y + dy * length,
  );
  context.quadraticCurveTo(
    x + dx * length * 0.5 + dy * halfWidth * 1.2,
    y + dy * length * 0.5 - dx * halfWidth * 1.2,
    x + dy * halfWidth,
    y - dx * halfWidth,
  );
  context.closePath();
  context.fill();
}
