/** The algorithms of the catalogue, ready for the training loop: found in `src/algorithms`, each by its folder. */
import { spaceSize, type EnvironmentCard } from '../shared/catalogue/environment';
import type { Experiment } from '../shared/experiment';
import { scheduleLength } from '../shared/extension';
import type { Random } from '../shared/random';
import type { Agent } from '../learning/training/agent';
import type { AgentOptions, TabularOptions } from '../learning/training/agent-options';
import type { AgentParts } from '../learning/training/builders';
import { algorithms } from '.';
import { byFolder } from './by-folder';

/** What `agent.ts` in the folder of an algorithm exports. */
interface AgentModule {
  /** A method, so that each algorithm may ask for the hyperparameters of its own card, by which they were checked. */
  create(options: AgentOptions<Experiment['hyperparameters']>): Agent;
}

const agents = byFolder(import.meta.glob<AgentModule>('../algorithms/*/agent.ts', { eager: true }));

/**
 * Builds the agent of an experiment that was checked.
 * @throws RangeError for an algorithm that the catalogue does not know.
 */
export function createAgent(
  experiment: Experiment,
  environment: EnvironmentCard,
  random: Random,
  { compiled = true, normalisation }: AgentParts = {},
): Agent {
  const own = Object.hasOwn(agents, experiment.algorithm) ? agents[experiment.algorithm] : undefined;
  if (own === undefined)
    throw new RangeError(
      `algorithm is ${experiment.algorithm}; allowed is ${Object.keys(algorithms).join(', ')}.`,
    );
  const options: TabularOptions<Experiment['hyperparameters']> = {
    observationSize: spaceSize(environment.observation),
    stateCount: environment.observation.kind === 'discrete' ? environment.observation.names.length : 0,
    actionCounts: environment.actionCounts,
    actionCount: environment.action.kind === 'discrete' ? environment.action.names.length : 0,
    actionSize: spaceSize(environment.action),
    hyperparameters: experiment.hyperparameters,
    steps: scheduleLength(experiment),
    random,
    compiled,
    normalisation,
  };
  return own.create(options);
}
