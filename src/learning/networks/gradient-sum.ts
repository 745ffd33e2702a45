/** Sums of gradients over several calls: a batch of any size through functions of fixed shapes. */
import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import { tf, type Variables } from '../engine';

export interface GradientSum {
  /** To be declared and saved with the parameters; one for each, 0 at first. */
  readonly variables: Variables;
  /** The sums so far, in the order of the parameters. */
  readonly sums: readonly Variable[];
  /** @param gradients in the order of the parameters, each of its parameter's shape */
  add(gradients: readonly Tensor[]): void;
  /** Sets the sums to 0. */
  clear(): void;
}

export function gradientSum(parameters: readonly Variable[]): GradientSum {
  const sums = parameters.map(({ shape }) => tf.tidy(() => tf.variable(tf.zeros(shape), false)));
  return {
    variables: Object.fromEntries(sums.map((sum, i) => [String(i), sum])),
    sums,
    add(gradients) {
      sums.forEach((sum, i) => sum.assign(sum.add(gradients[i]!)));
    },
    clear() {
      for (const sum of sums) sum.assign(tf.zeros(sum.shape));
    },
  };
}
