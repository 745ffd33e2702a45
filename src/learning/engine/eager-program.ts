/** The same functions as plain tfjs: the reference that compiled ones are held against. */
import type { NativeArray } from './binding';
import {
  checkValues,
  readVariables,
  runDefinition,
  scalarOrArray,
  type PlainCallable,
  type PlainDefinition,
  type PlainOptions,
  type PlainProgram,
  type VariableValues,
} from './program';
import { fillAll, Staging } from './staging';
import { tf } from './tensorflow';

export class EagerProgram implements PlainProgram {
  readonly compiled = false;
  readonly engine = 'eager';
  readonly remark = null;
  readonly functions: PlainProgram['functions'];
  readonly #staging = new Staging();

  constructor(private readonly options: PlainOptions) {
    this.functions = Object.fromEntries(
      Object.entries(options.functions).map(([name, definition]) => [name, this.#callable(name, definition)]),
    );
  }

  read(): VariableValues {
    return readVariables(this.options.variables);
  }

  write(values: Readonly<VariableValues>): void {
    checkValues(this.options.variables, values);
    for (const [name, value] of Object.entries(values)) {
      const variable = this.options.variables[name]!;
      tf.tidy(() => variable.assign(tf.tensor(value.slice(), variable.shape, variable.dtype)));
    }
  }

  verify(): void {
    // Nothing is frozen.
  }

  dispose(): void {
    this.#staging.dispose();
  }

  #callable(name: string, definition: PlainDefinition): PlainCallable {
    const inputs = this.#staging.of(name, definition.inputs);
    const staging = Object.fromEntries(inputs.map(([input, { array }]) => [input, array]));
    const call = (given?: Readonly<Record<string, unknown>>) => {
      if (given !== undefined) fillAll(name, definition.inputs, staging, given);
      return tf.tidy(() => {
        const tensors = Object.fromEntries(
          Object.entries(definition.inputs).map(([input, spec]) => [
            input,
            tf.tensor(staging[input]!.slice(), [...spec.shape], spec.dtype),
          ]),
        );
        const outputs = runDefinition(name, definition, tensors);
        return Object.fromEntries(
          Object.entries(definition.outputs).map(([output, spec]) => [
            output,
            scalarOrArray(spec, outputs[output]!.dataSync() as NativeArray),
          ]),
        );
      });
    };
    return Object.assign(call, { staging, nodes: 0 });
  }
}
