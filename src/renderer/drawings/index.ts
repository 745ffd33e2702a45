/** How each environment is drawn, by its id. */
import { acrobotTimeStep, betweenAcrobots, drawAcrobot } from './acrobot';
import { drawCartPole } from './cart-pole';
import type { Drawing, Quantity } from './drawing';
import { drawLunarLander, padCentre, standing } from './lunar-lander';
import { drawContinuousMountainCar, drawDiscreteMountainCar } from './mountain-car';
import { betweenPendulums, drawPendulum } from './pendulum';

const degrees = (angle: number): number => (angle * 180) / Math.PI;
/** The same angle in degrees from -180 to 180. */
const wrappedDegrees = (angle: number): number => degrees(Math.atan2(Math.sin(angle), Math.cos(angle)));

const number = (name: Quantity['name'], unit: string, of: Quantity['of']): Quantity => ({ name, unit, of });

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

export const drawings: Readonly<Record<string, Drawing>> = {
  'CartPole-v1': { timeStep: 0.02, draw: drawCartPole },
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
};
