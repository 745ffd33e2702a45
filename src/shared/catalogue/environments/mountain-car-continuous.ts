import type { EnvironmentCard } from '../environment';

export const mountainCarContinuous = {
  id: 'MountainCarContinuous-v0',
  title: 'Mountain car, continuous',
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
} as const satisfies EnvironmentCard;
