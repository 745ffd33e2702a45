import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'MountainCar-v0',
  title: 'Mountain car',
  order: 30,
  summary: 'Drive an underpowered car out of a valley by swinging back and forth.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'position', unit: 'm', low: -1.2, high: 0.6 },
      { name: 'velocity', unit: 'm/step', low: -0.07, high: 0.07 },
    ],
  },
  action: { kind: 'discrete', names: ['push left', 'coast', 'push right'] },
  reward: '−1 for every step',
  termination: 'the car reaches the flag at 0.5 m',
  stepLimit: 200,
  randomReturn: -200,
  solvedReturn: -110,
  bestReturn: null,
  citation:
    'Moore 1990, "Efficient memory-based learning for robot control"; Sutton & Barto 2018, example 10.1; constants of Gymnasium 1.x',
  slice: {
    x: { name: 'position', index: 0, low: -1.2, high: 0.6 },
    y: { name: 'velocity', index: 1, low: -0.07, high: 0.07 },
    state: [0, 0],
  },
} as const satisfies EnvironmentCard;
