/** Algorithms by their ids, ready for the training loop. */
import { algorithms } from '../../catalogue';
import type { DdpgHyperparameters } from '../../shared/catalogue/algorithms/ddpg';
import type { A2cHyperparameters } from '../../shared/catalogue/algorithms/a2c';
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
import type { NaiveDqnHyperparameters } from '../../shared/catalogue/algorithms/naive-dqn';
import type { QActorCriticHyperparameters } from '../../shared/catalogue/algorithms/q-actor-critic';
import type { ReinforceHyperparameters } from '../../shared/catalogue/algorithms/reinforce';
import type { PpoHyperparameters } from '../../shared/catalogue/algorithms/ppo';
import type { SacHyperparameters } from '../../shared/catalogue/algorithms/sac';
import type { SarsaHyperparameters } from '../../shared/catalogue/algorithms/sarsa';
import type { Td3Hyperparameters } from '../../shared/catalogue/algorithms/td3';
import { spaceSize, type EnvironmentCard } from '../../shared/catalogue/environment';
import type { TabularHyperparameters } from '../../shared/catalogue/tabular-learning';
import type { Experiment } from '../../shared/experiment';
import type { Random } from '../../shared/random';
import type { Normalisation } from '../../learning/environment/normalisation';
import type { Agent } from '../training/agent';
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

/** What every algorithm is built from. */
export interface AgentOptions<H> {
  readonly observationSize: number;
  /** How many discrete actions there are; 0 where they are continuous. */
  readonly actionCount: number;
  /** How many numbers one action holds; continuous ones are to lie in [-1, 1]. */
  readonly actionSize: number;
  readonly hyperparameters: H;
  /** The budget in env steps. */
  readonly steps: number;
  readonly random: Random;
  /** False trains with eager tfjs. */
  readonly compiled: boolean;
  /** What is done with remembered experience before it is learned from; missing where nothing is normalised. */
  readonly normalisation?: Normalisation | undefined;
}

/** What those algorithms are built from whose observations are the numbers of states. */
export interface TabularOptions<H> extends AgentOptions<H> {
  /** How many states there are; 0 where observations are continuous. */
  readonly stateCount: number;
  /** How many of the actions, counted from 0, each state offers; missing where all offer all. */
  readonly actionCounts?: readonly number[] | undefined;
}

const builders: Readonly<Record<string, (options: TabularOptions<never>) => Agent>> = {
  'q-table': createQTable satisfies (options: TabularOptions<TabularHyperparameters>) => Agent,
  'double-q-table': createDoubleQTable satisfies (options: TabularOptions<TabularHyperparameters>) => Agent,
  sarsa: createSarsa satisfies (options: TabularOptions<SarsaHyperparameters>) => Agent,
  'naive-dqn': createNaiveDqn satisfies (options: AgentOptions<NaiveDqnHyperparameters>) => Agent,
  dqn: createDqn satisfies (options: AgentOptions<DqnHyperparameters>) => Agent,
  reinforce: createReinforce satisfies (options: AgentOptions<ReinforceHyperparameters>) => Agent,
  a2c: createA2c satisfies (options: AgentOptions<A2cHyperparameters>) => Agent,
  ppo: createPpo satisfies (options: AgentOptions<PpoHyperparameters>) => Agent,
  'q-actor-critic': createQActorCritic satisfies (
    options: AgentOptions<QActorCriticHyperparameters>,
  ) => Agent,
  ddpg: createDdpg satisfies (options: AgentOptions<DdpgHyperparameters>) => Agent,
  td3: createTd3 satisfies (options: AgentOptions<Td3Hyperparameters>) => Agent,
  sac: createSac satisfies (options: AgentOptions<SacHyperparameters>) => Agent,
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
  const build = Object.hasOwn(builders, experiment.algorithm) ? builders[experiment.algorithm] : undefined;
  if (build === undefined)
    throw new RangeError(
      `algorithm is ${experiment.algorithm}; allowed is ${Object.keys(algorithms).join(', ')}.`,
    );
  return build({
    observationSize: spaceSize(environment.observation),
    stateCount: environment.observation.kind === 'discrete' ? environment.observation.names.length : 0,
    actionCounts: environment.actionCounts,
    actionCount: environment.action.kind === 'discrete' ? environment.action.names.length : 0,
    actionSize: spaceSize(environment.action),
    hyperparameters: experiment.hyperparameters as never,
    steps: experiment.steps,
    random,
    compiled,
    normalisation,
  });
}
