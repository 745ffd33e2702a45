/** A baseline that learns: V(s), the return to be expected from a state, fitted to the returns of whole batches. */
import type { Scalar } from '@tensorflow/tfjs-node';
import type { Random } from '../../shared/random';
import { compile, define, f32, lossAndGradients, tf, type Activation, type VariableValues } from '../engine';
import { fillRows, inChunks } from '../memory/chunks';
import { prefixed } from '../training/names';
import { gradientSum } from './gradient-sum';
import { mlp } from './mlp';
import { optimizers } from './optimizers';
import { disposeVariables } from './parameters';

export interface LearnedBaselineOptions {
  readonly observationSize: number;
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly optimizer: keyof typeof optimizers;
  readonly learningRate: number;
  /** Gradient steps on every batch, each on all of it. */
  readonly gradientSteps: number;
  readonly random: Random;
  /** False runs eagerly. */
  readonly compiled: boolean;
}

export interface LearnedBaseline {
  /**
   * Values of any number of observations.
   * @param observations [n, observation size]
   * @returns [n]
   */
  values(observations: Float32Array): Float32Array;
  /**
   * Fits the values to the returns of a batch.
   * @param observations [n, observation size]
   * @param returns [n]
   * @returns the mean squared error before the first gradient step
   */
  learn(observations: Float32Array, returns: Float32Array): number;
  read(): VariableValues;
  write(values: VariableValues): void;
  dispose(): void;
}

/** Observations that go through a compiled function at once. */
const chunk = 128;

export function learnedBaseline(options: LearnedBaselineOptions): LearnedBaseline {
  const { observationSize, hidden, activation, random, compiled } = options;
  const network = mlp({
    inputs: observationSize,
    hidden,
    outputs: 1,
    activation,
    random,
  });
  const parameters = Object.values(network.parameters);
  const optimizer = optimizers[options.optimizer](parameters);
  const total = gradientSum(parameters);
  const variables = {
    ...prefixed('parameters', network.parameters),
    ...prefixed('optimizer', optimizer.variables),
    ...prefixed('total', total.variables),
  };
  const program = compile({
    name: 'learned baseline',
    compiled,
    variables,
    functions: {
      assess: define({
        inputs: { observations: f32(chunk, observationSize) },
        outputs: { values: f32(chunk) },
        run: ({ observations }) => ({ values: network.forward(observations).squeeze([1]) }),
      }),
      /** Adds up the gradient of the squared errors; `shares` is 1 / steps for a step, 0 for a row to spare. */
      add: define({
        inputs: {
          observations: f32(chunk, observationSize),
          returns: f32(chunk),
          shares: f32(chunk),
        },
        outputs: { loss: f32() },
        run: ({ observations, returns, shares }) => {
          const { values, gradients } = lossAndGradients(parameters, () => {
            const errors = returns.sub(network.forward(observations).squeeze([1]));
            return { loss: errors.square().mul(shares).sum<Scalar>() };
          });
          total.add(gradients);
          return values;
        },
      }),
      update: define({
        inputs: { learningRate: f32() },
        outputs: {},
        run: ({ learningRate }) => {
          optimizer.apply(
            total.sums.map((sum) => tf.clone(sum)),
            learningRate,
          );
          total.clear();
          return {};
        },
      }),
    },
  });
  const { assess, add, update } = program.functions;

  return {
    read: () => program.read(),
    write: (values) => program.write(values),
    values(observations) {
      const count = observations.length / observationSize;
      const values = new Float32Array(count);
      inChunks(0, count, chunk, (from, rows) => {
        fillRows(assess.staging.observations, chunk, observations, from, rows);
        values.set(assess().values.subarray(0, rows), from);
      });
      return values;
    },
    learn(observations, returns) {
      let before = 0;
      for (let k = 0; k < options.gradientSteps; k++) {
        let loss = 0;
        inChunks(0, returns.length, chunk, (from, count) => {
          fillRows(add.staging.observations, chunk, observations, from, count);
          fillRows(add.staging.returns, chunk, returns, from, count);
          add.staging.shares.fill(1 / returns.length, 0, count).fill(0, count);
          loss += add().loss;
        });
        update({ learningRate: Float32Array.of(options.learningRate) });
        if (k === 0) before = loss;
      }
      return before;
    },
    dispose() {
      program.dispose();
      disposeVariables(variables);
    },
  };
}
