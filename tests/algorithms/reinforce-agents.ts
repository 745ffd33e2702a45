/** Agents of REINFORCE for its tests. */
import { create as createReinforce } from '../../src/algorithms/reinforce/agent';
import { card as reinforce, type ReinforceHyperparameters } from '../../src/algorithms/reinforce/card';
import { defaultsOf } from '../../src/shared/fields';
import { agentBuilder } from './agent-builder';

/** Settings with which REINFORCE learns quickly. */
const quick: Partial<ReinforceHyperparameters> = {
  hiddenLayers: [16],
  learningRate: 0.02,
  valueLearningRate: 0.02,
  discount: 0.9,
  episodes: 5,
};

/** Builds REINFORCE with them. */
export const build = agentBuilder(createReinforce, defaultsOf(reinforce.hyperparameters), quick, 5000);

/** Two actions, one observation: with all weights 0 the policy is the softmax of the last layer's biases alone. */
export const small = { observationSize: 1, actionCount: 2 };
/** Plain gradient descent with a learning rate of 1: weights change by the gradient of -L. */
export const plain: Partial<ReinforceHyperparameters> = {
  optimizer: 'sgd',
  learningRate: 1,
  baseline: 'none',
  discount: 0.5,
  episodes: 1,
};
export const logits = 'policy/parameters/layer1/bias';
