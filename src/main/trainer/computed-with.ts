/** What a training's digits depend on, as its run notes it beside the versions that every process knows. */
import { digitsFingerprint } from '../engine/digits';
import { tensorflowVersion, tf } from '../engine/tensorflow';
import { processorFeatures } from '../processor-features';
import { versions } from '../versions';

export function computedWith(): Record<string, string> {
  return {
    ...versions(),
    tensorflow: tensorflowVersion,
    tfjs: tf.version['tfjs-core'],
    threads: process.env['TF_NUM_INTRAOP_THREADS']!,
    ...processorFeatures(),
    digits: digitsFingerprint(),
  };
}
