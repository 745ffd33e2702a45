/** How each environment is drawn. */
import type { EnvironmentOptions } from '../../shared/catalogue/environment';
import { shownNumbers } from '../../shared/catalogue/environments/cart-pole-masked';
import { gridWorld } from '../../shared/catalogue/grid-worlds';
import { acrobotTimeStep, betweenAcrobots, drawAcrobot } from './acrobot';
import { drawBlackjack, handValue } from './blackjack';
import { drawCartPole } from './cart-pole';
import { drawGridWorld } from './grid-world';
import { drawMaximisationBias } from './maximisation-bias';
import type { Drawing, Quantity } from './drawing';
import { drawLunarLander, padCentre, standing } from './lunar-lander';
import { drawContinuousMountainCar, drawDiscreteMountainCar } from './mountain-car';
import { betweenPendulums, drawPendulum } from './pendulum';

const degrees = (angle: number): number => (angle * 180) / Math.PI;
/** The same angle in degrees from -180 to 180. */
const wrappedDegrees = (angle: number): number => degrees(Math.atan2(Math.sin(angle), Math.cos(angle)));

const number = (name: Quantity['name'], unit: string, of: Quantity['of']): Quantity => ({
  name,
  unit,
  of,
  digits: unit === '°' ? 0 : 2,
});

const lunarLander: Drawing = {
  timeStep: 1 / 50,
  draw: drawLunarLander,
  quantities: [
    number('fromPad', 'm', ([x]) => x! - padCentre),
    number('height', 'm', ([, y]) => y! - standing),
    number('horizontalVelocity', 'm/s', (state) => state[3]!),
    number('verticalVelocity', 'm/s', (state) => state[4]!),
    number('lean', '°', (state) => wrappedDegrees(state[2]!)),
  ],
};

const drawings: Readonly<Record<string, Drawing>> = {
  'CartPole-v1': { timeStep: 0.02, draw: drawCartPole },
  'CartPoleMasked-v1': { timeStep: 0.02, draw: drawCartPole, observed: shownNumbers },
  'MountainCar-v0': { timeStep: 1 / 30, draw: drawDiscreteMountainCar },
  'MountainCarContinuous-v0': { timeStep: 1 / 30, draw: drawContinuousMountainCar },
  'Acrobot-v1': {
    timeStep: acrobotTimeStep,
    draw: drawAcrobot,
    between: betweenAcrobots,
    quantities: [
      number('upperAngle', '°', ([theta1]) => wrappedDegrees(theta1!)),
      number('lowerAngle', '°', ([, theta2]) => wrappedDegrees(theta2!)),
      number('upperVelocity', 'rad/s', (state) => state[2]!),
      number('lowerVelocity', 'rad/s', (state) => state[3]!),
    ],
  },
  'Pendulum-v1': {
    timeStep: 0.05,
    draw: drawPendulum,
    between: betweenPendulums,
    quantities: [
      number('angle', '°', ([theta]) => wrappedDegrees(theta!)),
      number('angularVelocity', 'rad/s', (state) => state[1]!),
    ],
  },
  'LunarLander-v3': lunarLander,
  'LunarLanderContinuous-v3': lunarLander,
  'Blackjack-v1': {
    timeStep: 0.7,
    draw: drawBlackjack,
    quantities: [{ name: 'sum', of: (state) => handValue(state, 0).sum, digits: 0 }],
  },
  'MaximisationBias-v0': { timeStep: 0.7, draw: drawMaximisationBias },
};

/** Real seconds for a step from cell to cell. */
const gridTimeStep = 0.2;

/** How an environment with these options is drawn; undefined where nobody has drawn it yet. */
export function drawingOf(environment: string, options?: EnvironmentOptions): Drawing | undefined {
  const world = gridWorld(environment, options);
  if (world === null) return drawings[environment];
  return {
    timeStep: gridTimeStep,
    draw: (context, width, height, [cell = 0], action, palette) =>
      drawGridWorld(context, width, height, world, cell, action, palette),
    quantities: [
      { name: 'row', of: ([cell = 0]) => Math.floor(cell / world.map.columns) + 1, digits: 0 },
      { name: 'column', of: ([cell = 0]) => (cell % world.map.columns) + 1, digits: 0 },
    ],
  };
}
