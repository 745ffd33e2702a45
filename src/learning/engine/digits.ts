/**
 * A fingerprint of the digits that this process computes: matrix products of the sizes that networks have, the functions
 * of their layers, and V8's own. Processes with the same fingerprint can be expected to draw the same curve; with
 * another one, they cannot.
 */
import { createHash } from 'node:crypto';
import type { Tensor2D } from '@tensorflow/tfjs-node';
import { engineOfProcess, type Engine } from './choice';
import { compile } from './compile';
import { define } from './program';
import { f32 } from './specs';
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

/** A layer of so many rows, inputs and outputs: the product, the two that lead backwards, and what is made of it. */
function layer(rows: number, inputs: number, outputs: number) {
  return define({
    inputs: { a: f32(rows, inputs), b: f32(inputs, outputs) },
    outputs: {
      product: f32(rows, outputs),
      toInputs: f32(rows, inputs),
      toWeights: f32(inputs, outputs),
      tanh: f32(rows, outputs),
      softmax: f32(rows, outputs),
      softplus: f32(rows, outputs),
      mean: f32(outputs),
    },
    run: ({ a, b }) => {
      const product = tf.matMul<Tensor2D>(a, b);
      return {
        product,
        toInputs: tf.matMul(product, b, false, true),
        toWeights: tf.matMul(a, product, true, false),
        tanh: product.tanh(),
        softmax: product.softmax(),
        softplus: product.softplus(),
        mean: product.mean(0),
      };
    },
  });
}

/**
 * The fingerprint, 12 hexadecimal digits; it takes some milliseconds and changes nothing.
 * @param engine whose digits; those of this process where missing
 */
export function digitsFingerprint(engine: Engine = engineOfProcess()): string {
  const hash = createHash('sha256');
  products.forEach(([rows, inputs, outputs], i) => {
    const functions = { layer: layer(rows, inputs, outputs) };
    const program = compile({ name: 'digits', variables: {}, functions, engine });
    const results = program.functions.layer({
      a: numbers(rows * inputs, 2 * i + 1),
      b: numbers(inputs * outputs, 2 * i + 2),
    });
    for (const values of Object.values(results)) hash.update(values);
    program.dispose();
  });
  const functions = [Math.sin, Math.cos, Math.exp, Math.tanh, Math.log1p, Math.sqrt];
  for (const value of numbers(64, 9))
    hash.update(Float64Array.from(functions, (of) => of(value === -1 ? 0 : 3 * Math.abs(value))));
  return hash.digest('hex').slice(0, 12);
}
