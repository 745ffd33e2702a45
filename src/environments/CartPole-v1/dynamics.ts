/**
 * The pole on a cart of Barto, Sutton & Anderson 1983 ("Neuronlike adaptive elements that can solve difficult
 * learning control problems", appendix), with the constants of Gymnasium's CartPole-v1.
 *
 * | observation             | unit  | bounds        |
 * |-------------------------|-------|---------------|
 * | x, cart position        | m     | ends at ±2.4  |
 * | xDot, cart velocity     | m/s   | unbounded     |
 * | theta, pole angle       | rad   | ends at ±12°  |
 * | thetaDot                | rad/s | unbounded     |
 *
 * Actions: 0 pushes left, 1 pushes right. Reward 1 for every step. Terminates where a bound is passed.
 */
import type { Random } from '../../shared/random';
import type { CreateEnvironment, Heuristic } from '../../learning/environment/environment';
import { VectorEnvironment } from '../../learning/environment/vector-environment';
import { card } from './card';

/** m/s² */
const gravity = 9.8;
/** kg */
const poleMass = 0.1;
const totalMass = 1.0 + poleMass;
/** Half the pole's length in m. */
const halfLength = 0.5;
const poleMassLength = poleMass * halfLength;
/** N */
const force = 10;
/** s */
const timeStep = 0.02;
/** m */
const positionLimit = 2.4;
/** rad */
const angleLimit = (12 * 2 * Math.PI) / 360;
/** Start states are uniform in ± this, in every component. */
const startRange = 0.05;

export class CartPole extends VectorEnvironment {
  constructor() {
    super(card, 4);
  }

  protected drawStart(random: Random): void {
    for (let i = 0; i < 4; i++) this.state[i] = (2 * random.uniform() - 1) * startRange;
  }

  step(action: ArrayLike<number>): void {
    const { state } = this;
    const x = state[0]!;
    const xDot = state[1]!;
    const theta = state[2]!;
    const thetaDot = state[3]!;
    const cos = Math.cos(theta);
    const sin = Math.sin(theta);
    const push = action[0] === 1 ? force : -force;
    const shared = (push + poleMassLength * thetaDot * thetaDot * sin) / totalMass;
    const thetaAcceleration =
      (gravity * sin - cos * shared) / (halfLength * (4 / 3 - (poleMass * cos * cos) / totalMass));
    const xAcceleration = shared - (poleMassLength * thetaAcceleration * cos) / totalMass;
    // Euler's method, positions before velocities, as in the reference.
    state[0] = x + timeStep * xDot;
    state[1] = xDot + timeStep * xAcceleration;
    state[2] = theta + timeStep * thetaDot;
    state[3] = thetaDot + timeStep * thetaAcceleration;
    this.observation.set(state);
    this.reward = 1;
    this.terminated = Math.abs(state[0]) > positionLimit || Math.abs(state[2]) > angleLimit;
  }
}

export const create: CreateEnvironment = () => new CartPole();

/** Pushes the cart to where the pole is about to fall. */
export const heuristic: Heuristic = ([, , angle, angleDot], action) => {
  action[0] = angle! + 0.5 * angleDot! > 0 ? 1 : 0;
};

/**
 * Steps for which this environment goes its own way when it replays a recording; from then on each step begins with the
 * recorded observation.
 *
 * Without a hand to balance it a pole falls, and the recorded actions are such a hand only for the recorded pole: a
 * deviation grows by e^4 a second, so that the last bit of a double becomes visible in single precision after about
 * 140 steps and is a fall after 480. Gymnasium 1.4.0 itself, replaying its recording with NumPy 2.4.6 on Linux,
 * leaves it at the same steps. Each single step still has to be the recorded one.
 */
export const reproducibleSteps = 250;
