import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'MountainCarContinuous-v0',
  title: 'Mountain car, continuous',
  order: 60,
  summary: 'Drive an underpowered car out of a valley with as little engine force as possible.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'position', unit: 'm', low: -1.2, high: 0.6 },
      { name: 'velocity', unit: 'm/step', low: -0.07, high: 0.07 },
    ],
  },
  action: { kind: 'box', dimensions: [{ name: 'engine force', low: -1, high: 1 }] },
  reward: '+100 at the flag; −0.1 times the square of the force in every step',
  termination: 'the car reaches the flag at 0.45 m',
  stepLimit: 999,
  randomReturn: -33,
  solvedReturn: 90,
  bestReturn: null,
  citation:
    'Moore 1990, "Efficient memory-based learning for robot control"; continuous form and constants of Gymnasium 1.x',
  slice: {
    x: { name: 'position', index: 0, low: -1.2, high: 0.6 },
    y: { name: 'velocity', index: 1, low: -0.07, high: 0.07 },
    state: [0, 0],
  },
} as const satisfies EnvironmentCard;
