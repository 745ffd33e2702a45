/**
 * Naive deep Q-learning (the lecture's first algorithm): the table of Q-learning becomes a network, and nothing else
 * changes. What replay and target networks are for shows where they are missing.
 *
 * 1. Initialise Q.
 * 2. Take a random action with probability epsilon, argmax_a Q(s, a) otherwise; see r and s'.
 * 3. y = r where the episode terminated, r + gamma max_a' Q(s', a') otherwise (equation 2); y is held constant.
 * 4. One gradient step on (Q(s, a) - y)^2, from this one transition. Forget it; repeat.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import { card, type NaiveDqnHyperparameters } from './card';
import { qLearningMetrics } from '../../shared/catalogue/metrics';
import { compile, define, f32, globalNorm, i32, lossAndGradients, pick, tf } from '../../learning/engine';
import { EpsilonGreedy } from '../../learning/exploration/epsilon-greedy';
import { createMemory } from '../../learning/memory/create-memory';
import { mlp } from '../../learning/networks/mlp';
import { optimizers } from '../../learning/networks/optimizers';
import { disposeVariables } from '../../learning/networks/parameters';
import { expectedReturnHead } from '../../learning/networks/return-heads';
import { qLearningTarget, squaredLoss, tdError } from '../../learning/ops/value-learning';
import {
  Averages,
  namesOf,
  persistent,
  prefixed,
  reportOf,
  variablesOf,
  type Agent,
  type AgentOptions,
} from '../../learning/training';
import { explainBatch, explainFunction } from '../../learning/agents/explain/q-network';

/** What is explained is Q-learning as it is, without any of the switches of DQN. */
const plain = { distribution: 'none', double: false, loss: 'squared', dueling: 'none' } as const;

/** Builds the network and its compiled learner. */
export function create(options: AgentOptions<NaiveDqnHyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionCount, hyperparameters: h, steps, random, normalisation } = options;
  const { learner, variables, explained } = createLearner(options);
  const { act, assess, learn, explain } = learner.functions;
  const policy = new EpsilonGreedy(h, steps, random.fork('exploration'));
  const averages = new Averages(namesOf(qLearningMetrics));
  /** What is learned from, and explained. */
  const latest = createMemory({
    ...{ observationSize, actionSize: 1, batchSize: 1, replay: false },
    ...{ discount: h.discount, normalisation },
  });
  const counts = { step: 0 };

  return {
    environments: 1,
    discount: h.discount,
    warmingUp: false,
    act(observation, action) {
      action[0] = policy.explore(counts.step, actionCount) ?? act({ observation }).action[0]!;
    },
    observe({ actions, terminated, remembered, ...seen }) {
      const { observations, rewards, nextObservations } = remembered ?? seen;
      latest.add(observations, actions, rewards, terminated[0] === 1 ? 0 : h.discount, nextObservations);
      latest.sample(random, learn.staging);
      counts.step++;
    },
    learn() {
      averages.add(learn());
    },
    actGreedily(observation, action) {
      action[0] = act({ observation }).action[0]!;
    },
    valueOf: (observation) => assess({ observation }).value,
    explainStep(generator) {
      if (latest.size === 0) return null;
      latest.sample(generator, explain.staging);
      return explainBatch(explained, plain, explain.staging, explain());
    },
    diagnostics: () => reportOf(card.metrics, { ...averages.take(), ...policy.report(counts.step) }),
    ...persistent({
      name: 'naive-dqn',
      values: counts,
      parts: { policy, averages },
      stores: {
        latest: {
          save: () => latest.save(),
          restore(state, arrays) {
            // Version 0.1.0 stored none.
            if ('rewards' in arrays) latest.restore(state ?? { next: 0 }, arrays);
          },
        },
        learner: variablesOf(learner),
      },
      migrate: ({ coins, actions, greedyActions, ...rest }) => ({
        state: { ...rest, policy: { coins, actions, greedyActions } },
      }),
    }),
    dispose() {
      learner.dispose();
      disposeVariables(variables);
    },
  };
}

function createLearner({
  observationSize,
  actionCount,
  hyperparameters: h,
  random,
  compiled,
}: AgentOptions<NaiveDqnHyperparameters>) {
  const q = mlp({
    inputs: observationSize,
    hidden: h.hiddenLayers,
    outputs: actionCount,
    random: random.fork('network'),
  });
  const parameters = Object.values(q.parameters);
  const optimizer = optimizers[h.optimizer](parameters);
  const observation = f32(1, observationSize);
  const variables = { ...prefixed('q', q.parameters), ...prefixed('optimizer', optimizer.variables) };
  const head = expectedReturnHead('squared');
  const explained = { observationSize, actionCount, batchSize: 1, online: q, target: q, head };
  const learner = compile({
    name: 'naive-dqn',
    compiled,
    variables,
    functions: {
      act: define({
        inputs: { observation },
        outputs: { action: i32(1) },
        run: ({ observation }) => ({ action: q.forward(observation).argMax(-1) }),
      }),
      assess: define({
        inputs: { observation },
        outputs: { value: f32() },
        run: ({ observation }) => ({ value: q.forward(observation).max(-1).squeeze([0]) }),
      }),
      learn: define({
        inputs: {
          observations: observation,
          actions: i32(1),
          rewards: f32(1),
          discounts: f32(1),
          nextObservations: observation,
        },
        outputs: { loss: f32(), q: f32(), target: f32(), tdError: f32(), gradientNorm: f32() },
        run: ({ observations, actions, rewards, discounts, nextObservations }) => {
          // Outside of what is differentiated: y counts as given, as an observed value would.
          const y = qLearningTarget(
            rewards as Tensor1D,
            discounts as Tensor1D,
            q.forward(nextObservations) as Tensor2D,
          );
          const { values, gradients } = lossAndGradients(parameters, () => {
            const qTm1 = q.forward(observations) as Tensor2D;
            const error = tdError(qTm1, actions as Tensor1D, y);
            return {
              loss: squaredLoss(error).mean<Scalar>(),
              q: pick(qTm1, actions as Tensor1D).mean(),
              tdError: error.abs().mean(),
            };
          });
          optimizer.apply(gradients, tf.scalar(h.learningRate));
          return { ...values, target: y.mean(), gradientNorm: globalNorm(gradients) };
        },
      }),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: explainFunction(explained, plain),
    },
  });
  return { learner, variables, explained };
}
