/**
 * The two-link pendulum of Sutton 1996 ("Generalization in reinforcement learning: successful examples using sparse
 * coarse coding"), driven at the joint between the links only, with the equations of Sutton & Barto's book (the
 * paper's lack a term) and the constants of Gymnasium's Acrobot-v1.
 *
 * | observation          | unit  | bounds  |
 * |----------------------|-------|---------|
 * | cos theta1           |       | -1 to 1 |
 * | sin theta1           |       | -1 to 1 |
 * | cos theta2           |       | -1 to 1 |
 * | sin theta2           |       | -1 to 1 |
 * | theta1Dot            | rad/s | ±4 π    |
 * | theta2Dot            | rad/s | ±9 π    |
 *
 * The state is theta1 (0 hangs down), theta2 (relative to the first link), theta1Dot, theta2Dot. Actions: torque of
 * -1, 0, 1 N m. Reward -1 for every step, 0 for the one that terminates: the free end is above the line.
 */
import type { Random } from '../../shared/random';
import type { CreateEnvironment, Heuristic } from '../../learning/environment/environment';
import { VectorEnvironment } from '../../learning/environment/vector-environment';
import { card } from './card';

/** m/s² */
const gravity = 9.8;
/** Of each link: mass in kg, length and distance of its centre of mass in m, moment of inertia in kg m². */
const mass = 1;
const length = 1;
const centre = 0.5;
const inertia = 1;
/** s */
const timeStep = 0.2;
/** rad/s */
const topSpeed1 = 4 * Math.PI;
const topSpeed2 = 9 * Math.PI;
/** Start states are uniform in ± this, in every component. */
const startRange = 0.1;

export class Acrobot extends VectorEnvironment {
  readonly #slopes = [0, 1, 2, 3].map(() => new Float64Array(4));
  readonly #point = new Float64Array(4);

  constructor() {
    super(card, 4, 6);
  }

  protected drawStart(random: Random): void {
    // The reference rounds its start to single precision, and nothing after it.
    for (let i = 0; i < 4; i++) this.state[i] = Math.fround((2 * random.uniform() - 1) * startRange);
  }

  step(action: ArrayLike<number>): void {
    const { state } = this;
    this.#integrate(action[0]! - 1);
    state[0] = wrapped(state[0]!);
    state[1] = wrapped(state[1]!);
    state[2] = Math.min(topSpeed1, Math.max(-topSpeed1, state[2]!));
    state[3] = Math.min(topSpeed2, Math.max(-topSpeed2, state[3]!));
    this.observe();
    this.terminated = -Math.cos(state[0]) - Math.cos(state[1] + state[0]) > 1;
    this.reward = this.terminated ? 0 : -1;
  }

  /** One step of the classical Runge-Kutta method of fourth order. */
  #integrate(torque: number): void {
    const { state } = this;
    const point = this.#point;
    const [k1, k2, k3, k4] = this.#slopes as [Float64Array, Float64Array, Float64Array, Float64Array];
    accelerate(state, torque, k1);
    for (let i = 0; i < 4; i++) point[i] = state[i]! + (timeStep / 2) * k1[i]!;
    accelerate(point, torque, k2);
    for (let i = 0; i < 4; i++) point[i] = state[i]! + (timeStep / 2) * k2[i]!;
    accelerate(point, torque, k3);
    for (let i = 0; i < 4; i++) point[i] = state[i]! + timeStep * k3[i]!;
    accelerate(point, torque, k4);
    for (let i = 0; i < 4; i++)
      state[i] = state[i]! + (timeStep / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!);
  }

  protected override observe(): void {
    const { observation, state } = this;
    observation[0] = Math.cos(state[0]!);
    observation[1] = Math.sin(state[0]!);
    observation[2] = Math.cos(state[1]!);
    observation[3] = Math.sin(state[1]!);
    observation[4] = state[2]!;
    observation[5] = state[3]!;
  }
}

/** Writes the rates of change of a state under a torque in N m. */
function accelerate(state: Float64Array, torque: number, rates: Float64Array): void {
  const theta1 = state[0]!;
  const theta2 = state[1]!;
  const theta1Dot = state[2]!;
  const theta2Dot = state[3]!;
  const cos2 = Math.cos(theta2);
  const sin2 = Math.sin(theta2);
  const coupling = mass * length * centre;
  const d1 =
    mass * centre * centre +
    mass * (length * length + centre * centre + 2 * length * centre * cos2) +
    2 * inertia;
  const d2 = mass * (centre * centre + length * centre * cos2) + inertia;
  // cos(x - π/2) is sin x.
  const phi2 = mass * centre * gravity * Math.sin(theta1 + theta2);
  const phi1 =
    -coupling * theta2Dot * theta2Dot * sin2 -
    2 * coupling * theta2Dot * theta1Dot * sin2 +
    (mass * centre + mass * length) * gravity * Math.sin(theta1) +
    phi2;
  const theta2DotDot =
    (torque + (d2 / d1) * phi1 - coupling * theta1Dot * theta1Dot * sin2 - phi2) /
    (mass * centre * centre + inertia - (d2 * d2) / d1);
  rates[0] = theta1Dot;
  rates[1] = theta2Dot;
  rates[2] = -(d2 * theta2DotDot + phi1) / d1;
  rates[3] = theta2DotDot;
}

/** The same angle from -π to π. */
function wrapped(angle: number): number {
  const turn = 2 * Math.PI;
  while (angle > Math.PI) angle -= turn;
  while (angle < -Math.PI) angle += turn;
  return angle;
}

export const create: CreateEnvironment = () => new Acrobot();

/** Drives the joint the way the lower link moves. */
export const heuristic: Heuristic = (observation, action) => {
  action[0] = observation[5]! > 0 ? 2 : 0;
};
