/** Draws the pendulum and the torque of its motor. */
import { wrappedDegrees, type EnvironmentDrawing, type Moment } from '../../shared/drawing/drawing';
import type { Picture, Point, Shape } from '../../shared/drawing/shapes';

/** Lengths in metres and torques in N m, as in the environment. */
const length = 1;
const topTorque = 2;
const view = { left: -1.25, right: 1.25, bottom: -1.25, top: 1.25 };

const centre: Point = [0, 0];

/** The arrow is as long as the motor is strong. */
function torqueShapes(theta: number, action: Moment['action']): Shape[] {
  const given = typeof action === 'object' && action !== null ? (action[0] ?? 0) : 0;
  const torque = Math.min(1, Math.max(-1, given / topTorque));
  if (Math.abs(torque) <= 0.02) return [];
  return [
    {
      kind: 'turn',
      at: centre,
      radius: [0.42],
      from: theta + Math.PI / 2 + Math.sign(torque) * 0.3,
      sweep: torque * 2.4,
      head: [0.12],
      stroke: 'accent',
      width: [0.04, 2],
    },
  ];
}

/**
 * The state is [angle in rad (0 is upright, positive counter-clockwise, as Gymnasium draws it), its velocity], the action
 * [torque], at most ±2.
 */
const picture = ({ state: [theta = 0], action }: Moment): Picture => ({
  view,
  shapes: [
    // The circle of the free end, with the place to hold.
    { kind: 'circle', at: centre, radius: [length], stroke: 'line', dash: [3, 5] },
    {
      kind: 'arc',
      at: centre,
      radius: [1.13],
      from: Math.PI / 2 - 0.16,
      to: Math.PI / 2 + 0.16,
      stroke: 'goal',
      width: [0.05, 3],
    },
    {
      kind: 'line',
      through: [centre, [-Math.sin(theta) * length * 0.94, Math.cos(theta) * length * 0.94]],
      stroke: 'pole',
      width: [0.12, 5],
    },
    ...torqueShapes(theta, action),
    { kind: 'circle', at: centre, radius: [0.06, 3], fill: 'surface', stroke: 'cart', width: [0.036, 1.8] },
  ],
});

/** A straight way between two angles, which are not wrapped. */
export function betweenPendulums(
  from: readonly number[],
  to: readonly number[],
  share: number,
): readonly number[] {
  return from.map((value, i) => value + share * (to[i]! - value));
}

export const drawing: EnvironmentDrawing = {
  doc: 'The curved arrow is the torque of the motor; its length shows how strong it is. The mark at the top is where the pendulum should stand still. Angles count from there, counter-clockwise.',
  timeStep: 0.05,
  picture,
  between: betweenPendulums,
  quantities: [
    { name: 'angle from upright', unit: '°', digits: 0, of: ([theta]) => wrappedDegrees(theta!) },
    { name: 'angular velocity', unit: 'rad/s', of: (state) => state[1]! },
  ],
};
