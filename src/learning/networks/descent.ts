/** Gradient descent on one network: its parameters with the optimiser that moves them. */
import type { Scalar, Tensor } from '@tensorflow/tfjs-node';
import { adam, clipByGlobalNorm, lossAndGradients, type Variables } from '../engine';

export interface Descent {
  /** The optimiser's own variables. */
  readonly variables: Variables;
  /**
   * Takes one step against the gradient of the `loss` that `compute` returns.
   * @returns what `compute` returned, and the gradient's norm before clipping
   */
  step<T extends { readonly loss: Scalar } & Readonly<Record<string, Tensor>>>(
    learningRate: Scalar,
    compute: () => T,
  ): T & { readonly norm: Scalar };
}

/**
 * Adam (Kingma & Ba 2015) on some parameters; no others receive a gradient.
 * @param largestNorm of the gradient; longer ones are scaled down; 0 switches clipping off
 */
export function adamDescent(parameters: Variables, largestNorm: number): Descent {
  const moved = Object.values(parameters);
  const optimizer = adam(moved);
  return {
    variables: optimizer.variables,
    step(learningRate, compute) {
      const { values, gradients } = lossAndGradients(moved, compute);
      const { clipped, norm } = clipByGlobalNorm(gradients, largestNorm);
      optimizer.apply(clipped, learningRate);
      return { ...values, norm };
    },
  };
}
