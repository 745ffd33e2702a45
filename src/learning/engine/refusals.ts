/** What a function that is recorded must not do, with what to do instead. */
import type { Variable } from '@tensorflow/tfjs-node';
import { EngineError } from './errors';
import { tf } from './tensorflow';

export class Refusals {
  constructor(private readonly functionName: string) {}

  error(operation: string, fault: string, remedy: string): EngineError {
    return new EngineError(this.functionName, operation, fault, remedy);
  }

  nested(): EngineError {
    return this.error('compile', 'another function is being recorded.', 'Compile one after the other.');
  }

  promise(): EngineError {
    return this.error(
      'async',
      'returns a promise.',
      'Make the function synchronous: nothing can be awaited inside.',
    );
  }

  strings(): EngineError {
    return this.error('tensor', 'makes a tensor of strings.', 'Use numbers in compiled functions.');
  }

  /** Numbers drawn in JavaScript while the function runs. */
  randomOutside(operation: string): EngineError {
    return this.error(
      operation,
      'draws random numbers, which the graph would repeat for ever.',
      'Draw them outside from a seeded generator and pass them as an input.',
    );
  }

  /** Numbers drawn by an operation of the graph. */
  randomInside(operation: string): EngineError {
    return this.error(
      operation,
      'draws random numbers inside the graph.',
      'Draw them outside from a seeded generator and pass them as an input.',
    );
  }

  readBack(operation: string): EngineError {
    return this.error(
      operation,
      'reads data back into JavaScript, where it would be frozen into the graph.',
      'Keep it in tensor operations (tf.where instead of if, the engine’s gather instead of tf.gather), or return it as an output.',
    );
  }

  unknownAttribute(operation: string, name: string): EngineError {
    return this.error(
      operation,
      `has the attribute ${name} of a kind that graphs do not know.`,
      'Use another operation, or teach graph.ts the attribute.',
    );
  }

  undeclared(name: string, operation: string): EngineError {
    return this.error(
      operation,
      `uses the variable "${name}", which is not declared.`,
      'Add it to the variables given to compile.',
    );
  }

  /** Data that came from neither inputs nor declared variables nor the function itself. */
  outside(isIt: (variable: Variable) => boolean, operation: string): EngineError {
    const variable = Object.values(tf.engine().registeredVariables).find(isIt);
    if (variable !== undefined) return this.undeclared(variable.name, operation);
    return this.error(
      operation,
      'uses a tensor from outside the function, whose present value would be frozen.',
      'Make it an input, or create it inside if it never changes.',
    );
  }
}
