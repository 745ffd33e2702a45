/**
 * A fingerprint of the digits that this process computes: matrix products of the sizes that networks have, the functions
 * of their layers, and V8's own. Processes with the same fingerprint can be expected to draw the same curve; with
 * another one, they cannot.
 */
import { createHash } from 'node:crypto';
import type { Tensor2D } from '@tensorflow/tfjs-node';
import { tf } from './tensorflow';

/** Rows, inputs and outputs of products: an action, minibatches, and sums so long that they are cut into pieces. */
const products = [
  [1, 4, 64],
  [64, 64, 64],
  [32, 400, 300],
  [256, 256, 256],
] as const;

/** Numbers in (-1, 1) that look like any others and are the same everywhere: a linear congruential generator. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** The fingerprint, 12 hexadecimal digits; it takes some milliseconds and changes nothing. */
export function digitsFingerprint(): string {
  const hash = createHash('sha256');
  tf.tidy(() => {
    products.forEach(([rows, inputs, outputs], i) => {
      const a = tf.tensor2d(numbers(rows * inputs, 2 * i + 1), [rows, inputs]);
      const b = tf.tensor2d(numbers(inputs * outputs, 2 * i + 2), [inputs, outputs]);
      // Forwards, and the two products that lead backwards.
      const forward = tf.matMul<Tensor2D>(a, b);
      for (const tensor of [forward, tf.matMul(forward, b, false, true), tf.matMul(a, forward, true, false)])
        hash.update(tensor.dataSync());
      for (const tensor of [forward.tanh(), forward.softmax(), forward.softplus(), forward.mean(0)])
        hash.update(tensor.dataSync());
    });
  });
  const functions = [Math.sin, Math.cos, Math.exp, Math.tanh, Math.log1p, Math.sqrt];
  for (const value of numbers(64, 9))
    hash.update(Float64Array.from(functions, (of) => of(value === -1 ? 0 : 3 * Math.abs(value))));
  return hash.digest('hex').slice(0, 12);
}
