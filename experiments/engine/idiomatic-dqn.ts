/**
 * DQN as tfjs-node's own documentation and examples would write it: layers, `model.predict`,
 * `optimizer.minimize`, one tensor operation at a time. The reference that the engine is measured against.
 */
import type { LayersModel, Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from '../../src/learning/engine';

export interface IdiomaticBatch {
  readonly observations: Float32Array;
  readonly actions: Int32Array;
  readonly rewards: Float32Array;
  readonly discounts: Float32Array;
  readonly nextObservations: Float32Array;
}

export interface IdiomaticDqn {
  act(observation: Float32Array): number;
  learn(batch: IdiomaticBatch): number;
  copyTarget(): void;
}

function model(inputs: number, hidden: readonly number[], outputs: number): LayersModel {
  const layers = tf.sequential();
  hidden.forEach((units, index) =>
    layers.add(
      tf.layers.dense({ units, activation: 'relu', ...(index === 0 ? { inputShape: [inputs] } : {}) }),
    ),
  );
  layers.add(tf.layers.dense({ units: outputs }));
  return layers;
}

export function idiomaticDqn(
  inputs: number,
  hidden: readonly number[],
  actions: number,
  learningRate = 5e-4,
): IdiomaticDqn {
  const online = model(inputs, hidden, actions);
  const target = model(inputs, hidden, actions);
  const optimizer = tf.train.adam(learningRate);
  return {
    act: (observation) =>
      // As the cart-pole example of tfjs has it: the state as a nested array.
      tf.tidy(() => (online.predict(tf.tensor2d([[...observation]])) as Tensor).argMax(-1).dataSync()[0]!),
    learn: (batch) =>
      tf.tidy(() => {
        const count = batch.rewards.length;
        const loss = optimizer.minimize(() => {
          const q = (
            online.apply(tf.tensor2d(batch.observations, [count, inputs]), { training: true }) as Tensor2D
          )
            .mul(tf.oneHot(tf.tensor1d(batch.actions, 'int32'), actions))
            .sum(-1);
          const next = (target.predict(tf.tensor2d(batch.nextObservations, [count, inputs])) as Tensor).max(
            -1,
          );
          const y = tf.tensor1d(batch.rewards).add(next.mul(tf.tensor1d(batch.discounts)));
          return tf.losses.meanSquaredError(y, q) as Scalar;
        }, true);
        return loss!.dataSync()[0]!;
      }),
    copyTarget: () => target.setWeights(online.getWeights()),
  };
}
