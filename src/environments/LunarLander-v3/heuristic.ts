/** The hand-written pilot that comes with the lander of Gymnasium: a proportional-derivative controller. */

/** Writes the pilot's action for an observation: the number of a discrete one, or two powers of a continuous one. */
export function pilotLander(observation: ArrayLike<number>, action: Float32Array): void {
  const [x, y, xDot, yDot, angle, angleDot, right, left] = Array.from(observation) as Eight;
  // It leans towards the pad, at most 0.4 rad, and keeps a height that grows with the distance.
  const wantedAngle = Math.min(0.4, Math.max(-0.4, 0.5 * x + xDot));
  const wantedHeight = 0.55 * Math.abs(x);
  let turn = 0.5 * (wantedAngle - angle) - angleDot;
  let rise = 0.5 * (wantedHeight - y) - 0.5 * yDot;
  if (right !== 0 || left !== 0) {
    turn = 0;
    rise = -0.5 * yDot;
  }
  if (action.length === 2) {
    action[0] = Math.min(1, Math.max(-1, 20 * rise - 1));
    action[1] = Math.min(1, Math.max(-1, -20 * turn));
  } else if (rise > Math.abs(turn) && rise > 0.05) action[0] = 2;
  else if (turn < -0.05) action[0] = 3;
  else action[0] = turn > 0.05 ? 1 : 0;
}

type Eight = [number, number, number, number, number, number, number, number];
