/** Stands between a recorded function and tfjs while it runs: sees its kernels, and refuses what the graph would freeze. */
import type { Binding } from './binding';
import type { Refusals } from './refusals';
import { backend, tf } from './tensorflow';

/** Functions of tfjs that draw numbers in JavaScript, as they stand in a stack trace. */
const randomFunction = /\b(random[A-Z]\w*|truncatedNormal|rand|dropout)_\b/;

export class Interception {
  /** Data that the function itself made from JavaScript values. */
  readonly #written = new Set<object>();
  readonly #kernels: string[] = [];

  constructor(private readonly refusals: Refusals) {}

  /** The kernel of tfjs that runs now. */
  get kernel(): string | undefined {
    return this.#kernels.at(-1);
  }

  /** Calls a function with another native binding in place, and puts everything back afterwards. */
  during<T>(binding: Binding, body: () => T): T {
    const original = backend.binding;
    const originalWrite = backend.write;
    const originalInputs = backend.getInputTensorIds;
    // eslint-disable-next-line no-restricted-syntax -- replaced while recording, so that its use is refused
    const originalRandom = Math.random;
    const engine = tf.engine() as unknown as { runKernel: (name: string, ...rest: unknown[]) => unknown };
    const runKernel = engine.runKernel;
    backend.binding = binding;
    backend.write = (values, shape, dtype) => {
      const found = randomFunction.exec(new Error().stack ?? '');
      if (found !== null) throw this.refusals.randomOutside(`tf.${found[1]}`);
      if (dtype === 'string') throw this.refusals.strings();
      const dataId = originalWrite.call(backend, values, shape, dtype);
      this.#written.add(dataId);
      return dataId;
    };
    backend.getInputTensorIds = (tensors) => {
      // Data that JavaScript still holds become a constant when they are first used: only those made inside may.
      for (const { dataId } of tensors)
        if (
          dataId !== undefined &&
          backend.tensorMap.get(dataId).values !== null &&
          !this.#written.has(dataId)
        )
          throw this.refusals.outside((variable) => variable.dataId === dataId, this.kernel ?? 'tensor');
      return originalInputs.call(backend, tensors);
    };
    // eslint-disable-next-line no-restricted-syntax -- see above
    Math.random = () => {
      throw this.refusals.randomOutside('Math.random');
    };
    engine.runKernel = (name, ...rest) => {
      this.#kernels.push(name);
      try {
        return runKernel.call(engine, name, ...rest);
      } finally {
        this.#kernels.pop();
      }
    };
    try {
      return body();
    } finally {
      backend.binding = original;
      backend.write = originalWrite;
      backend.getInputTensorIds = originalInputs;
      // eslint-disable-next-line no-restricted-syntax -- see above
      Math.random = originalRandom;
      engine.runKernel = runKernel;
    }
  }
}
