/* eslint-disable @typescript-eslint/no-require-imports -- tfjs-node is CommonJS */
// Proves an installation of TensorFlow: loads it, multiplies matrices, takes one training step.
// Prints one line of JSON; ends with another exit code than 0 if anything is wrong.
'use strict';

const path = require('node:path');
const util = require('node:util');

// Node 23 removed these two; tfjs-node 4.22 still calls them.
util.isArray ??= Array.isArray;
util.isNullOrUndefined ??= (value) => value === null || value === undefined;

const root = process.argv[2];
const started = Date.now();
const tf = require(path.join(root, 'node_modules', '@tensorflow', 'tfjs-node'));
const loadedAfter = Date.now() - started;

const product = tf
  .matMul(
    tf.tensor2d([
      [1, 2],
      [3, 4],
    ]),
    tf.tensor2d([
      [5, 6],
      [7, 8],
    ]),
  )
  .arraySync();
if (JSON.stringify(product) !== '[[19,22],[43,50]]') {
  throw new Error(`a matrix product is wrong: ${JSON.stringify(product)}`);
}

const weight = tf.variable(tf.scalar(1));
const loss = () => tf.square(tf.sub(tf.mul(weight, 3), 6)).asScalar();
const before = loss().dataSync()[0];
tf.train.sgd(0.01).minimize(loss);
const after = loss().dataSync()[0];
if (!(Math.abs(before - 9) < 1e-4 && Math.abs(after - 6.0516) < 1e-3)) {
  throw new Error(`one training step is wrong: the loss went from ${before} to ${after}`);
}

const backend = tf.backend();
process.stdout.write(
  `${JSON.stringify({ version: backend.binding.TF_Version, tfjsNode: tf.version['tfjs-node'], loadedAfter })}\n`,
);
