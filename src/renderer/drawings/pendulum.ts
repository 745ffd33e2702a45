/** Draws the pendulum and the torque of its motor, to scale. */
import { begin, pivot, roundArrow, type Action, type Palette } from './drawing';

/** Lengths in metres and torques in N m, as in the environment. */
const length = 1;
const topTorque = 2;
const view = 2.5;

/**
 * Draws one state.
 * @param state [angle in rad (0 is upright, positive counter-clockwise, as Gymnasium draws it), its velocity]
 * @param action [torque], at most ±2
 */
export function drawPendulum(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  action: Action | null,
  palette: Palette,
): void {
  const [theta = 0] = state;
  const scale = Math.min(width, height) / view;
  const centre = [width / 2, height / 2] as const;
  const place = (angle: number, radius: number) =>
    [centre[0] - Math.sin(angle) * radius * scale, centre[1] - Math.cos(angle) * radius * scale] as const;
  begin(context, width, height);

  // The circle of the free end, with the place to hold.
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.setLineDash([3, 5]);
  context.beginPath();
  context.arc(...centre, length * scale, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
  context.strokeStyle = palette.goal;
  context.lineWidth = Math.max(3, 0.05 * scale);
  context.beginPath();
  context.arc(...centre, 1.13 * scale, -Math.PI / 2 - 0.16, -Math.PI / 2 + 0.16);
  context.stroke();

  context.strokeStyle = palette.pole;
  context.lineWidth = Math.max(5, 0.12 * scale);
  context.beginPath();
  context.moveTo(...centre);
  context.lineTo(...place(theta, length * 0.94));
  context.stroke();

  // The arrow is as long as the motor is strong.
  const given = typeof action === 'object' && action !== null ? (action[0] ?? 0) : 0;
  const torque = Math.min(1, Math.max(-1, given / topTorque));
  if (Math.abs(torque) > 0.02) {
    context.strokeStyle = palette.accent;
    context.lineWidth = Math.max(2, 0.04 * scale);
    const begins = theta + Math.PI / 2 + Math.sign(torque) * 0.3;
    roundArrow(context, centre, 0.42 * scale, begins, torque * 2.4, 0.12 * scale);
  }
  pivot(context, centre, Math.max(3, 0.06 * scale), palette);
}

/** A straight way between two angles, which are not wrapped. */
export function betweenPendulums(
  from: readonly number[],
  to: readonly number[],
  share: number,
): readonly number[] {
  return from.map((value, i) => value + share * (to[i]! - value));
}
