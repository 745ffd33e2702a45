import type { EnvironmentCard } from '../../shared/catalogue/environment';

/** How far the pole may lean, in rad. */
const poleAngle = (12 * Math.PI) / 180;

export const card = {
  id: 'CartPole-v1',
  title: '2D pole cart',
  order: 10,
  summary: 'Keep a pole upright on a cart by pushing the cart left or right.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'cart position', unit: 'm', low: -4.8, high: 4.8 },
      { name: 'cart velocity', unit: 'm/s', low: -Infinity, high: Infinity },
      { name: 'pole angle', unit: 'rad', low: -0.418, high: 0.418 },
      { name: 'pole angular velocity', unit: 'rad/s', low: -Infinity, high: Infinity },
    ],
  },
  action: { kind: 'discrete', names: ['push left', 'push right'] },
  reward: '+1 for every step, the last one included',
  termination: 'the cart leaves ±2.4 m or the pole leans by more than 12 degrees',
  stepLimit: 500,
  randomReturn: 22,
  solvedReturn: 475,
  bestReturn: 500,
  portrait: { state: [0.35, 0, 0.11, 0], action: 1 },
  citation:
    'Barto, Sutton & Anderson 1983, "Neuronlike adaptive elements that can solve difficult learning control problems"; constants of Gymnasium 1.x',
  slice: {
    x: { name: 'angle of the pole', unit: 'rad', index: 2, low: -poleAngle, high: poleAngle },
    y: { name: 'angular velocity', unit: 'rad/s', index: 3, low: -2, high: 2 },
    state: [0, 0, 0, 0],
  },
} as const satisfies EnvironmentCard;
