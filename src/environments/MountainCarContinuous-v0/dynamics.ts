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
import { card } from './card';

/** m */
const leftWall = -1.2;
const rightWall = 0.6;
const flag = 0.45;
/** m/step */
const topSpeed = 0.07;
/** m/step² at full throttle */
const power = 0.0015;
const gravity = 0.0025;
/** Starts lie in between, in m, at rest. */
const startFrom = -0.6;
const startTo = -0.4;

export class MountainCarContinuous extends VectorEnvironment {
  constructor() {
    super(card, 2);
  }

  protected drawStart(random: Random): void {
    this.state[0] = startFrom + (startTo - startFrom) * random.uniform();
    this.state[1] = 0;
  }

  step(action: ArrayLike<number>): void {
    const { state, observation } = this;
    const before = state[0]!;
    const throttle = action[0]!;
    const force = Math.min(1, Math.max(-1, throttle));
    const free = state[1]! + force * power - gravity * Math.cos(3 * before);
    let velocity = Math.min(topSpeed, Math.max(-topSpeed, free));
    const position = Math.min(rightWall, Math.max(leftWall, before + velocity));
    // The left wall swallows the impact.
    if (position === leftWall && velocity < 0) velocity = 0;
    this.terminated = position >= flag && velocity >= 0;
    this.reward = (this.terminated ? 100 : 0) - 0.1 * throttle * throttle;
    observation[0] = position;
    observation[1] = velocity;
    state.set(observation);
  }
}

export const create: CreateEnvironment = () => new MountainCarContinuous();

/** Pushes the car the way it rolls. */
export const heuristic: Heuristic = ([, velocity], action) => {
  action[0] = velocity! < 0 ? -1 : 1;
};
