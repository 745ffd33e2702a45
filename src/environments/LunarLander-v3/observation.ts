/** What the agent sees of the lander's physical state, and how well the lander stands. */
import { contactsAt } from './body';
import { height, legDown, padHeight, width } from './world';

/** Steps per second. */
export const rate = 50;

/**
 * Writes the observation in double precision: position, speed, angle, rate of turning, contacts.
 * @param state as `body.ts` lays it out
 * @param seen 8 numbers in the scales of the observation table
 */
export function observe(state: Float64Array, seen: Float64Array): void {
  seen[0] = (state[0]! - width / 2) / (width / 2);
  seen[1] = (state[1]! - (padHeight + legDown)) / (height / 2);
  seen[2] = (state[3]! * (width / 2)) / rate;
  seen[3] = (state[4]! * (height / 2)) / rate;
  seen[4] = state[2]!;
  seen[5] = (20 * state[5]!) / rate;
  seen[6] = state[contactsAt]!;
  seen[7] = state[contactsAt + 1]!;
}

/** How well the lander stands: a reward is what this has grown by. */
export function standing(seen: Float64Array): number {
  const x = seen[0]!;
  const y = seen[1]!;
  const xDot = seen[2]!;
  const yDot = seen[3]!;
  return (
    -100 * Math.sqrt(x * x + y * y) -
    100 * Math.sqrt(xDot * xDot + yDot * yDot) -
    100 * Math.abs(seen[4]!) +
    10 * seen[6]! +
    10 * seen[7]!
  );
}
