/** Draws the two links of the acrobot. */
import { wrappedDegrees, type EnvironmentDrawing, type Moment } from '../../shared/drawing/drawing';
import type { Picture, Point, Shape } from '../../shared/drawing/shapes';

/** Lengths in metres, as in the environment: two links of 1 m, hung at the origin. */
const goal = 1;
const view = { left: -2.25, right: 2.25, bottom: -2.15, top: 2.15 };
/** s */
export const acrobotTimeStep = 0.2;

const origin: Point = [0, 0];

/**
 * The state is [angle of the upper link (0 hangs down, positive counter-clockwise), of the lower one relative to it, …],
 * the action the torque at the joint between the links: 0 clockwise, 1 none, 2 counter-clockwise.
 */
function picture({ state: [theta1 = 0, theta2 = 0], action }: Moment): Picture {
  const joint = [Math.sin(theta1), -Math.cos(theta1)] as const;
  const end = [joint[0] + Math.sin(theta1 + theta2), joint[1] - Math.cos(theta1 + theta2)] as const;
  const pivot = (at: Point): Shape => ({
    kind: 'circle',
    at,
    radius: [0.075, 2.5],
    fill: 'surface',
    stroke: 'cart',
    width: [0.045, 1.5],
  });
  const way = action === 2 ? 1 : -1;
  return {
    view,
    shapes: [
      // The line to reach, and the height of the pivot for comparison.
      {
        kind: 'line',
        through: [
          [view.left, goal, 4],
          [view.right, goal, -4],
        ],
        stroke: 'goal',
        width: 1.5,
        dash: [5, 5],
        sharp: true,
      },
      {
        kind: 'text',
        at: [view.left, goal, 4, -4],
        text: '1 m',
        fill: 'faint',
        align: 'left',
        baseline: 'bottom',
      },
      {
        kind: 'line',
        through: [
          [-0.32, 0],
          [0.32, 0],
        ],
        stroke: 'line',
        width: 1.5,
      },
      { kind: 'line', through: [origin, joint], stroke: 'cart', width: [0.13, 4] },
      { kind: 'line', through: [joint, end], stroke: 'pole', width: [0.13, 4] },
      pivot(origin),
      pivot(joint),
      // The torque turns the lower link.
      ...(typeof action !== 'number' || action === 1
        ? []
        : [
            {
              kind: 'turn',
              at: joint,
              radius: [0.42],
              from: theta1 + theta2 - Math.PI / 2 + way * 0.35,
              sweep: way * 1.25,
              head: [0.17],
              stroke: 'accent',
              width: [0.06, 2],
            } as const,
          ]),
    ],
  };
}

/** Angles follow the velocities between two states, over the top as well, where they are wrapped. */
export function betweenAcrobots(
  from: readonly number[],
  to: readonly number[],
  share: number,
): readonly number[] {
  const turn = 2 * Math.PI;
  const [h, s] = [acrobotTimeStep, share];
  return [0, 1].map((i) => {
    const [v0, v1] = [from[i + 2]!, to[i + 2]!];
    const guess = from[i]! + ((v0 + v1) / 2) * h;
    const end = to[i]! + turn * Math.round((guess - to[i]!) / turn);
    // Hermite's cubic through both angles with both velocities.
    return (
      (1 + 2 * s) * (1 - s) ** 2 * from[i]! +
      s * (1 - s) ** 2 * h * v0 +
      s * s * (3 - 2 * s) * end +
      s * s * (s - 1) * h * v1
    );
  });
}

export const drawing: EnvironmentDrawing = {
  doc: 'Only the joint between the links has a motor; the curved arrow is its torque. An episode ends once the free end swings above the dashed line, 1 m over the pivot.',
  timeStep: acrobotTimeStep,
  picture,
  between: betweenAcrobots,
  quantities: [
    { name: 'angle of upper link', unit: '°', digits: 0, of: ([theta1]) => wrappedDegrees(theta1!) },
    { name: 'angle between links', unit: '°', digits: 0, of: ([, theta2]) => wrappedDegrees(theta2!) },
    { name: 'velocity of upper link', unit: 'rad/s', of: (state) => state[2]! },
    { name: 'velocity of joint', unit: 'rad/s', of: (state) => state[3]! },
  ],
};
