/** Algorithms by their ids, ready for the training loop. */
import { algorithms } from '../../shared/catalogue';
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
import { spaceSize, type EnvironmentCard } from '../../shared/catalogue/environment';
import type { Experiment } from '../../shared/experiment';
import type { Random } from '../../shared/random';
import type { Agent } from '../training/agent';
import { createDqn } from './dqn';

/** What every algorithm is built from. */
export interface AgentOptions<H> {
  readonly observationSize: number;
  /** How many discrete actions there are. */
  readonly actionCount: number;
  readonly hyperparameters: H;
  /** The budget in env steps. */
  readonly steps: number;
  readonly random: Random;
  /** False trains with eager tfjs. */
  readonly compiled: boolean;
}

const builders: Readonly<Record<string, (options: AgentOptions<never>) => Agent>> = {
  dqn: createDqn satisfies (options: AgentOptions<DqnHyperparameters>) => Agent,
};

/**
 * Builds the agent of an experiment that was checked.
 * @throws RangeError for an algorithm that the catalogue does not know.
 */
export function createAgent(
  experiment: Experiment,
  environment: EnvironmentCard,
  random: Random,
  compiled = true,
): Agent {
  const build = Object.hasOwn(builders, experiment.algorithm) ? builders[experiment.algorithm] : undefined;
  if (build === undefined)
    throw new RangeError(
      `algorithm is ${experiment.algorithm}; allowed is ${Object.keys(algorithms).join(', ')}.`,
    );
  return build({
    observationSize: spaceSize(environment.observation),
    actionCount: environment.action.kind === 'discrete' ? environment.action.names.length : 0,
    hyperparameters: experiment.hyperparameters as never,
    steps: experiment.steps,
    random,
    compiled,
  });
}
