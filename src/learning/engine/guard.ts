/** Variables that a program has taken over: their `tf.Variable`s refuse to show stale data. */
import { EngineError } from './errors';
import type { Variables } from './program';

export class VariableGuard {
  readonly #released: (() => void)[] = [];

  constructor(private readonly variables: Variables) {}

  /** Makes reading the `tf.Variable`s an error. */
  guard(): void {
    this.release();
    for (const [name, variable] of Object.entries(this.variables)) {
      const refuse = () => {
        throw new EngineError(
          'read',
          `variable "${name}"`,
          'lives in the compiled program, not in this tf.Variable.',
          'Read it with program.read().',
        );
      };
      const own = variable as Record<'data' | 'dataSync' | 'bytes', unknown>;
      own.data = own.dataSync = own.bytes = refuse;
      this.#released.push(() => {
        delete own.data;
        delete own.dataSync;
        delete own.bytes;
      });
    }
  }

  /** Gives the `tf.Variable`s back. */
  release(): void {
    for (const release of this.#released) release();
    this.#released.length = 0;
  }
}
