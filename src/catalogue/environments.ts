/** The environments of the catalogue, ready for the training loop: found in `src/environments`, each by its folder. */
import { environmentCard, environmentOptions } from '../shared/catalogue';
import { longestEvaluation, type EnvironmentOptions } from '../shared/catalogue/environment';
import type { Dynamics, Environment, Heuristic } from '../learning/environment/environment';
import { TimeLimit } from '../learning/environment/time-limit';
import { wrapped, type Wrapping } from '../learning/environment/wrapping';
import { environments } from '.';
import { byFolder } from './by-folder';

const dynamics = byFolder(import.meta.glob<Dynamics>('../environments/*/dynamics.ts', { eager: true }));

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
  const own = Object.hasOwn(dynamics, id) ? dynamics[id] : undefined;
  const card = environmentCard(id, options);
  if (own === undefined || card === undefined)
    throw new RangeError(`environment is ${id}; allowed is ${Object.keys(environments).join(', ')}.`);
  const environment = own.create(card, environmentOptions(card, options));
  const limit = card.stepLimit ?? (wrapping.frozen === true ? longestEvaluation : null);
  return wrapped(limit === null ? environment : new TimeLimit(environment, limit), wrapping);
}

/** The hand-written policies, by the ids of the environments that have one. */
export const heuristics: Readonly<Record<string, Heuristic>> = Object.fromEntries(
  Object.keys(environments).flatMap((id) => {
    const heuristic = dynamics[id]?.heuristic;
    return heuristic === undefined ? [] : [[id, heuristic]];
  }),
);

/** Steps of a recording that every computer reproduces from its start. */
export const reproducibleSteps = (id: string): number => dynamics[id]?.reproducibleSteps ?? Infinity;
