/**
 * The car in the valley of Moore 1990 ("Efficient memory-based learning for robot control"), as in example 10.1 of
 * Sutton & Barto 2018, with the constants of Gymnasium's MountainCar-v0.
 *
 * | observation | unit   | bounds       |
 * |-------------|--------|--------------|
 * | position    | m      | -1.2 to 0.6  |
 * | velocity    | m/step | -0.07 to 0.07 |
 *
 * Actions: 0 pushes left, 1 coasts, 2 pushes right. Reward -1 for every step. Terminates at the flag.
 */
import type { Random } from '../../shared/random';
import type { CreateEnvironment, Heuristic } from '../../learning/environment/environment';
import { VectorEnvironment } from '../../learning/environment/vector-environment';
import { card } from './card';

/** m */
const leftWall = -1.2;
const rightWall = 0.6;
const flag = 0.5;
/** m/step */
const topSpeed = 0.07;
/** m/step² */
const push = 0.001;
const gravity = 0.0025;
/** Starts lie in between, in m, at rest. */
const startFrom = -0.6;
const startTo = -0.4;

export class MountainCar extends VectorEnvironment {
  constructor() {
    super(card, 2);
  }

  protected drawStart(random: Random): void {
    this.state[0] = startFrom + (startTo - startFrom) * random.uniform();
    this.state[1] = 0;
  }

  step(action: ArrayLike<number>): void {
    const { state } = this;
    const before = state[0]!;
    const free = state[1]! + (action[0]! - 1) * push - Math.cos(3 * before) * gravity;
    let velocity = Math.min(topSpeed, Math.max(-topSpeed, free));
    const position = Math.min(rightWall, Math.max(leftWall, before + velocity));
    // The left wall swallows the impact.
    if (position === leftWall && velocity < 0) velocity = 0;
    state[0] = position;
    state[1] = velocity;
    this.observation.set(state);
    this.reward = -1;
    this.terminated = position >= flag && velocity >= 0;
  }
}

export const create: CreateEnvironment = () => new MountainCar();

/** Pushes the car the way it rolls. */
export const heuristic: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? 0 : 2;
};
