/**
 * Advantage actor-critic (Mnih et al. 2016, algorithm S3), its environments in step rather than asynchronous.
 *
 * 1. Run the policy for n steps in N environments at once.
 * 2. Advantages by generalised estimation (Schulman et al. 2016); with lambda 1 they are returns of up to n steps less
 *    the values. Truncated episodes bootstrap, terminated ones do not.
 * 3. One gradient step on L = -mean(log pi(a | s) A) + c1 (V - R)^2 - c2 entropy.
 * 4. Forget the rollout and begin again: its policy is no longer the present one.
 */
import type { Scalar } from '@tensorflow/tfjs-node';
import type { A2cHyperparameters } from '../../shared/catalogue/algorithms/a2c';
import { adam, clipByGlobalNorm, compile, define, f32, lossAndGradients, rmsProp } from '../engine';
import { linearSchedule } from '../exploration/schedules';
import { Rollout } from '../memory/rollout';
import { actingFunctions, createActorCritic } from '../networks/actor-critic';
import { policyGradientLoss, standardise, valueLoss } from '../ops/policy-gradient';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed } from '../training/names';
import { createRolloutAgent } from '../training/rollout-agent';
import { noteRollout } from './explain/rollout';
import { mostRows } from './explain/rows';
import type { AgentOptions } from './index';

const optimizers = {
  rmsprop: (parameters: Parameters<typeof rmsProp>[0]) => rmsProp(parameters, { decay: 0.99, epsilon: 1e-5 }),
  adam: (parameters: Parameters<typeof adam>[0]) => adam(parameters, { epsilon: 1e-5 }),
};
const reportedOfRollouts = ['explainedVariance', 'advantageDeviation', 'logProbability'] as const;

/** Builds the networks, the compiled learner and the rollout. */
export function createA2c(options: AgentOptions<A2cHyperparameters>): Agent {
  const { hyperparameters: h, steps, random } = options;
  const { program, network, variables, reported } = createLearner(options);
  const { learn } = program.functions;
  // The learner reads the rollout where it is gathered.
  const rollout = new Rollout(h.rolloutSteps, h.environments, {
    ...learn.staging,
    logProbabilities: new Float32Array(h.rolloutSteps * h.environments),
    values: new Float32Array(h.rolloutSteps * h.environments),
  });
  const falls = h.learningRateSchedule === 'linear';
  const learningRate = falls ? linearSchedule(h.learningRate, 0, 0, steps) : () => h.learningRate;
  const updates = new Averages(reported);
  const rollouts = new Averages([
    ...reportedOfRollouts,
    ...(options.actionCount === 0 ? (['saturation'] as const) : []),
    ...(falls ? (['learningRate'] as const) : []),
  ]);

  return createRolloutAgent({
    program,
    variables,
    policy: network.policy,
    rollout,
    discount: h.discount,
    learn(began) {
      rollout.finish(h.lambda);
      rollouts.add({ ...rollout.describe(), learningRate: learningRate(began) });
      learn.staging.learningRate[0] = learningRate(began);
      updates.add(learn() as Parameters<typeof updates.add>[0]);
    },
    note: () =>
      noteRollout(
        'a2c',
        rollout,
        Array.from({ length: h.rolloutSteps * h.environments }, (_, i) => i),
        h,
      ),
    averages: [updates, rollouts],
    randoms: [random.fork('exploration')],
  });
}

function createLearner(options: AgentOptions<A2cHyperparameters>) {
  const { observationSize, actionSize, actionCount, hyperparameters: h, random, compiled } = options;
  const network = createActorCritic({
    ...options,
    hidden: h.hiddenLayers,
    activation: h.activation,
    shared: h.sharedNetwork,
    orthogonal: h.orthogonal,
    deviation: h.initialDeviation,
    random: random.fork('network'),
  });
  const parameters = Object.values(network.parameters);
  const optimizer = optimizers[h.optimizer](parameters);
  const size = h.rolloutSteps * h.environments;
  const report = {
    loss: f32(),
    policyLoss: f32(),
    valueLoss: f32(),
    entropy: f32(),
    gradientNorm: f32(),
    ...(actionCount === 0 ? { actionDeviation: f32() } : {}),
  };

  const learn = define({
    inputs: {
      observations: f32(size, observationSize),
      actions: f32(size, actionSize),
      advantages: f32(size),
      returns: f32(size),
      learningRate: f32(),
    },
    outputs: report,
    run: ({ observations, actions, advantages, returns, learningRate }) => {
      const weights = h.normaliseAdvantages ? standardise(advantages) : advantages;
      const { values, gradients } = lossAndGradients(parameters, () => {
        const { distribution, values } = network.both(observations);
        const policyLoss = policyGradientLoss(distribution.logProbability(actions), weights);
        const valuesLoss = valueLoss(values, returns);
        const entropy = distribution.entropy().mean<Scalar>();
        return {
          loss: policyLoss
            .add(valuesLoss.mul(h.valueCoefficient))
            .sub(entropy.mul(h.entropyCoefficient)) as Scalar,
          policyLoss,
          valueLoss: valuesLoss,
          entropy,
        };
      });
      const { clipped, norm } = clipByGlobalNorm(gradients, h.gradientClip);
      optimizer.apply(clipped, learningRate);
      const deviation = network.parameters['policy/logDeviation'];
      return {
        ...values,
        gradientNorm: norm,
        ...(deviation === undefined ? {} : { actionDeviation: deviation.exp().mean() }),
      };
    },
  });
  const variables = { ...network.parameters, ...prefixed('optimizer', optimizer.variables) };
  const { review, ...acting } = actingFunctions(network, options, h.environments, Math.min(mostRows, size));
  const program = compile({
    name: 'a2c',
    compiled,
    variables,
    // `review` last: TensorFlow's optimiser goes by the names of nodes, and those before stay as they are.
    functions: { ...acting, learn, review },
  });
  return { program, network, variables, reported: Object.keys(report) as (keyof typeof report)[] };
}
