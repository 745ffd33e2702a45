/** Everything that can be chosen: environments and algorithms by their ids. */
import type { AlgorithmCard } from './algorithm';
import { dqn } from './algorithms/dqn';
import type { EnvironmentCard } from './environment';
import { acrobot } from './environments/acrobot';
import { cartPole } from './environments/cart-pole';
import { mountainCar } from './environments/mountain-car';
import { mountainCarContinuous } from './environments/mountain-car-continuous';
import { pendulum } from './environments/pendulum';

export const environments: Readonly<Record<string, EnvironmentCard>> = {
  [cartPole.id]: cartPole,
  [mountainCar.id]: mountainCar,
  [acrobot.id]: acrobot,
  [pendulum.id]: pendulum,
  [mountainCarContinuous.id]: mountainCarContinuous,
};

export const algorithms: Readonly<Record<string, AlgorithmCard>> = {
  [dqn.id]: dqn,
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
