/** What a gradient step of a Q-network works out, row by row: the same operations as the learner's, without the step. */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from '@tensorflow/tfjs-node';
import type { QNetworkStep, QTransition } from '../../../shared/step-explanation';
import { define, f32, i32, optional, tf, type ResultsOf, type Variables } from '../../engine';
import type { Streams } from '../../networks/q-network';
import type { ReturnHead } from '../../networks/return-heads';
import { pickAction } from '../../ops/distributional';
import { argmax, chooseRows, mostLongRows, mostRows, rowOf } from './rows';

export interface ExplainedNetwork {
  readonly parameters: Variables;
  readonly noiseSize?: number;
  forward(x: Tensor2D, noise?: Tensor1D): Tensor;
  readonly streams?: (x: Tensor2D, noise?: Tensor1D) => Streams;
}

/** What the explanation shares with the learner. */
export interface ExplainedLearner {
  readonly observationSize: number;
  readonly actionCount: number;
  readonly batchSize: number;
  readonly online: ExplainedNetwork;
  /** The same network where there is no target network. */
  readonly target: ExplainedNetwork;
  readonly head: ReturnHead;
}

/** The settings of DQN that an explanation depends on. */
export interface ExplainedSettings {
  readonly distribution: ExplainedParts['distribution'];
  readonly double: boolean;
  readonly loss: 'squared' | 'huber';
  readonly dueling: 'none' | 'naive' | 'mean';
  readonly noisySigma?: number;
  readonly lowestReturn?: number;
  readonly highestReturn?: number;
}

export interface ExplainedParts extends ExplainedLearner {
  /** How a distribution is read, where the network gives one. */
  readonly distribution: 'none' | 'categorical' | 'quantile';
  /** Whether the network that learns chooses the next action. */
  readonly double: boolean;
  /** What deviations of noisy weights start with, before they are divided by the root of their layer's inputs. */
  readonly initialSigma?: number | undefined;
  /** The streams of a dueling network, where they are values. */
  readonly streams?: ((x: Tensor2D, noise?: Tensor1D) => Streams) | undefined;
  /** How the learner is set. */
  readonly settings: Pick<QNetworkStep, 'lossRule' | 'dueling' | 'support'>;
}

/** What a learner with the settings of DQN has to explain. */
export function explainedParts(learner: ExplainedLearner, h: ExplainedSettings): ExplainedParts {
  return {
    ...learner,
    distribution: h.distribution,
    double: h.double,
    initialSigma: h.noisySigma,
    // Of a categorical distribution the streams are joined as logits, which are no values.
    streams: h.dueling === 'none' || h.distribution === 'categorical' ? undefined : learner.online.streams,
    settings: {
      lossRule: h.distribution === 'none' ? h.loss : h.distribution,
      ...(h.dueling === 'none' ? {} : { dueling: h.dueling }),
      ...(h.distribution === 'categorical' ? { support: [h.lowestReturn!, h.highestReturn!] as const } : {}),
    },
  };
}

/** The deviations of the weights in noisy layers, by the layers' names. */
function deviationsOf({ parameters }: ExplainedNetwork): [layer: string, sigma: Variable][] {
  return Object.entries(parameters).flatMap(([name, variable]) =>
    name.endsWith('/weightsSigma') ? [[name.split('/')[0]!, variable]] : [],
  );
}

/** The function to be compiled beside the learner; inputs of the same name are the learner's own. */
export function explainFunction(parts: ExplainedParts) {
  const { observationSize, actionCount, batchSize, online, target, head, distribution, double } = parts;
  const noiseSize = online.noiseSize ?? 0;
  const noise = optional(noiseSize > 0, f32(noiseSize));
  const deviations = deviationsOf(online).map(([, sigma]) => sigma);
  const values = f32(batchSize, actionCount);
  const atoms = optional(distribution !== 'none', f32(batchSize, head.atoms ?? 1));
  const hasStreams = parts.streams !== undefined;
  return define({
    inputs: {
      observations: f32(batchSize, observationSize),
      actions: i32(batchSize),
      rewards: f32(batchSize),
      discounts: f32(batchSize),
      nextObservations: f32(batchSize, observationSize),
      ...{ onlineNoise: noise, targetNoise: noise, selectorNoise: noise },
    },
    outputs: {
      values,
      nextOnline: values,
      nextTarget: values,
      targets: f32(batchSize),
      losses: f32(batchSize),
      ...{ present: atoms, next: atoms, future: atoms },
      stateValues: optional(hasStreams, f32(batchSize)),
      advantages: optional(hasStreams, values),
      sigmas: optional(deviations.length > 0, f32(deviations.length)),
    },
    run({ observations, actions, rewards, discounts, nextObservations, ...noises }) {
      const { onlineNoise, targetNoise, selectorNoise } = noises;
      const output = online.forward(observations, onlineNoise);
      const nextOutput = target.forward(nextObservations, targetNoise);
      const nextOnline = head.values(online.forward(nextObservations, selectorNoise));
      const nextTarget = head.values(nextOutput);
      const y = head.target(rewards, discounts, nextOutput, double ? nextOnline : null);
      return {
        values: head.values(output),
        nextOnline,
        nextTarget,
        targets: head.mean(y),
        losses: head.loss(output, actions, y),
        ...(distribution === 'none' ? {} : distributions(output, nextOutput, y)),
        ...(parts.streams === undefined ? {} : flat(parts.streams(observations, onlineNoise))),
        ...(deviations.length === 0
          ? {}
          : { sigmas: tf.stack(deviations.map((sigma) => sigma.abs().mean())) }),
      };

      function distributions(output: Tensor, nextOutput: Tensor, future: Tensor) {
        const chosen = (double ? nextOnline : nextTarget).argMax(-1) as Tensor1D;
        const read = (x: Tensor2D) => (distribution === 'categorical' ? tf.softmax(x) : x);
        return {
          present: read(pickAction(output as Tensor3D, actions)),
          next: read(pickAction(nextOutput as Tensor3D, chosen)),
          future,
        };
      }
    },
  });
}

/** Expected values of both streams. */
function flat({ value, advantages }: Streams) {
  const expected = (x: Tensor) => (x.rank === 3 ? x.mean(2) : x);
  return { stateValues: expected(value).squeeze([1]), advantages: expected(advantages).mul(1) };
}

/** What the function returns. */
export type ExplainedBatch = ResultsOf<ReturnType<typeof explainFunction>['outputs']>;

export interface SampledBatch {
  readonly observations: Float32Array;
  readonly actions: ArrayLike<number>;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
  /** Of prioritised replay. */
  readonly weights?: Float32Array | undefined;
  readonly probabilities?: ArrayLike<number> | undefined;
}

/** Tells of some rows of a minibatch, and of the loss of all of it. */
export function explainBatch(
  parts: ExplainedParts,
  batch: SampledBatch,
  worked: ExplainedBatch,
): QNetworkStep {
  const { observationSize, actionCount, batchSize, double } = parts;
  const { losses, sigmas } = worked;
  const loss = losses.reduce((sum, loss, row) => sum + loss * (batch.weights?.[row] ?? 1), 0) / losses.length;
  const rows = chooseRows(batch.discounts, worked.present === undefined ? mostRows : mostLongRows);
  const transitions = rows.map((row): QTransition => {
    const of = (column: Float32Array) => rowOf(column, row, actionCount);
    const values = of(worked.values);
    const nextOnline = of(worked.nextOnline);
    const nextTarget = of(worked.nextTarget);
    const action = batch.actions[row]!;
    const nextAction = argmax(double ? nextOnline : nextTarget);
    const target = worked.targets[row]!;
    return {
      row,
      observation: rowOf(batch.observations, row, observationSize),
      action,
      reward: batch.rewards[row]!,
      discount: batch.discounts[row]!,
      nextObservation: rowOf(batch.nextObservations, row, observationSize),
      values,
      nextOnline,
      nextTarget,
      nextAction,
      nextValue: nextTarget[nextAction]!,
      target,
      tdError: target - values[action]!,
      loss: losses[row]!,
      ...(batch.probabilities === undefined
        ? {}
        : { priority: { probability: batch.probabilities[row]!, weight: batch.weights![row]! } }),
      ...(worked.stateValues === undefined
        ? {}
        : { streams: { value: worked.stateValues[row]!, advantages: of(worked.advantages!) } }),
      ...(worked.present === undefined ? {} : { distributions: distributionsOf(worked, row) }),
    };
  });
  return {
    family: 'q-network',
    batchSize,
    loss,
    ...parts.settings,
    double,
    targetNetwork: parts.target !== parts.online,
    ...(sigmas === undefined
      ? {}
      : {
          sigmas: deviationsOf(parts.online).map(([layer, sigma], i) => ({
            layer,
            mean: sigmas[i]!,
            initial: parts.initialSigma! / Math.sqrt(sigma.shape[0]!),
          })),
        }),
    transitions,
  };
}

/** Three digits are enough to draw a distribution with. */
function distributionsOf({ present, next, future, losses }: ExplainedBatch, row: number) {
  const atoms = present!.length / losses.length;
  const drawn = (column: Float32Array) =>
    rowOf(column, row, atoms).map((value) => (Math.abs(value) < 5e-5 ? 0 : Number(value.toPrecision(3))));
  return { present: drawn(present!), next: drawn(next!), target: drawn(future!) };
}
