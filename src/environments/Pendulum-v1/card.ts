import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'Pendulum-v1',
  title: 'Pendulum',
  order: 50,
  summary: 'Swing a pendulum up and keep it upright with a motor too weak to lift it in one go.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'cosine of the angle', low: -1, high: 1 },
      { name: 'sine of the angle', low: -1, high: 1 },
      { name: 'angular velocity', unit: 'rad/s', low: -8, high: 8 },
    ],
  },
  action: { kind: 'box', dimensions: [{ name: 'torque', unit: 'N m', low: -2, high: 2 }] },
  reward: '−(θ² + 0.1 θ̇² + 0.001 u²) in every step, θ from −π to π with 0 upright',
  termination: 'never',
  stepLimit: 200,
  randomReturn: -1226,
  solvedReturn: -200,
  bestReturn: null,
  citation: 'The classic swing-up of control theory with the constants of Gymnasium 1.x',
  slice: {
    x: { name: 'angle from upright', unit: 'rad', index: 0, low: -Math.PI, high: Math.PI },
    y: { name: 'angular velocity', unit: 'rad/s', index: 1, low: -8, high: 8 },
    state: [0, 0],
  },
} as const satisfies EnvironmentCard;
