/** Draws the car in its valley, seen from the side. */
import type { EnvironmentDrawing, Moment } from '../../shared/drawing/drawing';
import type { Picture, Point, Shape } from '../../shared/drawing/shapes';
import { leftWall, rightWall } from './valley';

/** Lengths in metres, as in the environment. */
const view = { left: -1.36, right: 0.76, bottom: -0.24, top: 1.34 };
const car = { length: 0.2, height: 0.075, wheel: 0.034 };
const base = -0.02;

/** Height of the ground. */
const hill = (x: number): number => Math.sin(3 * x) * 0.45 + 0.55;
const slope = (x: number): number => Math.atan(1.35 * Math.cos(3 * x));

const crest: readonly Point[] = Array.from({ length: 91 }, (_, i) => leftWall + 0.02 * i).map((x) => [
  x,
  hill(x),
]);

function valleyShapes(number: (value: number) => string): Shape[] {
  return [
    { kind: 'line', through: [...crest, [rightWall, base], [leftWall, base]], closed: true, fill: 'ground' },
    { kind: 'line', through: crest, stroke: 'line', width: 1.5 },
    ...[-1, -0.5, 0, 0.5].flatMap((x): Shape[] => [
      {
        kind: 'line',
        through: [
          [x, base, 0, 1],
          [x, base, 0, 5],
        ],
        stroke: 'line',
      },
      {
        kind: 'text',
        at: [x, base, 0, 8],
        text: x === 0 ? '0 m' : number(x),
        fill: 'faint',
        baseline: 'top',
      },
    ]),
    // The wall, where the car loses its speed.
    {
      kind: 'line',
      through: [
        [leftWall, hill(leftWall), 0, -4],
        [leftWall, hill(leftWall) + 0.42],
      ],
      stroke: 'line',
      dash: [3, 4],
    },
  ];
}

function flagShapes(x: number): Shape[] {
  const foot = hill(x);
  const top = foot + 0.24;
  return [
    {
      kind: 'line',
      through: [
        [x, foot],
        [x, top],
      ],
      stroke: 'ink',
      width: [0.012, 1.5],
    },
    {
      kind: 'line',
      through: [
        [x, top],
        [x + 0.13, top - 0.05],
        [x, top - 0.1],
      ],
      closed: true,
      fill: 'goal',
    },
  ];
}

/** The car on the slope, with an arrow for its force. */
function carShapes(position: number, force: number): Shape[] {
  const turned = slope(position);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  /** A place along the car and above its ground, and CSS pixels further along. */
  const at = (along: number, above: number, further = 0): Point => [
    position + along * cos - above * sin,
    hill(position) + along * sin + above * cos,
    further * cos,
    -further * sin,
  ];
  const { length, height, wheel } = car;
  const way = Math.sign(force);
  const start = way * (length / 2 + 0.035);
  const middle = wheel + height * 0.5;
  return [
    {
      kind: 'box',
      at: at(0, middle),
      size: [[length], [height]],
      corner: [0.02, 2],
      turned,
      fill: 'pole',
    },
    {
      kind: 'box',
      at: at(-length * 0.02, wheel + height * 1.25),
      size: [[length * 0.5], [height]],
      corner: [0.03, 2],
      turned,
      fill: 'pole',
    },
    ...[-1, 1].map((side): Shape => ({
      kind: 'circle',
      at: at((side * length) / 3.4, wheel),
      radius: [wheel],
      fill: 'surface',
      stroke: 'cart',
      width: [0.016, 1.5],
    })),
    ...(Math.abs(force) > 0.02
      ? [
          {
            kind: 'arrow',
            from: at(start, middle),
            to: at(start + force * 0.16, middle, 3 * way),
            head: [0.05],
            stroke: 'accent',
            width: [0.018, 2],
          } as const,
        ]
      : []),
  ];
}

/**
 * The picture of a state, [position in m, velocity in m/step].
 * @param force -1 (full to the left) to 1
 * @param flag where an episode ends well
 */
export const valleyPicture = (
  { state: [position = 0], number }: Moment,
  force: number,
  flag: number,
): Picture => ({
  view,
  shapes: [...valleyShapes(number), ...flagShapes(flag), ...carShapes(position, force)],
});

/** What both drawings of the valley show. */
export const valley =
  'Too weak for the hill, the car has to gain speed on the other side before it gets to the flag. The dashed line on the left is a wall, at which it loses all its speed. Steps have no length in seconds here: 30 are played in one.';

export const timeStep = 1 / 30;

export const drawing: EnvironmentDrawing = {
  doc: `The arrow is the push the agent chose; coasting has none. ${valley}`,
  timeStep,
  // Actions 0, 1, 2 push left, coast, push right.
  picture: (moment) => valleyPicture(moment, typeof moment.action === 'number' ? moment.action - 1 : 0, 0.5),
};
