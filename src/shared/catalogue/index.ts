/** Everything that can be chosen: environments and algorithms by their ids. */
import type { AlgorithmCard } from './algorithm';
import { ddpg } from './algorithms/ddpg';
import { a2c } from './algorithms/a2c';
import { doubleQTable } from './algorithms/double-q-table';
import { dqn } from './algorithms/dqn';
import { naiveDqn } from './algorithms/naive-dqn';
import { ppo } from './algorithms/ppo';
import { qActorCritic } from './algorithms/q-actor-critic';
import { qTable } from './algorithms/q-table';
import { reinforce } from './algorithms/reinforce';
import { sarsa } from './algorithms/sarsa';
import { sac } from './algorithms/sac';
import { td3 } from './algorithms/td3';
import { checkFields } from '../fields';
import type { EnvironmentCard, EnvironmentOptions } from './environment';
import { acrobot } from './environments/acrobot';
import { blackjack } from './environments/blackjack';
import { cartPole } from './environments/cart-pole';
import { cartPoleMasked } from './environments/cart-pole-masked';
import { cliffWalking } from './environments/cliff-walking';
import { frozenLake, frozenLake8x8 } from './environments/frozen-lake';
import { gridworld } from './environments/gridworld';
import { lunarLander, lunarLanderContinuous } from './environments/lunar-lander';
import { maximisationBias } from './environments/maximisation-bias';
import { mountainCar } from './environments/mountain-car';
import { mountainCarContinuous } from './environments/mountain-car-continuous';
import { pendulum } from './environments/pendulum';

export const environments: Readonly<Record<string, EnvironmentCard>> = {
  [cartPole.id]: cartPole,
  [cartPoleMasked.id]: cartPoleMasked,
  [mountainCar.id]: mountainCar,
  [acrobot.id]: acrobot,
  [pendulum.id]: pendulum,
  [mountainCarContinuous.id]: mountainCarContinuous,
  [lunarLander.id]: lunarLander,
  [lunarLanderContinuous.id]: lunarLanderContinuous,
  [blackjack.id]: blackjack,
  [frozenLake.id]: frozenLake,
  [frozenLake8x8.id]: frozenLake8x8,
  [cliffWalking.id]: cliffWalking,
  [maximisationBias.id]: maximisationBias,
  [gridworld.id]: gridworld,
};

export const algorithms: Readonly<Record<string, AlgorithmCard>> = {
  [qTable.id]: qTable,
  [doubleQTable.id]: doubleQTable,
  [sarsa.id]: sarsa,
  [naiveDqn.id]: naiveDqn,
  [dqn.id]: dqn,
  [reinforce.id]: reinforce,
  [a2c.id]: a2c,
  [ppo.id]: ppo,
  [qActorCritic.id]: qActorCritic,
  [ddpg.id]: ddpg,
  [td3.id]: td3,
  [sac.id]: sac,
};

/** Why an algorithm cannot run on an environment, in one sentence; null where it can. */
export function misfit(algorithm: AlgorithmCard, environment: EnvironmentCard): string | null {
  const kinds = { box: 'continuous', discrete: 'discrete' } as const;
  if (!algorithm.actions.includes(environment.action.kind))
    return `${algorithm.title} needs ${algorithm.actions.map((k) => kinds[k]).join(' or ')} actions; ${environment.id} has ${kinds[environment.action.kind]} ones.`;
  if (!algorithm.observations.includes(environment.observation.kind))
    return `${algorithm.title} needs ${algorithm.observations.map((k) => kinds[k]).join(' or ')} observations; ${environment.id} has ${kinds[environment.observation.kind]} ones.`;
  return null;
}

/** An environment's options: the given ones, the others at their defaults. Refused ones count as not given. */
export function environmentOptions(card: EnvironmentCard, given: unknown): EnvironmentOptions {
  return checkFields(card.options ?? {}, given, '').values;
}

/**
 * The card of an environment as it is with the given options; undefined where the catalogue does not know it.
 * @param from the cards to look it up in
 */
export function environmentCard(
  id: string,
  given?: unknown,
  from: Readonly<Record<string, EnvironmentCard>> = environments,
): EnvironmentCard | undefined {
  const card = Object.hasOwn(from, id) ? from[id] : undefined;
  if (card?.options === undefined || card.withOptions === undefined) return card;
  const { options } = card;
  const chosen = environmentOptions(card, given);
  const plain = Object.entries(options).every(([name, field]) => chosen[name] === field.default);
  return plain ? card : { ...card, ...card.withOptions(chosen) };
}
