/**
 * The swing-up of a pendulum whose motor cannot lift it in one go, with the constants of Gymnasium's Pendulum-v1.
 *
 * | observation      | unit  | bounds  |
 * |------------------|-------|---------|
 * | cos theta        |       | -1 to 1 |
 * | sin theta        |       | -1 to 1 |
 * | thetaDot         | rad/s | -8 to 8 |
 *
 * The state is theta (0 is upright, not wrapped) and thetaDot. Action: torque in N m from -2 to 2, clipped. Reward
 * -(theta² + 0.1 thetaDot² + 0.001 u²) of the state before the step and the clipped torque. Never terminates.
 */
import type { Random } from '../../shared/random';
import type { CreateEnvironment } from '../../learning/environment/environment';
import { VectorEnvironment } from '../../learning/environment/vector-environment';
import { card } from './card';

/** m/s² */
const gravity = 10;
/** kg */
const mass = 1;
/** m */
const length = 1;
/** s */
const timeStep = 0.05;
/** rad/s */
const topSpeed = 8;
/** N m */
const topTorque = 2;

export class Pendulum extends VectorEnvironment {
  constructor() {
    super(card, 2, 3);
  }

  protected drawStart(random: Random): void {
    this.state[0] = (2 * random.uniform() - 1) * Math.PI;
    this.state[1] = 2 * random.uniform() - 1;
  }

  step(action: ArrayLike<number>): void {
    const { state } = this;
    const theta = state[0]!;
    const thetaDot = state[1]!;
    const torque = Math.min(topTorque, Math.max(-topTorque, action[0]!));
    const lean = wrapped(theta);
    this.reward = -(lean * lean + 0.1 * thetaDot * thetaDot + 0.001 * torque * torque);
    const acceleration =
      ((3 * gravity) / (2 * length)) * Math.sin(theta) + (3 / (mass * length * length)) * torque;
    const speed = Math.min(topSpeed, Math.max(-topSpeed, thetaDot + acceleration * timeStep));
    // The new velocity moves the pendulum, as in the reference.
    state[0] = theta + speed * timeStep;
    state[1] = speed;
    this.observe();
  }

  protected override observe(): void {
    const { observation, state } = this;
    observation[0] = Math.cos(state[0]!);
    observation[1] = Math.sin(state[0]!);
    observation[2] = state[1]!;
  }
}

/** The same angle from -π to below π. */
function wrapped(angle: number): number {
  const turn = 2 * Math.PI;
  return angle + Math.PI - turn * Math.floor((angle + Math.PI) / turn) - Math.PI;
}

export const create: CreateEnvironment = () => new Pendulum();
