/**
 * What a gradient step of an off-policy actor-critic works out, row by row: the operations of the learner, on the same
 * minibatch, before either network has moved.
 */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import {
  difference,
  learningStep,
  type LearningStep,
  type StepForm,
} from '../../../shared/learning-steps/learning-step';
import { f32, tf, type Declared } from '../../engine';
import { criticLoss, criticErrors } from '../actor-critic-steps';
import { chooseRows, mostRows, pickRows, pickTransitions } from './rows';

/** What the algorithm names; lists hold one for each critic. */
export interface CriticTensors {
  readonly nextActions: Tensor2D;
  /** Of the target critics. */
  readonly nextValues: readonly Tensor1D[];
  /** That of them which counts. */
  readonly nextValue: Tensor1D;
  readonly targets: Tensor1D;
  /** Of the critics that learn. */
  readonly values: readonly Tensor1D[];
  /** What the policy does in s. */
  readonly policy: { readonly actions: Tensor2D; readonly values: readonly Tensor1D[] };
  /** What is to become large in each row, and the actor's loss. */
  readonly objective: Tensor1D;
  readonly actorLoss: Scalar;
}

/** The outputs of a function that returns `criticResults`, by the names of the step's quantities. */
export function criticOutputs(batchSize: number, actionSize: number, critics: 1 | 2) {
  const actions = f32(batchSize, actionSize);
  const column = f32(batchSize);
  const ofEach = f32(critics, batchSize);
  return {
    ...{ nextAction: actions, nextValues: ofEach, nextValue: column, target: column },
    ...{ values: ofEach, errors: ofEach, loss: column },
    ...{ policyAction: actions, policyValues: ofEach, objective: column },
    ...{ criticsLoss: f32(), actorLoss: f32() },
  };
}

export function criticResults({ values, targets, policy, ...worked }: CriticTensors) {
  const errors = criticErrors(values, targets);
  return {
    nextAction: worked.nextActions,
    nextValues: tf.stack([...worked.nextValues]),
    nextValue: worked.nextValue,
    target: targets,
    values: tf.stack([...values]),
    errors: tf.stack(errors),
    loss: tf.addN(errors.map((error) => error.square())),
    policyAction: policy.actions,
    policyValues: tf.stack([...policy.values]),
    objective: worked.objective,
    criticsLoss: criticLoss(errors),
    actorLoss: worked.actorLoss,
  };
}

interface SampledBatch {
  readonly observations: Float32Array;
  readonly actions: Float32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

/** What stands critic after critic. */
const ofEachCritic = ['nextValues', 'values', 'errors', 'policyValues'] as const;

/** How a step of critics is explained: its form, and the outputs of the function that works it out. */
export interface ExplainedCritics {
  readonly form: StepForm;
  readonly outputs: Declared;
  readonly work: () => Readonly<Record<string, number | Float32Array>> & {
    readonly target: Float32Array;
  } & Readonly<Record<(typeof ofEachCritic)[number], Float32Array>>;
}

/** Tells of some rows of a minibatch, and of both losses over all of it. */
export function explainCritics(
  batch: SampledBatch,
  { form, outputs, work }: ExplainedCritics,
  actionSize: number,
): LearningStep {
  const batchSize = batch.rewards.length;
  const rows = chooseRows(batch.discounts, mostRows);
  const worked = work();
  const { target, values } = worked;
  const errors = worked.errors.map((error, i) => difference(target[i % batchSize]!, values[i]!, error));
  const lists = (stacked: Float32Array) =>
    rows.map((row) => Array.from(stacked).filter((_, i) => i % batchSize === row));
  const ofEach = Object.fromEntries(
    ofEachCritic.map((name) => [name, lists(name === 'errors' ? errors : worked[name])]),
  );
  const others = Object.fromEntries(Object.entries(outputs).filter(([name]) => !(name in ofEach)));
  return learningStep(form, rows.length, {
    batchSize,
    ...pickTransitions(batch, rows, actionSize),
    ...pickRows(others, worked, rows),
    ...ofEach,
  });
}
