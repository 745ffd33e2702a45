/** What a gradient step of a Q-network works out, row by row: the same operations as the learner's, without the step. */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from '@tensorflow/tfjs-node';
import { difference, learningStep, type LearningStep } from '../../../shared/learning-steps/learning-step';
import { qNetworkForm, type QNetworkForm } from '../../../shared/learning-steps/q-network';
import { define, f32, i32, optional, pick, tf, type ResultsOf, type Variables } from '../../engine';
import type { Streams } from '../../networks/q-network';
import type { ReturnHead } from '../../networks/return-heads';
import { pickAction } from '../../ops/distributional';
import { chooseRows, mostLongRows, mostRows, pickRows, pickTransitions } from './rows';

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
  /** How a distribution is read, where the network gives one. */
  readonly distribution: 'none' | 'categorical' | 'quantile';
  /** Whether the network that learns chooses the next action. */
  readonly double: boolean;
  readonly loss: 'squared' | 'huber';
  readonly dueling: 'none' | 'naive' | 'mean';
  readonly nStep?: number;
  readonly prioritised?: boolean;
  /** What deviations of noisy weights start with, before they are divided by the root of their layer's inputs. */
  readonly noisySigma?: number;
  readonly lowestReturn?: number;
  readonly highestReturn?: number;
}

/** The deviations of the weights in noisy layers, by the layers' names. */
function deviationsOf({ parameters }: ExplainedNetwork): [layer: string, sigma: Variable][] {
  return Object.entries(parameters).flatMap(([name, variable]) =>
    name.endsWith('/weightsSigma') ? [[name.split('/')[0]!, variable]] : [],
  );
}

/** Of a categorical distribution the streams are joined as logits, which are no values. */
const hasStreams = ({ dueling, distribution }: ExplainedSettings) =>
  dueling !== 'none' && distribution !== 'categorical';

/** What the function gives, by the names of the step's quantities. */
function outputsOf({ actionCount, batchSize, online, head }: ExplainedLearner, h: ExplainedSettings) {
  const column = f32(batchSize);
  const values = f32(batchSize, actionCount);
  const atoms = optional(h.distribution !== 'none', f32(batchSize, head.atoms ?? 1));
  const streams = hasStreams(h);
  const deviations = deviationsOf(online).length;
  return {
    rows: {
      ...{ values, nextOnline: values, nextTarget: values, nextAction: i32(batchSize), nextValue: column },
      ...{ target: column, present: column, tdError: column, loss: column, wholeLoss: f32() },
      weightedLoss: optional(h.prioritised === true, column),
      ...{ presentAtoms: atoms, nextAtoms: atoms, targetAtoms: atoms },
      stateValue: optional(streams, column),
      advantages: optional(streams, values),
      advantage: optional(streams, column),
      meanAdvantage: optional(streams, column),
    },
    whole: { sigmas: optional(deviations > 0, f32(deviations)) },
  };
}

/** The function to be compiled beside the learner; inputs of the same name are the learner's own. */
export function explainFunction(learner: ExplainedLearner, h: ExplainedSettings) {
  const { observationSize, batchSize, online, target, head } = learner;
  const noiseSize = online.noiseSize ?? 0;
  const noise = optional(noiseSize > 0, f32(noiseSize));
  const deviations = deviationsOf(online).map(([, sigma]) => sigma);
  const { rows, whole } = outputsOf(learner, h);
  return define({
    inputs: {
      observations: f32(batchSize, observationSize),
      actions: i32(batchSize),
      rewards: f32(batchSize),
      discounts: f32(batchSize),
      nextObservations: f32(batchSize, observationSize),
      weights: optional(h.prioritised === true, f32(batchSize)),
      ...{ onlineNoise: noise, targetNoise: noise, selectorNoise: noise },
    },
    outputs: { ...rows, ...whole },
    run({ observations, actions, rewards, discounts, nextObservations, weights, ...noises }) {
      const { onlineNoise, targetNoise, selectorNoise } = noises;
      const output = online.forward(observations, onlineNoise);
      const nextOutput = target.forward(nextObservations, targetNoise);
      const nextOnline = head.values(online.forward(nextObservations, selectorNoise));
      const nextTarget = head.values(nextOutput);
      const nextAction = (h.double ? nextOnline : nextTarget).argMax<Tensor1D>(-1);
      const y = head.target(rewards, discounts, nextOutput, h.double ? nextOnline : null);
      const mean = head.mean(y);
      const present = head.valuesOf(output, actions);
      const loss = head.loss(output, actions, y);
      const weightedLoss = weights && loss.mul(weights);
      return {
        ...{ values: head.values(output), nextOnline, nextTarget, nextAction },
        ...{ nextValue: pick(nextTarget, nextAction), target: mean, present, tdError: mean.sub(present) },
        ...{ loss, wholeLoss: (weightedLoss ?? loss).mean(), weightedLoss },
        ...(h.distribution === 'none' ? {} : distributions()),
        ...(hasStreams(h) && online.streams ? flat(online.streams(observations, onlineNoise)) : {}),
        ...(deviations.length === 0
          ? {}
          : { sigmas: tf.stack(deviations.map((sigma) => sigma.abs().mean())) }),
      };

      function distributions() {
        const read = (x: Tensor2D) => (h.distribution === 'categorical' ? tf.softmax(x) : x);
        return {
          presentAtoms: read(pickAction(output as Tensor3D, actions)),
          nextAtoms: read(pickAction(nextOutput as Tensor3D, nextAction)),
          targetAtoms: y,
        };
      }

      /** Expected values of both streams. */
      function flat({ value, advantages }: Streams) {
        const expected = (x: Tensor) => (x.rank === 3 ? x.mean(2) : x);
        const all = expected(advantages).mul<Tensor2D>(1);
        return {
          stateValue: expected(value).squeeze([1]),
          ...{ advantages: all, advantage: pick(all, actions), meanAdvantage: all.mean(1) },
        };
      }
    },
  });
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

/** How the step is shown, by the learner's settings. */
function formOf(learner: ExplainedLearner, h: ExplainedSettings) {
  const layers = deviationsOf(learner.online).map(([layer]) => layer);
  const settings: QNetworkForm = {
    batchSize: learner.batchSize,
    nStep: h.nStep ?? 1,
    lossRule: h.distribution === 'none' ? h.loss : h.distribution,
    double: h.double,
    targetNetwork: learner.target !== learner.online,
    prioritised: h.prioritised === true,
    dueling: hasStreams(h) && h.dueling !== 'none' ? h.dueling : undefined,
    support: h.distribution === 'categorical' ? [h.lowestReturn!, h.highestReturn!] : undefined,
    noisyLayers: layers.length === 0 ? undefined : layers,
  };
  return qNetworkForm(settings);
}

/** Tells of some rows of a minibatch, and of the loss of all of it. */
export function explainBatch(
  learner: ExplainedLearner,
  h: ExplainedSettings,
  batch: SampledBatch,
  worked: ExplainedBatch,
): LearningStep {
  const { batchSize, online } = learner;
  const { sigmas, target, present, tdError } = worked;
  const rows = chooseRows(batch.discounts, h.distribution === 'none' ? mostRows : mostLongRows);
  const settled = {
    tdError: tdError.map((error, row) => difference(target[row]!, present[row]!, error)),
    ...Object.fromEntries(
      (['presentAtoms', 'nextAtoms', 'targetAtoms'] as const).map((name) => [name, worked[name]?.map(drawn)]),
    ),
  };
  return learningStep(formOf(learner, h), rows.length, {
    batchSize,
    nStep: h.nStep ?? 1,
    ...pickTransitions(batch, rows, 0),
    ...pickRows(outputsOf(learner, h).rows, { ...worked, ...settled }, rows),
    ...(batch.weights && { weight: rows.map((row) => batch.weights![row]!) }),
    ...(batch.probabilities && { probability: rows.map((row) => batch.probabilities![row]!) }),
    ...(sigmas && {
      sigmas: rows.map(() => [...sigmas]),
      initialSigmas: rows.map(() =>
        deviationsOf(online).map(([, sigma]) => h.noisySigma! / Math.sqrt(sigma.shape[0]!)),
      ),
    }),
  });
}

/** Three digits are enough to draw a distribution with. */
const drawn = (value: number) => (Math.abs(value) < 5e-5 ? 0 : Number(value.toPrecision(3)));
