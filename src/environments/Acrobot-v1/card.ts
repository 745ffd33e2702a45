import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'Acrobot-v1',
  title: 'Acrobot',
  order: 40,
  summary:
    'Swing the free end of a two-link pendulum above a line by driving only the joint between the links.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'cosine of the first angle', low: -1, high: 1 },
      { name: 'sine of the first angle', low: -1, high: 1 },
      { name: 'cosine of the second angle', low: -1, high: 1 },
      { name: 'sine of the second angle', low: -1, high: 1 },
      { name: 'first angular velocity', unit: 'rad/s', low: -4 * Math.PI, high: 4 * Math.PI },
      { name: 'second angular velocity', unit: 'rad/s', low: -9 * Math.PI, high: 9 * Math.PI },
    ],
  },
  action: { kind: 'discrete', names: ['torque −1 N m', 'no torque', 'torque +1 N m'] },
  reward: '−1 for every step, 0 for the one that reaches the line',
  termination: 'the free end is one link’s length above the upper joint',
  stepLimit: 500,
  randomReturn: -498.7,
  solvedReturn: -100,
  bestReturn: null,
  citation:
    'Sutton 1996, "Generalization in reinforcement learning: successful examples using sparse coarse coding"; Sutton & Barto 2018; constants of Gymnasium 1.x',
  slice: {
    x: { name: 'angle of the upper link', unit: 'rad', index: 0, low: -Math.PI, high: Math.PI },
    y: { name: 'angle between the links', unit: 'rad', index: 1, low: -Math.PI, high: Math.PI },
    state: [0, 0, 0, 0],
  },
} as const satisfies EnvironmentCard;
