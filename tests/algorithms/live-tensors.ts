import { backend, tf } from '../../src/learning/engine';

/** How many tensors there are: of tfjs, and natively where that can be told. */
export const liveTensors = () => [tf.memory().numTensors, backend.binding.getNumOfTensors?.()];
