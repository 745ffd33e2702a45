/**
 * An actor-critic that acts in several environments at once and learns from each rollout as soon as it is full, be it A2C
 * or PPO: they differ in what the policy climbs, and in how often a rollout is learned from.
 */
import type { Scalar, Tensor, Tensor1D, Variable } from '@tensorflow/tfjs-node';
import type { Metrics } from '../../shared/catalogue/metric';
import type { ActorCriticHyperparameters } from '../../shared/catalogue/actor-critic';
import {
  clipByGlobalNorm,
  compile,
  define,
  f32,
  gatherRows,
  i32,
  lossAndGradients,
  optional,
  type Optimizer,
} from '../engine';
import { rateSchedule, type Schedule } from '../exploration/schedules';
import { Rollout } from '../memory/rollout';
import { actingFunctions, createActorCritic } from '../networks/actor-critic';
import { disposeVariables } from '../networks/parameters';
import { standardise } from '../ops/policy-gradient';
import type { Agent } from '../training/agent';
import type { AgentOptions } from '../training/agent-options';
import { Averages } from '../training/averages';
import { checkedReport, type NameOf } from '../training/report';
import { prefixed } from '../training/names';
import { arraysOf, persistent, variablesOf } from '../training/persistent';
import { rolloutStep, type RecordedRollout } from '../../shared/learning-steps/rollout';
import { recordRollout } from './explain/rollout';
import { mostRows } from './explain/rows';

/** Settings that algorithms share which learn from rollouts. */
export interface OnPolicyHyperparameters extends ActorCriticHyperparameters {
  readonly normaliseAdvantages: boolean;
}

/** Rows of a rollout, as the loss sees them; asked for where they are needed. */
export interface RolloutRows {
  readonly advantages: Tensor1D;
  readonly returns: Tensor1D;
  /** As they were when the rollout was gathered. */
  readonly oldLogProbabilities: () => Tensor1D;
  readonly oldValues: () => Tensor1D;
  readonly clipRange: Scalar;
}

/** What makes one algorithm differ from another. */
export interface OnPolicyRule<M extends Metrics = Metrics> {
  readonly name: 'a2c' | 'ppo';
  /** Those of the algorithm's card. */
  readonly metrics: M;
  optimizer(parameters: readonly Variable[]): Optimizer;
  /** Passes over a rollout, and the rows of a gradient step. */
  readonly epochs: number;
  readonly batchSize: number;
  /** Whether the policy of the rollout bounds the new one: how far, and at which divergence the epochs end (0 for never). */
  readonly bound?: { readonly range: Schedule; readonly targetKl: number };
  /** What the policy climbs down, and measures of how far it has moved. */
  policyLoss(
    logProbabilities: Tensor1D,
    rows: RolloutRows,
  ): { readonly loss: Scalar; measures?(): { readonly kl: Tensor; readonly clipFraction: Tensor } };
  valueLoss(values: Tensor1D, rows: RolloutRows): Scalar;
}

const reported = [
  ...(['loss', 'policyLoss', 'valueLoss', 'entropy', 'kl', 'clipFraction', 'gradientNorm'] as const),
  'actionDeviation' as const,
];
const reportedOfRollouts = [
  ...(['explainedVariance', 'advantageDeviation', 'logProbability', 'saturation', 'learningRate'] as const),
];

/** Builds the networks, the compiled learner and the rollout. */
export function onPolicyAgent<M extends Metrics>(
  options: AgentOptions<OnPolicyHyperparameters>,
  rule: OnPolicyRule<M>,
): Agent<NameOf<M>> {
  const { hyperparameters: h, steps, random } = options;
  const { program, network, variables } = createLearner(options, rule);
  const { act, assess, actGreedily, valueOf, learn, review } = program.functions;
  const { staging } = learn;
  const size = h.rolloutSteps * h.environments;
  // The learner reads the rollout where it is gathered.
  const rollout = new Rollout(h.rolloutSteps, h.environments, {
    ...staging,
    logProbabilities: staging.logProbabilities ?? new Float32Array(size),
    values: staging.values ?? new Float32Array(size),
  });
  const exploration = random.fork('exploration');
  const minibatches = random.fork('minibatches');
  const learningRate = rateSchedule(h.learningRate, h.learningRateSchedule, steps);
  const updates = new Averages(reported);
  const rollouts = new Averages(reportedOfRollouts);
  /** Env steps taken, those of the present rollout included, and what is kept of the latest one to be explained. */
  const values = { step: 0, noted: null as RecordedRollout | null };
  let decisions: ReturnType<typeof act>;
  let isExplaining = false;

  /** Takes epochs of gradient steps, until all are done or the policy has moved too far; returns the rows of the last. */
  function improve(): Int32Array {
    let latest: Int32Array = new Int32Array();
    for (let epoch = 0; epoch < rule.epochs; epoch++)
      for (const rows of rollout.minibatches(rule.batchSize, minibatches)) {
        latest = rows;
        staging.rows?.set(rows);
        const report = learn();
        updates.add(report);
        if (rule.bound && rule.bound.targetKl > 0 && report.kl! > rule.bound.targetKl) return latest;
      }
    return latest;
  }

  return {
    environments: h.environments,
    discount: h.discount,
    warmingUp: false,
    act(observations, actions) {
      act.staging.seen.set(observations);
      network.policy.drawNoise(exploration, act.staging.noise);
      decisions = act();
      actions.set(decisions.chosen);
    },
    observe(transitions) {
      rollout.add(transitions, decisions, h.discount, (seen) => assess({ seen }).values);
      values.step += h.environments;
    },
    learn() {
      if (!rollout.full) return;
      const began = values.step - size;
      rollout.finish(h.lambda);
      staging.learningRate[0] = learningRate(began);
      const { saturation, ...described } = rollout.describe();
      rollouts.add({
        ...described,
        saturation: options.actionCount === 0 ? saturation : undefined,
        learningRate: h.learningRateSchedule === 'linear' ? learningRate(began) : undefined,
      });
      staging.clipRange?.fill(rule.bound!.range(began));
      const rows = improve();
      if (isExplaining)
        values.noted = recordRollout(rollout, rows, { ...h, clipRange: staging.clipRange?.[0] });
      rollout.clear();
    },
    actGreedily(observation, action) {
      action.set(actGreedily({ one: observation }).action);
    },
    valueOf: (observation) => valueOf({ one: observation }).value,
    enableExplanations() {
      isExplaining = true;
    },
    explainStep() {
      const { noted } = values;
      if (noted === null) return null;
      review.staging.reviewed.set(noted.rows.flatMap(({ observation }) => observation));
      review.staging.taken.set(noted.rows.flatMap(({ action }) => action));
      return rolloutStep(noted, review().logProbabilities, options.actionCount > 0);
    },
    diagnostics: () => checkedReport(rule.metrics, { ...updates.take(), ...rollouts.take() }),
    ...persistent({
      name: rule.name,
      values,
      parts: { exploration, minibatches, updates, rollouts },
      stores: { rollout: arraysOf(rollout), learner: variablesOf(program) },
      migrate({ randoms, averages, ...rest }) {
        const [exploration, shuffles = minibatches.save()] = randoms as readonly unknown[];
        const [updates, rollouts] = averages as readonly unknown[];
        return { state: { ...rest, exploration, minibatches: shuffles, updates, rollouts } };
      },
    }),
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}

function createLearner(options: AgentOptions<OnPolicyHyperparameters>, rule: OnPolicyRule) {
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
  const optimizer = rule.optimizer(parameters);
  const size = h.rolloutSteps * h.environments;
  const isBound = rule.bound !== undefined;

  const learn = define({
    inputs: {
      observations: f32(size, observationSize),
      actions: f32(size, actionSize),
      logProbabilities: optional(isBound, f32(size)),
      values: optional(isBound, f32(size)),
      advantages: f32(size),
      returns: f32(size),
      rows: optional(isBound, i32(rule.batchSize)),
      learningRate: f32(),
      clipRange: optional(isBound, f32()),
    },
    outputs: {
      loss: f32(),
      policyLoss: f32(),
      valueLoss: f32(),
      entropy: f32(),
      kl: optional(isBound, f32()),
      clipFraction: optional(isBound, f32()),
      gradientNorm: f32(),
      actionDeviation: optional(actionCount === 0, f32()),
    },
    run({ rows, learningRate, clipRange, ...rollout }) {
      const batch = <T extends Tensor>(column: T) =>
        (rule.batchSize === size ? column : gatherRows(column, rows!)) as T;
      const advantages = batch(rollout.advantages);
      const given: RolloutRows = {
        advantages: h.normaliseAdvantages ? standardise(advantages) : advantages,
        returns: batch(rollout.returns),
        oldLogProbabilities: () => batch(rollout.logProbabilities!),
        oldValues: () => batch(rollout.values!),
        clipRange: clipRange!,
      };
      const { values, gradients } = lossAndGradients(parameters, () => {
        const { distribution, values } = network.both(batch(rollout.observations));
        const policy = rule.policyLoss(distribution.logProbability(batch(rollout.actions)), given);
        const valueLoss = rule.valueLoss(values, given);
        const entropy = distribution.entropy().mean<Scalar>();
        return {
          loss: policy.loss
            .add(valueLoss.mul(h.valueCoefficient))
            .sub(entropy.mul(h.entropyCoefficient)) as Scalar,
          policyLoss: policy.loss,
          valueLoss,
          entropy,
          ...policy.measures?.(),
        };
      });
      const { clipped, norm } = clipByGlobalNorm(gradients, h.gradientClip);
      optimizer.apply(clipped, learningRate);
      const deviation = network.parameters['policy/logDeviation'];
      return { ...values, gradientNorm: norm, actionDeviation: deviation?.exp().mean() };
    },
  });
  const variables = { ...network.parameters, ...prefixed('optimizer', optimizer.variables) };
  const { review, ...acting } = actingFunctions(network, options, h.environments, Math.min(mostRows, size));
  const program = compile({
    name: rule.name,
    compiled,
    variables,
    // `review` last: TensorFlow's optimiser goes by the names of nodes, and those before stay as they are.
    functions: { ...acting, learn, review },
  });
  return { program, network, variables };
}
