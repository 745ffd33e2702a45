/** Compiles functions of tensors over one set of variables into calls of one native session. */
import { CompiledProgram } from './compiled-program';
import { EagerProgram } from './eager-program';
import type { CompileOptions, Definitions, Program } from './program';

/**
 * Compiles functions that share variables.
 *
 * Afterwards the session owns the variables: read them with `read`, not from the `tf.Variable`s, which refuse.
 * @throws EngineError where a function does something that a graph cannot repeat.
 */
export function compile<const D extends Definitions>(options: CompileOptions<D>): Program<D> {
  return options.compiled === false ? new EagerProgram(options) : new CompiledProgram(options);
}
