/** Planes through the state spaces of environments, over which values and policies are drawn as maps. */

export interface SliceAxis {
  readonly name: string;
  readonly unit?: string;
  /** Which number of the environment's state it is. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

export interface Slice {
  readonly x: SliceAxis;
  readonly y: SliceAxis;
  /** All numbers of the state; those of the axes are replaced. */
  readonly state: readonly number[];
}

/** Points along each axis of a map. */
export const slicePoints = 31;

const poleAngle = (12 * Math.PI) / 180;

const cart: Slice = {
  x: { name: 'angle of the pole', unit: 'rad', index: 2, low: -poleAngle, high: poleAngle },
  y: { name: 'angular velocity', unit: 'rad/s', index: 3, low: -2, high: 2 },
  state: [0, 0, 0, 0],
};
const car: Slice = {
  x: { name: 'position', index: 0, low: -1.2, high: 0.6 },
  y: { name: 'velocity', index: 1, low: -0.07, high: 0.07 },
  state: [0, 0],
};

/** By the id of the environment; with more than two numbers, the others are at rest in the middle. */
export const slices: Readonly<Record<string, Slice>> = {
  'CartPole-v1': cart,
  'CartPoleMasked-v1': cart,
  'MountainCar-v0': car,
  'MountainCarContinuous-v0': car,
  'Pendulum-v1': {
    x: { name: 'angle from upright', unit: 'rad', index: 0, low: -Math.PI, high: Math.PI },
    y: { name: 'angular velocity', unit: 'rad/s', index: 1, low: -8, high: 8 },
    state: [0, 0],
  },
  'Acrobot-v1': {
    x: { name: 'angle of the upper link', unit: 'rad', index: 0, low: -Math.PI, high: Math.PI },
    y: { name: 'angle between the links', unit: 'rad', index: 1, low: -Math.PI, high: Math.PI },
    state: [0, 0, 0, 0],
  },
};

/** The value of an axis at one of its points. */
export function axisValue({ low, high }: SliceAxis, point: number): number {
  return low + ((high - low) * point) / (slicePoints - 1);
}
