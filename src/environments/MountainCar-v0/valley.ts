/** The valley of Moore 1990, and how a car rolls in it, whatever pushes it. */

/** m */
export const leftWall = -1.2;
export const rightWall = 0.6;
/** m/step */
const topSpeed = 0.07;
/** m/step² */
const gravity = 0.0025;
/** Starts lie in between, in m, at rest. */
const startFrom = -0.6;
const startTo = -0.4;

/** Where an episode begins, by a number from 0 to 1. m */
export const startAt = (share: number): number => startFrom + (startTo - startFrom) * share;

/**
 * One step of the car.
 * @param state position in m, velocity in m/step; replaced by those after the step
 * @param push acceleration besides gravity's, in m/step²
 */
export function roll(state: Float64Array, push: number): void {
  const before = state[0]!;
  const free = state[1]! + push - Math.cos(3 * before) * gravity;
  let velocity = Math.min(topSpeed, Math.max(-topSpeed, free));
  const position = Math.min(rightWall, Math.max(leftWall, before + velocity));
  // The left wall swallows the impact.
  if (position === leftWall && velocity < 0) velocity = 0;
  state[0] = position;
  state[1] = velocity;
}
