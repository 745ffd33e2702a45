/** Algorithms by their ids, ready for the training loop. */
import { algorithms } from '../../catalogue';
import { spaceSize, type EnvironmentCard } from '../../shared/catalogue/environment';
import type { Experiment } from '../../shared/experiment';
import type { Random } from '../../shared/random';
import type { Agent } from '../training/agent';
import type { AgentOptions, TabularOptions } from '../training/agent-options';
import { createDdpg } from './ddpg';
import { createA2c } from './a2c';
import { createDoubleQTable } from './double-q-table';
import { createDqn } from './dqn';
import { createNaiveDqn } from './naive-dqn';
import { createPpo } from './ppo';
import { createQActorCritic } from './q-actor-critic';
import { createQTable } from './q-table';
import { createReinforce } from './reinforce';
import { createSac } from './sac';
import { createSarsa } from './sarsa';
import { createTd3 } from './td3';

interface Builder {
  /** A method, so that each algorithm may ask for the hyperparameters of its own card, by which they were checked. */
  build(options: AgentOptions<Experiment['hyperparameters']>): Agent;
}

const builders: Readonly<Record<string, Builder>> = {
  'q-table': { build: createQTable },
  'double-q-table': { build: createDoubleQTable },
  sarsa: { build: createSarsa },
  'naive-dqn': { build: createNaiveDqn },
  dqn: { build: createDqn },
  reinforce: { build: createReinforce },
  a2c: { build: createA2c },
  ppo: { build: createPpo },
  'q-actor-critic': { build: createQActorCritic },
  ddpg: { build: createDdpg },
  td3: { build: createTd3 },
  sac: { build: createSac },
};

/**
 * Builds the agent of an experiment that was checked.
 * @throws RangeError for an algorithm that the catalogue does not know.
 */
export function createAgent(
  experiment: Experiment,
  environment: EnvironmentCard,
  random: Random,
  { compiled = true, normalisation }: Partial<Pick<AgentOptions<never>, 'compiled' | 'normalisation'>> = {},
): Agent {
  const builder = Object.hasOwn(builders, experiment.algorithm) ? builders[experiment.algorithm] : undefined;
  if (builder === undefined)
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
    steps: experiment.steps,
    random,
    compiled,
    normalisation,
  };
  return builder.build(options);
}
