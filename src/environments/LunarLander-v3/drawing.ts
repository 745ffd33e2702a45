/** Draws the lander over its ground. */
import { wrappedDegrees, type EnvironmentDrawing, type Moment } from '../../shared/drawing/drawing';
import { layoutOf, type Picture, type Point, type Shape } from '../../shared/drawing/shapes';
import { contactsAt, enginesAt, groundAt, hull } from './body';

/** Lengths in metres, as in the environment. */
const field = 20;
/** The ground lies at the foot; what is left of the height is sky. */
const view = { left: 0, right: field, bottom: -0.3, top: 14.6, atFoot: true };
/** The reference gives its lengths in pixels. */
const pixel = 1 / 30;
const leg = { width: 4 * pixel, height: 16 * pixel };
const sideEngine = { away: 17 * pixel, height: 10 * pixel };

/** Over the pad and its level; how high the hull's centre is when the legs stand. */
export const padCentre = field / 2;
export const standing = 400 / 30 / 4 + 18 * pixel;

/** A place in the coordinates of a body: the hull is 0, its legs are 1 and 2. */
function inBody(state: readonly number[], body: number): (x: number, y: number) => Point {
  const [x0, y0, angle] = state.slice(6 * body, 6 * body + 3) as [number, number, number];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (x, y) => [x0 + x * cos - y * sin, y0 + x * sin + y * cos];
}

/** The ground, and the pad between its two flags, whose masts are so high. */
function groundShapes(state: readonly number[], mast: number): Shape[] {
  const heights = state.slice(groundAt);
  const corners = heights.map((height, i): Point => [(field / (heights.length - 1)) * i, height]);
  const middle = (heights.length - 1) / 2;
  const pad = [corners[middle - 1]!, corners[middle + 1]!] as const;
  return [
    {
      kind: 'line',
      through: [...corners, [field, view.bottom], [0, view.bottom]],
      closed: true,
      fill: 'ground',
    },
    { kind: 'line', through: corners, stroke: 'line', width: 1.5 },
    { kind: 'line', through: pad, stroke: 'goal', width: 3 },
    ...pad.flatMap(([x, y]): Shape[] => [
      {
        kind: 'line',
        through: [
          [x, y],
          [x, y + mast],
        ],
        stroke: 'ink',
        width: 1.5,
      },
      {
        kind: 'line',
        through: [
          [x, y + mast],
          [x + mast * 0.55, y + mast * 0.8],
          [x, y + mast * 0.6],
        ],
        closed: true,
        fill: 'goal',
      },
    ]),
  ];
}

/** A flame from a nozzle in a direction, in the coordinates of the hull. */
function plume(
  at: (x: number, y: number) => Point,
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  halfWidth: number,
  length: number,
): Shape {
  const side = (along: number, aside: number) => at(x + dx * along - dy * aside, y + dy * along + dx * aside);
  return {
    kind: 'line',
    through: [
      side(0, halfWidth),
      { bend: side(length * 0.5, halfWidth * 1.2), to: side(length, 0) },
      { bend: side(length * 0.5, -halfWidth * 1.2), to: side(0, -halfWidth) },
    ],
    closed: true,
    fill: 'pole',
  };
}

/** The engines that fire: the right one pushes to the right and so burns on the left. */
function flames(state: readonly number[]): Shape[] {
  const [main, side] = [state[enginesAt]!, state[enginesAt + 1]!];
  const at = inBody(state, 0);
  const way = -Math.sign(side);
  return [
    ...(main > 0 ? [plume(at, [0, -10 * pixel], [0, -1], 0.2, 0.5 + 1.1 * main)] : []),
    ...(side === 0
      ? []
      : [plume(at, [way * sideEngine.away, sideEngine.height], [way, 0], 0.11, 0.4 + 0.6 * Math.abs(side))]),
  ];
}

/** The legs, in the colour of the goal where they stand, their struts, and the hull over them. */
function lander(state: readonly number[]): Shape[] {
  const at = inBody(state, 0);
  const centreOf = (body: number): Point => [state[6 * body]!, state[6 * body + 1]!];
  return [
    ...[1, 2].map((body): Shape => {
      const colour = state[contactsAt + body - 1] === 1 ? 'goal' : 'cart';
      return {
        kind: 'box',
        at: centreOf(body),
        size: [[leg.width], [leg.height]],
        turned: state[6 * body + 2]!,
        fill: colour,
        stroke: colour,
        width: [0.09],
      };
    }),
    ...[1, 2].map((body): Shape => ({
      kind: 'line',
      through: [centreOf(0), centreOf(body)],
      stroke: 'cart',
      width: [0.12, 1.5],
    })),
    {
      kind: 'line',
      through: hull.map(([x, y]) => at(x * pixel, y * pixel)),
      closed: true,
      fill: 'cart',
      stroke: 'cart',
      width: [0.12],
    },
    { kind: 'circle', at: at(0, 5 * pixel), radius: [0.2], fill: 'surface' },
  ];
}

/**
 * The state is [for hull, right and left leg each: x, y, angle and their rates; contacts; engines; heights of the
 * ground]; engines and ground are in it, so the action is not needed.
 */
function picture({ state, width, height }: Moment): Picture {
  const { scale, origin } = layoutOf(view, width, height);
  const [x, y] = state as [number, number];
  const top = origin[1] / scale;
  const inSight = Math.min((width - 8 - origin[0]) / scale, Math.max((8 - origin[0]) / scale, x));
  return {
    view,
    shapes: [
      ...groundShapes(state, Math.max(12 / scale, 1.3)),
      ...flames(state),
      ...lander(state),
      // A lander above the picture is pointed at.
      ...(y <= top + 0.6
        ? []
        : [
            {
              kind: 'line',
              through: [
                [inSight, top, 0, 3],
                [inSight, top, 6, 12],
                [inSight, top, -6, 12],
              ],
              closed: true,
              fill: 'cart',
            } as const,
          ]),
    ],
  };
}

export const drawing: EnvironmentDrawing = {
  doc: 'The flames are the engines that are firing; those at the sides push the lander away from them. The green line between the flags is the pad, and a leg turns green while it touches the ground. A triangle at the upper edge points to a lander that is above the picture.',
  timeStep: 1 / 50,
  picture,
  quantities: [
    { name: 'distance from pad', unit: 'm', of: ([x]) => x! - padCentre },
    { name: 'height', unit: 'm', of: ([, y]) => y! - standing },
    { name: 'horizontal velocity', unit: 'm/s', of: (state) => state[3]! },
    { name: 'vertical velocity', unit: 'm/s', of: (state) => state[4]! },
    { name: 'lean to the left', unit: '°', digits: 0, of: (state) => wrappedDegrees(state[2]!) },
  ],
};
