/**
 * The one module that loads TensorFlow.
 *
 * Its library reads the thread settings from the environment when it is loaded, so they are set first where
 * the process that started this one has not set them (see README.md for what each of them is worth).
 */
import { createRequire } from 'node:module';
import util from 'node:util';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import type { Backend, GraphMessages } from './binding';
import { tensorflowEnvironment } from './environment';

const { ONEDNN_MAX_CPU_ISA: instructionSet, ...defaults } = tensorflowEnvironment();
for (const [name, value] of Object.entries(defaults)) process.env[name] ??= value;
// Digits hang on it: whatever a system sets for all of its programs does not count.
process.env['ONEDNN_MAX_CPU_ISA'] = instructionSet;

// tfjs-node 4.22 calls two functions that Node 23 removed and that earlier ones warn about.
Object.assign(util, {
  isArray: Array.isArray,
  isNullOrUndefined: (value: unknown) => value === null || value === undefined,
});

const require = createRequire(import.meta.url);

export const tf = require('@tensorflow/tfjs-node') as typeof TensorFlow;
export const backend = tf.backend() as unknown as Backend;
export const messages = require('@tensorflow/tfjs-node/dist/proto/api_pb') as GraphMessages;

/** Version of the TensorFlow library in use, for example `2.16.2`. */
export const tensorflowVersion = String(backend.binding.TF_Version);
