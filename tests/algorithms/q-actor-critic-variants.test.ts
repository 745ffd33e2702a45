import { create as createQActorCritic } from '../../src/algorithms/q-actor-critic/agent';
import {
  card as qActorCritic,
  type QActorCriticHyperparameters,
} from '../../src/algorithms/q-actor-critic/card';
import { defaultsOf } from '../../src/shared/fields';
import { agentBuilder } from './agent-builder';
import { describePolicyGradient } from './policy-gradient-properties';

const quick: Partial<QActorCriticHyperparameters> = {
  hiddenLayers: [16],
  optimizer: 'adam',
  actorLearningRate: 5e-3,
  criticLearningRate: 1e-2,
  discount: 0.9,
};
const variants: Readonly<Record<string, Partial<QActorCriticHyperparameters>>> = {
  'of the pseudocode': { optimizer: 'sgd', actorLearningRate: 5e-3, criticLearningRate: 5e-2 },
  // Q as weight pushes up whatever was done: fast steps settle on what came first.
  'with Adam': { actorLearningRate: 1e-3, criticLearningRate: 2e-2 },
  'with advantages and an entropy bonus': { actorWeight: 'advantage', entropyCoefficient: 0.01 },
  'that bootstraps from all actions of a target critic': {
    bootstrap: 'expected',
    tau: 0.1,
    actorWeight: 'advantage',
  },
  'in several environments': { environments: 4, actorWeight: 'advantage', criticLearningRate: 2e-2 },
};

describePolicyGradient({
  build: agentBuilder(createQActorCritic, defaultsOf(qActorCritic.hyperparameters), quick, 5000),
  variants,
  environments: ({ environments }) => environments ?? 1,
  solvedAfter: { identity: 8000, bandit: 8000, chain: 8000 },
  compared: {
    // Three, so that those of the targets have room to differ.
    actionCounts: [3],
    steps: 100,
    length: 7,
    changes: { actorLearningRate: 1e-3, criticLearningRate: 1e-3 },
  },
});
