/** Environments by their ids, ready for the training loop. */
import { environmentCard, environmentOptions, environments } from '../../shared/catalogue';
import {
  longestEvaluation,
  type EnvironmentCard,
  type EnvironmentOptions,
} from '../../shared/catalogue/environment';
import { shownNumbers } from '../../shared/catalogue/environments/cart-pole-masked';
import { Acrobot } from './acrobot';
import { ActionRescaler } from './action-rescaler';
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
import { ObservationMask } from './observation-mask';
import { ObservationNormaliser } from './observation-normaliser';
import { Pendulum } from './pendulum';
import { RewardNormaliser } from './reward-normaliser';
import { RewardTransform } from './reward-transform';
import type { RunningStatistics } from './running-statistics';
import { StateStack } from './state-stack';
import { TabularEnvironment } from './tabular-environment';
import { TimeLimit } from './time-limit';

const dynamics: Readonly<
  Record<string, (card: EnvironmentCard, options: EnvironmentOptions) => Environment>
> = {
  'CartPole-v1': () => new CartPole(),
  'CartPoleMasked-v1': (card) => new ObservationMask(new CartPole(), shownNumbers, card),
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

/** What is put around an environment. */
export interface Wrapping {
  /** Shows observations in standard deviations of all that these statistics have seen. */
  readonly statistics?: RunningStatistics | undefined;
  /** Divides rewards by the deviation of the returns, discounted by gamma, that these statistics have seen. */
  readonly returns?: { readonly statistics: RunningStatistics; readonly discount: number } | undefined;
  /** True in evaluations, which add nothing to the statistics and end after `longestEvaluation` steps at most. */
  readonly frozen?: boolean;
  /** How many of the latest observations are shown at once; 1 without it. */
  readonly stack?: number;
  /** Factor of the rewards, normalised ones included; 1 without it. */
  readonly rewardScale?: number;
  /** Largest absolute reward after scaling; Infinity without it. */
  readonly rewardBound?: number;
  /** Lets the agent act in [-1, 1]. */
  readonly rescaleActions?: boolean;
}

/** Puts the wrappers around an environment, the observations' from the inside out: stacked, then normalised. */
function wrapped(environment: Environment, wrapping: Wrapping): Environment {
  const {
    statistics,
    returns,
    frozen = false,
    stack = 1,
    rewardScale = 1,
    rewardBound = Infinity,
  } = wrapping;
  let outer = environment;
  if (stack > 1) outer = new StateStack(outer, stack);
  if (statistics !== undefined) outer = new ObservationNormaliser(outer, statistics, frozen);
  if (returns !== undefined)
    outer = new RewardNormaliser(outer, returns.statistics, returns.discount, frozen);
  if (rewardScale !== 1 || rewardBound !== Infinity)
    outer = new RewardTransform(outer, rewardScale, rewardBound);
  if (wrapping.rescaleActions === true) outer = new ActionRescaler(outer);
  return outer;
}

/**
 * Makes an environment of the catalogue with its options, its step limit and wrappers.
 * @param options checked ones, as an experiment holds them; missing ones are at their defaults
 * @throws RangeError for an id that the catalogue does not know.
 */
export function createEnvironment(
  id: string,
  options?: EnvironmentOptions,
  wrapping: Wrapping = {},
): Environment {
  const create = Object.hasOwn(dynamics, id) ? dynamics[id] : undefined;
  const card = environmentCard(id, options);
  if (create === undefined || card === undefined)
    throw new RangeError(`environment is ${id}; allowed is ${Object.keys(environments).join(', ')}.`);
  const environment = create(card, environmentOptions(card, options));
  const limit = card.stepLimit ?? (wrapping.frozen === true ? longestEvaluation : null);
  return wrapped(limit === null ? environment : new TimeLimit(environment, limit), wrapping);
}

export { normalisationOf, type Normalisation } from './normalisation';
export { RunningStatistics } from './running-statistics';
export type { Environment };
