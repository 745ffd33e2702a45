/** What a training's digits depend on, as its run notes it beside the versions that every process knows. */
import { engineOfProcess } from '../../learning/engine/choice';
import { programsLeftToTensorFlow } from '../../learning/engine/compile';
import { digitsFingerprint } from '../../learning/engine/digits';
import { isFused, kernelSet } from '../../learning/engine/kernels/native-module';
import { tensorflowVersion, tf } from '../../learning/engine/tensorflow';
import { processorFeatures } from './processor-features';
import { versions } from '../../platform/versions';

/** To be asked once the training is built: only then is it known what its engine covers. */
export function computedWith(): Record<string, string> {
  const left = [...programsLeftToTensorFlow()].map(([name, reason]) => `${name}: ${reason}`).join('; ');
  return {
    ...versions(),
    tensorflow: tensorflowVersion,
    tfjs: tf.version['tfjs-core'],
    engine: engineOfProcess(),
    ...(engineOfProcess() === 'kernels' ? kernelsOfProcess() : {}),
    ...(left === '' ? {} : { leftToTensorFlow: left }),
    threads: process.env['TF_NUM_INTRAOP_THREADS']!,
    ...processorFeatures(),
    digits: digitsFingerprint(),
  };
}

/** What runs the kernels, and that it is slow where it is. */
function kernelsOfProcess(): Record<string, string> {
  const set = kernelSet();
  if (set === undefined) return {};
  return { kernelSet: isFused(set) ? set : `${set}, without fused multiply-add (slow)` };
}
