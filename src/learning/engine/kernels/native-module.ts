/** The native module of the kernels: one file for each platform, in `native/prebuilt`. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { programFolder } from '../../../platform/program-folder';

export interface NativeKernels {
  /** Instruction sets that this processor has, the fastest first. */
  instructionSets(): string[];
  /**
   * Checks the instructions of each function and makes it callable; it then works on the arena's memory in place.
   * @param instructionSet one of the processor's; the fastest where missing
   * @throws Error for instructions that would reach outside the arena
   */
  load(arena: ArrayBuffer, functions: readonly Int32Array[], instructionSet?: string): (() => void)[];
}

/** Instruction sets without a fused multiply-add, which the kernels then work out in double precision. */
const unfusedSets = new Set(['plain', 'avx']);

/** Whether an instruction set has the fused multiply-add; without it, networks take several times as long. */
export function isFused(instructionSet: string): boolean {
  return !unfusedSets.has(instructionSet);
}

/** The instruction set that the environment asks for, on purpose; undefined where it asks for none. */
export function wantedKernelSet(): string | undefined {
  return process.env['RL_LAB_KERNEL_SET'];
}

/** The instruction set that the kernels of this process use, undefined where there are no kernels. */
export function kernelSet(): string | undefined {
  const kernels = loadKernels();
  return 'fault' in kernels ? undefined : (wantedKernelSet() ?? kernels.module.instructionSets()[0]);
}

/** The module, or why there is none. */
export type LoadedKernels = { readonly module: NativeKernels } | { readonly fault: string };

const require = createRequire(import.meta.url);
let loaded: LoadedKernels | undefined;

/** Loads the module of this platform, once in a process. */
export function loadKernels(): LoadedKernels {
  loaded ??= load(join(programFolder(), 'native', 'prebuilt', `${process.platform}-${process.arch}`));
  return loaded;
}

function load(folder: string): LoadedKernels {
  const file = join(folder, 'rl-lab-kernels.node');
  if (!existsSync(file)) return { fault: `there are no kernels for ${process.platform}-${process.arch}` };
  try {
    const module = require(file) as Partial<NativeKernels>;
    if (typeof module.load !== 'function') return { fault: `${file} is none of this program's modules` };
    return { module: module as NativeKernels };
  } catch (error) {
    return { fault: `${file} cannot be loaded: ${(error as Error).message}` };
  }
}
