import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { reasonOf } from './failure.mjs';

/**
 * Loads the engine's kernels for this platform and asks which of their instruction sets the processor has.
 *
 * @param {string} root
 * @returns {{ file: string, instructionSets?: string[], fault?: string }} the fastest set first
 */
export function inspectKernels(root) {
  const platform = `${process.platform}-${process.arch}`;
  const file = path.join(root, 'native', 'prebuilt', platform, 'rl-lab-kernels.node');
  if (!existsSync(file)) return { file, fault: `there are none for ${platform}` };
  try {
    return { file, instructionSets: createRequire(import.meta.url)(file).instructionSets() };
  } catch (error) {
    return { file, fault: reasonOf(error) };
  }
}

/**
 * A remark on processors that lack the fused multiply-add: the kernels give the same curves there, but take longer.
 *
 * @param {string[]} instructionSets the fastest first
 */
export function speedOfKernels(instructionSets) {
  const unfused = ['avx', 'plain'].includes(instructionSets[0]);
  return unfused
    ? ', as this processor lacks the fused multiply-add (FMA): the same curves as everywhere, but about a quarter of ' +
        'the speed of TensorFlow, which --engine tensorflow trains with, with curves of its own'
    : '';
}
