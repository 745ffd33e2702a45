import type { EnvironmentCard } from '../../shared/catalogue/environment';

/** What both forms of the lander have in common. */
export const landing = {
  summary: 'Land a spacecraft gently between two flags by firing its engines.',
  observation: {
    kind: 'box',
    dimensions: [
      { name: 'horizontal position', low: -2.5, high: 2.5 },
      { name: 'height above the pad', low: -2.5, high: 2.5 },
      { name: 'horizontal velocity', low: -10, high: 10 },
      { name: 'vertical velocity', low: -10, high: 10 },
      { name: 'angle', unit: 'rad', low: -2 * Math.PI, high: 2 * Math.PI },
      { name: 'angular velocity', low: -10, high: 10 },
      { name: 'right leg on the ground', low: 0, high: 1 },
      { name: 'left leg on the ground', low: 0, high: 1 },
    ],
  },
  reward:
    'how much closer, slower and more upright the lander became, 10 for each leg on the ground, less 0.3 and 0.03 for the main and a side engine at full power; +100 for coming to rest, −100 for a crash or leaving the field',
  termination: 'the hull touches the ground, the lander leaves the field to a side, or it has come to rest',
  stepLimit: 1000,
  solvedReturn: 200,
  bestReturn: null,
  citation: 'Klimov 2016, the lander of OpenAI Gym; constants of Gymnasium 1.x, on the Box2D engine planck',
  options: {
    gravity: {
      kind: 'number',
      label: 'Gravity',
      unit: 'm/s²',
      doc: 'Vertical acceleration; more negative pulls harder.',
      group: 'Environment',
      default: -10,
      min: -12,
      max: -0.1,
    },
    wind: {
      kind: 'switch',
      label: 'Wind',
      doc: 'Pushes and turns the lander, differently in every episode, as long as no leg stands on the ground.',
      group: 'Environment',
      default: false,
    },
    windPower: {
      kind: 'number',
      label: 'Wind power',
      unit: 'N',
      doc: 'The largest force of the wind to either side.',
      group: 'Environment',
      default: 15,
      min: 0,
      max: 20,
      when: { field: 'wind', is: [true] },
    },
    turbulencePower: {
      kind: 'number',
      label: 'Turbulence',
      unit: 'N m',
      doc: 'The largest torque of the wind in either direction.',
      group: 'Environment',
      default: 1.5,
      min: 0,
      max: 2,
      when: { field: 'wind', is: [true] },
    },
  },
  withOptions: ({ gravity, wind }) =>
    gravity === -10 && wind === false ? {} : { randomReturn: null, solvedReturn: null },
} as const satisfies Partial<EnvironmentCard>;

export const card = {
  ...landing,
  id: 'LunarLander-v3',
  title: 'Lunar lander',
  order: 70,
  action: { kind: 'discrete', names: ['coast', 'left engine', 'main engine', 'right engine'] },
  randomReturn: -180,
} as const satisfies EnvironmentCard;
