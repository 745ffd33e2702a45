/** Environments by their ids, ready for the training loop. */
import { environmentCard, environmentOptions, environments } from '../../shared/catalogue';
import type { EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import { Acrobot } from './acrobot';
import { Blackjack } from './blackjack';
import { CartPole } from './cart-pole';
import { cliffWalkingModel } from './cliff-walking';
import type { Environment } from './environment';
import { frozenLakeModel } from './frozen-lake';
import { gridworldModel } from './gridworld';
import { LunarLander } from './lunar-lander';
import { MaximisationBias } from './maximisation-bias';
import { MountainCar } from './mountain-car';
import { MountainCarContinuous } from './mountain-car-continuous';
import { Pendulum } from './pendulum';
import { TabularEnvironment } from './tabular-environment';
import { TimeLimit } from './time-limit';

const dynamics: Readonly<
  Record<string, (card: EnvironmentCard, options: EnvironmentOptions) => Environment>
> = {
  'CartPole-v1': () => new CartPole(),
  'MountainCar-v0': () => new MountainCar(),
  'Acrobot-v1': () => new Acrobot(),
  'Pendulum-v1': () => new Pendulum(),
  'MountainCarContinuous-v0': () => new MountainCarContinuous(),
  'LunarLander-v3': (card, options) => new LunarLander(card, options),
  'LunarLanderContinuous-v3': (card, options) => new LunarLander(card, options),
  'FrozenLake-v1': (card, options) => new TabularEnvironment(card, frozenLakeModel('FrozenLake-v1', options)),
  'FrozenLake8x8-v1': (card, options) =>
    new TabularEnvironment(card, frozenLakeModel('FrozenLake8x8-v1', options)),
  'CliffWalking-v1': (card, options) => new TabularEnvironment(card, cliffWalkingModel(options)),
  'Gridworld-v0': (card, options) => new TabularEnvironment(card, gridworldModel(options)),
  'Blackjack-v1': (card, options) => new Blackjack(card, options),
  'MaximisationBias-v0': () => new MaximisationBias(),
};

/**
 * Makes an environment of the catalogue with its options and its step limit.
 * @param options checked ones, as an experiment holds them; missing ones are at their defaults
 * @throws RangeError for an id that the catalogue does not know.
 */
export function createEnvironment(id: string, options?: EnvironmentOptions): Environment {
  const create = Object.hasOwn(dynamics, id) ? dynamics[id] : undefined;
  const card = environmentCard(id, options);
  if (create === undefined || card === undefined)
    throw new RangeError(`environment is ${id}; allowed is ${Object.keys(environments).join(', ')}.`);
  const environment = create(card, environmentOptions(card, options));
  const { stepLimit } = card;
  return stepLimit === null ? environment : new TimeLimit(environment, stepLimit);
}

export type { Environment };
