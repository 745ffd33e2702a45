/** Compiles functions of tensors over one set of variables into calls of native code. */
import { CompiledProgram } from './compiled-program';
import { EagerProgram } from './eager-program';
import { engineOfProcess } from './choice';
import { KernelProgram } from './kernels/kernel-program';
import { UnsupportedOperation } from './kernels/drafting';
import { loadKernels, wantedKernelSet } from './kernels/native-module';
import {
  plainFunctions,
  type CompileOptions,
  type Definitions,
  type PlainOptions,
  type PlainProgram,
  type Program,
} from './program';

/**
 * Compiles functions that share variables.
 *
 * Afterwards the program owns the variables: read them with `read`, not from the `tf.Variable`s, which refuse. What
 * the kernels do not cover goes to TensorFlow's session; the program's `engine` and `remark` say so.
 * @throws EngineError where a function does something that cannot be repeated.
 */
export function compile<const D extends Definitions>(options: CompileOptions<D>): Program<D> {
  // The types of the functions go no further: the engines know names, shapes and arrays.
  return compilePlain({ ...options, functions: plainFunctions(options.functions) }) as unknown as Program<D>;
}

function compilePlain(options: PlainOptions): PlainProgram {
  const engine = options.compiled === false ? 'eager' : (options.engine ?? engineOfProcess());
  if (engine === 'eager') return new EagerProgram(options);
  if (engine === 'tensorflow') return new CompiledProgram(options);
  const kernels = loadKernels();
  if ('fault' in kernels) return leftToTensorFlow(options, kernels.fault);
  try {
    return new KernelProgram(options, kernels.module, wantedKernelSet());
  } catch (error) {
    if (!(error instanceof UnsupportedOperation)) throw error;
    return leftToTensorFlow(options, error.message);
  }
}

const left = new Map<string, string>();

/** Programs of this process for which kernels were asked, but which run in TensorFlow's session, each with the reason. */
export function programsLeftToTensorFlow(): ReadonlyMap<string, string> {
  return left;
}

function leftToTensorFlow(options: PlainOptions, reason: string): PlainProgram {
  left.set(options.name, reason);
  return new CompiledProgram(options, reason);
}
