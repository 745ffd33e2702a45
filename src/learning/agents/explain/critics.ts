/** What a gradient step of an off-policy actor-critic works out, row by row. */
import type { Scalar, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { CriticStep, CriticTransition } from '../../../shared/step-explanation';
import { define, f32, optional, tf, type ResultsOf, type Specs, type TensorsOf } from '../../engine';
import { chooseRows, mostRows, rowOf } from './rows';

/** Columns of a minibatch; lists hold one for each critic. */
export interface CriticColumns {
  readonly nextActions: Tensor2D;
  readonly unsmoothed?: Tensor2D;
  readonly nextLogProbability?: Tensor1D;
  /** Of the target critics. */
  readonly nextValues: readonly Tensor1D[];
  readonly targets: Tensor1D;
  /** Of the critics that learn. */
  readonly values: readonly Tensor1D[];
  /** What the policy does in s. */
  readonly policy: {
    readonly actions: Tensor2D;
    readonly values: readonly Tensor1D[];
    readonly logProbability?: Tensor1D;
  };
  readonly temperature?: Scalar;
}

/** The same as numbers; of several critics one after the other, [critics, batch]. */
export type ExplainedCritics = ResultsOf<ReturnType<typeof criticColumns>['outputs']> & {
  readonly rule: CriticStep['rule'];
};

/** The function to be compiled beside the learner, on the learner's own inputs. */
export function criticColumns<I extends Specs>(
  rule: CriticStep['rule'],
  inputs: I,
  batchSize: number,
  actionSize: number,
  work: (batch: TensorsOf<I>) => CriticColumns,
) {
  const actions = f32(batchSize, actionSize);
  const column = f32(batchSize);
  const critics = f32(rule === 'ddpg' ? 1 : 2, batchSize);
  const outputs = {
    nextActions: actions,
    nextValues: critics,
    targets: column,
    values: critics,
    policyActions: actions,
    policyValues: critics,
    unsmoothed: optional(rule === 'td3', actions),
    nextLogProbability: optional(rule === 'sac', column),
    policyLogProbability: optional(rule === 'sac', column),
    temperature: optional(rule === 'sac', f32()),
  };
  return define({
    inputs,
    outputs,
    run(batch) {
      const { nextValues, values, policy, ...rest } = work(batch);
      return {
        ...rest,
        nextValues: tf.stack([...nextValues]),
        values: tf.stack([...values]),
        policyActions: policy.actions,
        policyValues: tf.stack([...policy.values]),
        policyLogProbability: policy.logProbability,
      };
    },
  });
}

interface SampledBatch {
  readonly observations: Float32Array;
  readonly actions: Float32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

/** Tells of some rows of a minibatch, and of both losses over all of it. */
export function explainCritics(batch: SampledBatch, worked: ExplainedCritics): CriticStep {
  const { rule, temperature } = worked;
  const batchSize = batch.rewards.length;
  const rows = Array.from({ length: batchSize }, (_, row) => transitionOf(batch, worked, row));
  const mean = (of: (row: CriticTransition) => number) =>
    rows.reduce((sum, row) => sum + of(row), 0) / batchSize;
  return {
    family: 'critics',
    rule,
    batchSize,
    criticLoss: mean(({ loss }) => loss),
    actorLoss: -mean(({ policy }) => policy.objective),
    ...(temperature === undefined ? {} : { temperature }),
    transitions: chooseRows(batch.discounts, mostRows).map((row) => rows[row]!),
  };
}

function transitionOf(batch: SampledBatch, worked: ExplainedCritics, row: number): CriticTransition {
  const { rule, temperature } = worked;
  const size = batch.rewards.length;
  const state = (column: Float32Array) => rowOf(column, row, column.length / size);
  const each = (critics: Float32Array) =>
    Array.from({ length: critics.length / size }, (_, critic) => critics[critic * size + row]!);
  const target = worked.targets[row]!;
  const values = each(worked.values);
  const nextValues = each(worked.nextValues);
  const policyValues = each(worked.policyValues);
  const logProbability = worked.policyLogProbability?.[row];
  return {
    row,
    observation: state(batch.observations),
    action: state(batch.actions),
    reward: batch.rewards[row]!,
    discount: batch.discounts[row]!,
    nextObservation: state(batch.nextObservations),
    nextAction: state(worked.nextActions),
    ...(worked.unsmoothed === undefined ? {} : { unsmoothed: state(worked.unsmoothed) }),
    ...(worked.nextLogProbability === undefined
      ? {}
      : { nextLogProbability: worked.nextLogProbability[row]! }),
    nextValues,
    nextValue: Math.min(...nextValues),
    target,
    values,
    loss: values.reduce((sum, value) => sum + (target - value) ** 2, 0),
    policy: {
      action: state(worked.policyActions),
      values: policyValues,
      ...(logProbability === undefined ? {} : { logProbability }),
      // TD3's actor climbs the first critic only, SAC's the smaller value of both, with its entropy.
      objective:
        rule === 'sac' ? Math.min(...policyValues) - temperature! * logProbability! : policyValues[0]!,
    },
  };
}
