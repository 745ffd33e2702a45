/** Environments by their ids, ready for the training loop. */
import { Acrobot } from './acrobot';
import { CartPole } from './cart-pole';
import type { Environment } from './environment';
import { MountainCar } from './mountain-car';
import { MountainCarContinuous } from './mountain-car-continuous';
import { Pendulum } from './pendulum';
import { TimeLimit } from './time-limit';

const dynamics: Readonly<Record<string, () => Environment>> = {
  'CartPole-v1': () => new CartPole(),
  'MountainCar-v0': () => new MountainCar(),
  'Acrobot-v1': () => new Acrobot(),
  'Pendulum-v1': () => new Pendulum(),
  'MountainCarContinuous-v0': () => new MountainCarContinuous(),
};

/**
 * Makes an environment of the catalogue with its step limit.
 * @throws RangeError for an id that the catalogue does not know.
 */
export function createEnvironment(id: string): Environment {
  const create = Object.hasOwn(dynamics, id) ? dynamics[id] : undefined;
  if (create === undefined)
    throw new RangeError(`environment is ${id}; allowed is ${Object.keys(dynamics).join(', ')}.`);
  const environment = create();
  const { stepLimit } = environment.card;
  return stepLimit === null ? environment : new TimeLimit(environment, stepLimit);
}

export type { Environment };
