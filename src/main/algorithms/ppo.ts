/**
 * Proximal policy optimisation with clipping (Schulman et al. 2017, algorithm 1).
 *
 * 1. Run the policy for T steps in N environments at once; keep the log-probabilities of the actions and the values.
 * 2. Advantages by generalised estimation: truncated episodes bootstrap, terminated ones do not.
 * 3. K epochs of shuffled minibatches: one gradient step each on
 *    L = -mean(min(ratio A, clip(ratio, 1 - epsilon, 1 + epsilon) A)) + c1 (V - R)^2 - c2 entropy (equations 7 and 9).
 * 4. Forget the rollout and begin again; stop the epochs early where the policy has moved too far.
 */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { PpoHyperparameters } from '../../shared/catalogue/algorithms/ppo';
import { adam, clipByGlobalNorm, compile, define, f32, gatherRows, i32, lossAndGradients } from '../engine';
import { linearSchedule } from '../exploration/schedules';
import { Rollout } from '../memory/rollout';
import { actingFunctions, createActorCritic } from '../networks/actor-critic';
import {
  approximateKl,
  clipFraction,
  clippedSurrogateLoss,
  clippedValueLoss,
  standardise,
  valueLoss,
} from '../ops/policy-gradient';
import type { Agent } from '../training/agent';
import { Averages } from '../training/averages';
import { prefixed } from '../training/names';
import { createRolloutAgent } from '../training/rollout-agent';
import { noteRollout } from './explain/rollout';
import { mostRows } from './explain/rows';
import type { AgentOptions } from './index';

const reportedOfRollouts = ['explainedVariance', 'advantageDeviation', 'logProbability'] as const;

/** Builds the networks, the compiled learner and the rollout. */
export function createPpo(options: AgentOptions<PpoHyperparameters>): Agent {
  const { hyperparameters: h, steps, random } = options;
  const { program, network, variables, reported } = createLearner(options);
  const { learn } = program.functions;
  // The learner reads the rollout where it is gathered.
  const rollout = new Rollout(h.rolloutSteps, h.environments, learn.staging);
  const actions = random.fork('exploration');
  const shuffles = random.fork('minibatches');
  const falling = (value: number, schedule: 'constant' | 'linear') =>
    schedule === 'linear' ? linearSchedule(value, 0, 0, steps) : () => value;
  const learningRate = falling(h.learningRate, h.learningRateSchedule);
  const clipRange = falling(h.clipRange, h.clipSchedule);
  const updates = new Averages(reported);
  const rollouts = new Averages([
    ...reportedOfRollouts,
    ...(options.actionCount === 0 ? (['saturation'] as const) : []),
    ...(h.learningRateSchedule === 'constant' ? [] : (['learningRate'] as const)),
  ]);

  /** Epochs of gradient steps, until all are done or the policy has moved too far. */
  function improve(): void {
    for (let epoch = 0; epoch < h.epochs; epoch++)
      for (const rows of rollout.minibatches(h.batchSize, shuffles)) {
        learn.staging.rows.set(rows);
        const report = learn();
        updates.add(report as Parameters<typeof updates.add>[0]);
        if (h.targetKl > 0 && report.kl > h.targetKl) return;
      }
  }

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
      learn.staging.clipRange[0] = clipRange(began);
      improve();
    },
    note: () =>
      noteRollout('ppo', rollout, learn.staging.rows, { ...h, clipRange: learn.staging.clipRange[0]! }),
    averages: [updates, rollouts],
    randoms: [actions, shuffles],
  });
}

function createLearner(options: AgentOptions<PpoHyperparameters>) {
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
  const optimizer = adam(parameters, { epsilon: 1e-5 });
  const size = h.rolloutSteps * h.environments;
  const report = {
    loss: f32(),
    policyLoss: f32(),
    valueLoss: f32(),
    entropy: f32(),
    kl: f32(),
    clipFraction: f32(),
    gradientNorm: f32(),
    ...(actionCount === 0 ? { actionDeviation: f32() } : {}),
  };

  const learn = define({
    inputs: {
      observations: f32(size, observationSize),
      actions: f32(size, actionSize),
      logProbabilities: f32(size),
      values: f32(size),
      advantages: f32(size),
      returns: f32(size),
      rows: i32(h.batchSize),
      learningRate: f32(),
      clipRange: f32(),
    },
    outputs: report,
    run: ({ rows, learningRate, clipRange, ...rollout }) => {
      const batch = <T extends Tensor>(column: T) =>
        (h.batchSize === size ? column : gatherRows(column, rows)) as T;
      const advantages = h.normaliseAdvantages
        ? standardise(batch(rollout.advantages))
        : batch(rollout.advantages);
      const returns = batch(rollout.returns);
      const { values, gradients } = lossAndGradients(parameters, () => {
        const { distribution, values } = network.both(batch(rollout.observations));
        const logRatio: Tensor1D = distribution
          .logProbability(batch<Tensor2D>(rollout.actions))
          .sub(batch(rollout.logProbabilities));
        const ratio = logRatio.exp();
        const policyLoss = clippedSurrogateLoss(ratio, advantages, clipRange);
        const valuesLoss = h.clipValues
          ? clippedValueLoss(values, batch(rollout.values), returns, clipRange)
          : valueLoss(values, returns);
        const entropy = distribution.entropy().mean<Scalar>();
        return {
          loss: policyLoss
            .add(valuesLoss.mul(h.valueCoefficient))
            .sub(entropy.mul(h.entropyCoefficient)) as Scalar,
          policyLoss,
          valueLoss: valuesLoss,
          entropy,
          kl: approximateKl(logRatio),
          clipFraction: clipFraction(ratio, clipRange),
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
    name: 'ppo',
    compiled,
    variables,
    // `review` last: TensorFlow's optimiser goes by the names of nodes, and those before stay as they are.
    functions: { ...acting, learn, review },
  });
  return { program, network, variables, reported: Object.keys(report) as (keyof typeof report)[] };
}
