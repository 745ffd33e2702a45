/** Agents of DQN for its tests. */
import { create as createDqn } from '../../src/algorithms/dqn/agent';
import { card as dqn, type DqnHyperparameters } from '../../src/algorithms/dqn/card';
import { defaultsOf } from '../../src/shared/fields';
import { agentBuilder } from './agent-builder';

/** Settings with which DQN learns quickly. */
const quick: Partial<DqnHyperparameters> = {
  hiddenLayers: [16],
  learningRate: 5e-3,
  discount: 0.9,
  batchSize: 16,
  bufferSize: 1000,
  warmup: 50,
  targetEvery: 20,
  epsilonFraction: 0.5,
};

/** Builds DQN with them. */
export const build = agentBuilder(createDqn, defaultsOf(dqn.hyperparameters), quick, 1500);
