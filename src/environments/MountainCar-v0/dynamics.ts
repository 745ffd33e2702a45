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
import { roll, startAt } from './valley';

/** m */
const flag = 0.5;
/** m/step² */
const push = 0.001;

export class MountainCar extends VectorEnvironment {
  constructor() {
    super(card, 2);
  }

  protected drawStart(random: Random): void {
    this.state[0] = startAt(random.uniform());
    this.state[1] = 0;
  }

  step(action: ArrayLike<number>): void {
    const { state } = this;
    roll(state, (action[0]! - 1) * push);
    this.observation.set(state);
    this.reward = -1;
    this.terminated = state[0]! >= flag && state[1]! >= 0;
  }
}

export const create: CreateEnvironment = () => new MountainCar();

/** Pushes the car the way it rolls. */
export const heuristic: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? 0 : 2;
};
