import type { EnvironmentCard } from '../environment';

export const cartPole = {
  id: 'CartPole-v1',
  title: '2D pole cart',
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
  citation:
    'Barto, Sutton & Anderson 1983, "Neuronlike adaptive elements that can solve difficult learning control problems"; constants of Gymnasium 1.x',
} as const satisfies EnvironmentCard;
