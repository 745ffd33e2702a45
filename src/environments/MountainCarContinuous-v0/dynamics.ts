/**
 * The car in the valley of Moore 1990 ("Efficient memory-based learning for robot control") with a throttle instead
 * of three pushes; constants of Gymnasium's MountainCarContinuous-v0.
 *
 * | observation | unit   | bounds        |
 * |-------------|--------|---------------|
 * | position    | m      | -1.2 to 0.6   |
 * | velocity    | m/step | -0.07 to 0.07 |
 *
 * Action: force from -1 to 1, clipped. Reward 100 at the flag, less a tenth of the squared action as given, not as
 * clipped. Terminates at the flag.
 *
 * The reference rounds its state to single precision after every step, and so does this one: the valley amplifies
 * such differences until a later step no longer agrees.
 */
import type { Random } from '../../shared/random';
import type { CreateEnvironment, Heuristic } from '../../learning/environment/environment';
import { VectorEnvironment } from '../../learning/environment/vector-environment';
import { roll, startAt } from '../MountainCar-v0/valley';
import { card } from './card';

/** m */
const flag = 0.45;
/** m/step² at full throttle */
const power = 0.0015;

export class MountainCarContinuous extends VectorEnvironment {
  constructor() {
    super(card, 2);
  }

  protected drawStart(random: Random): void {
    this.state[0] = startAt(random.uniform());
    this.state[1] = 0;
  }

  step(action: ArrayLike<number>): void {
    const { state, observation } = this;
    const throttle = action[0]!;
    roll(state, Math.min(1, Math.max(-1, throttle)) * power);
    this.terminated = state[0]! >= flag && state[1]! >= 0;
    this.reward = (this.terminated ? 100 : 0) - 0.1 * throttle * throttle;
    observation.set(state);
    state.set(observation);
  }
}

export const create: CreateEnvironment = () => new MountainCarContinuous();

/** Pushes the car the way it rolls. */
export const heuristic: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? -1 : 1;
};
