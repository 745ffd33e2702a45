/**
 * Deep Q-learning with replay and a target network (Mnih et al. 2015, algorithm 1; the lecture's final algorithm).
 *
 * 1. Initialise Q and its copy Q^, epsilon and an empty buffer.
 * 2. Take a random action with probability epsilon, argmax_a Q(s, a) otherwise.
 * 3. Store the transition; sample a minibatch.
 * 4. y = r where the episode terminated, r + gamma max_a Q^(s', a) otherwise (equation 3).
 * 5. One gradient step on the loss of Q(s, a) against y; every N steps copy Q into Q^.
 */
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-node';
import type { DqnHyperparameters } from '../../shared/catalogue/algorithms/dqn';
import type { RandomState } from '../../shared/random';
import {
  adam,
  clipByGlobalNorm,
  compile,
  define,
  f32,
  i32,
  lossAndGradients,
  pick,
  rmsProp,
  sgd,
  type TensorsOf,
  type VariableValues,
} from '../engine';
import { linearSchedule } from '../exploration/schedules';
import { ReplayBuffer, type ReplayArrays } from '../memory/replay';
import { mlp } from '../networks/mlp';
import { copyParameters, disposeVariables } from '../networks/parameters';
import { huberLoss, qLearningTarget, squaredLoss, tdError } from '../ops/value-learning';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed, withPrefix } from '../training/names';
import type { AgentOptions } from './index';

const optimizers = {
  adam,
  rmsprop: (parameters: Parameters<typeof rmsProp>[0]) => rmsProp(parameters, { centered: true }),
  sgd,
};
const losses = { huber: huberLoss, squared: squaredLoss };
const reported = ['loss', 'q', 'target', 'tdError', 'gradientNorm'] as const;

/** Builds the networks, the compiled learner and the buffer. */
export function createDqn(options: AgentOptions<DqnHyperparameters>): Agent {
  const { observationSize, actionCount, hyperparameters: h, random } = options;
  const { learner, variables } = createLearner(options);
  const { act, learn, learnAndAct, copyTarget } = learner.functions;
  const replay = new ReplayBuffer(h.bufferSize, observationSize, 1);
  const coins = random.fork('exploration');
  const draws = random.fork('replay');
  const epsilon = linearSchedule(h.epsilonStart, h.epsilonEnd, h.warmup, h.epsilonFraction * options.steps);
  const learningRate =
    h.learningRateSchedule === 'linear'
      ? linearSchedule(h.learningRate, 0, 0, options.steps)
      : () => h.learningRate;
  const averages = new Averages(reported);
  let step = 0;
  let due = false;

  /** Takes the gradient steps that are due; with an observation, the last one comes with its greedy action. */
  function learnNow(observation: Float32Array | null): number | null {
    due = false;
    learn.staging.learningRate[0] = learningRate(step);
    for (let k = 1; k < h.gradientSteps; k++) {
      replay.sample(draws, learn.staging);
      averages.add(learn());
    }
    replay.sample(draws, learn.staging);
    if (observation === null) {
      averages.add(learn());
      return null;
    }
    // The minibatch lies in the same arrays: the functions share them.
    const result = learnAndAct({ observation });
    averages.add(result);
    return result.action;
  }

  function settle(): void {
    if (due) learnNow(null);
  }

  return {
    environments: 1,
    get warmingUp() {
      return step < h.warmup;
    },
    act(observations, actions) {
      if (step < h.warmup || coins.uniform() < epsilon(step)) {
        settle();
        actions[0] = coins.integer(actionCount);
      } else actions[0] = (due ? learnNow(observations) : null) ?? act({ observation: observations }).action;
    },
    observe({ observations, actions, rewards, terminated, nextObservations }) {
      replay.add(observations, actions, rewards[0]!, terminated[0] ? 0 : h.discount, nextObservations);
      step++;
      due = step >= h.warmup && step % h.trainEvery === 0;
      if (step % h.targetEvery === 0) {
        settle();
        copyTarget();
      }
    },
    settle,
    actGreedily(observation, action) {
      action[0] = act({ observation }).action;
    },
    diagnostics() {
      const means = averages.take();
      return step < h.warmup ? means : { epsilon: epsilon(step), ...means };
    },
    save() {
      const { next, arrays } = replay.save();
      const state: DqnState = {
        step,
        due,
        next,
        coins: coins.save(),
        draws: draws.save(),
        averages: averages.save(),
      };
      return {
        state,
        arrays: { ...prefixed('replay', { ...arrays }), ...prefixed('learner', learner.read()) },
      };
    },
    restore({ state, arrays }) {
      const saved = state as DqnState;
      ({ step, due } = saved);
      coins.restore(saved.coins);
      draws.restore(saved.draws);
      averages.restore(saved.averages);
      replay.restore(saved.next, withPrefix('replay', arrays) as unknown as ReplayArrays);
      learner.write(withPrefix('learner', arrays) as VariableValues);
    },
    dispose() {
      learner.dispose();
      disposeVariables(variables);
    },
  };
}

interface DqnState {
  readonly step: number;
  readonly due: boolean;
  /** Where the buffer's next transition goes. */
  readonly next: number;
  readonly coins: RandomState;
  readonly draws: RandomState;
  readonly averages: ReturnType<Averages<string>['save']>;
}

function createLearner({
  observationSize,
  actionCount,
  hyperparameters: h,
  random,
  compiled,
}: AgentOptions<DqnHyperparameters>) {
  const sizes = { inputs: observationSize, hidden: h.hiddenLayers, outputs: actionCount };
  const online = mlp({ ...sizes, random: random.fork('network') });
  const target = mlp({ ...sizes, random: random.fork('network') });
  const parameters = Object.values(online.parameters);
  const optimizer = optimizers[h.optimizer](parameters);

  const q = (observations: Tensor2D) => online.forward(observations) as Tensor2D;
  const greedy = (observation: Tensor2D) => q(observation).argMax(-1).squeeze([0]);

  function update(inputs: TensorsOf<typeof batch>) {
    const { observations, actions, rewards, discounts, nextObservations, learningRate } = inputs;
    const y = qLearningTarget(rewards, discounts, target.forward(nextObservations) as Tensor2D);
    const { values, gradients } = lossAndGradients(parameters, () => {
      const qTm1 = q(observations);
      const error = tdError(qTm1, actions, y);
      return {
        loss: losses[h.loss](error).mean(),
        q: pick(qTm1, actions).mean(),
        tdError: error.abs().mean(),
      };
    });
    const { clipped, norm } = clipByGlobalNorm(gradients, h.gradientClip);
    optimizer.apply(clipped, learningRate as Scalar);
    return { ...values, target: y.mean(), gradientNorm: norm };
  }

  const batch = {
    observations: f32(h.batchSize, observationSize),
    actions: i32(h.batchSize),
    rewards: f32(h.batchSize),
    discounts: f32(h.batchSize),
    nextObservations: f32(h.batchSize, observationSize),
    learningRate: f32(),
  };
  const observation = f32(1, observationSize);
  const report = { loss: f32(), q: f32(), target: f32(), tdError: f32(), gradientNorm: f32() };

  const variables = {
    ...prefixed('online', online.parameters),
    ...prefixed('target', target.parameters),
    ...prefixed('optimizer', optimizer.variables),
  };
  const learner = compile({
    name: 'dqn',
    compiled,
    variables,
    functions: {
      act: define({
        inputs: { observation },
        outputs: { action: i32() },
        run: (inputs) => ({ action: greedy(inputs.observation) }),
      }),
      learn: define({ inputs: batch, outputs: report, run: update }),
      learnAndAct: define({
        inputs: { ...batch, observation },
        outputs: { ...report, action: i32() },
        run: (inputs) => ({ ...update(inputs), action: greedy(inputs.observation) }),
      }),
      copyTarget: define({
        inputs: {},
        outputs: {},
        run: () => {
          copyParameters(target.parameters, online.parameters);
          return {};
        },
      }),
    },
  });
  return { learner, variables };
}
