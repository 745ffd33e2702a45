/** Functions that were lowered to instructions, and the arena they work on. */
import type { NativeArray } from '../binding';
import { EngineError } from '../errors';
import { nativeTypes, type NodeOutput } from '../graph';
import { VariableGuard } from '../guard';
import {
  checkValues,
  readVariables,
  type PlainCallable,
  type PlainDefinition,
  type PlainOptions,
  type PlainProgram,
  type VariableValues,
} from '../program';
import { findDifference, recordProgram, separate } from '../record-program';
import { arrayTypes, elementCount, type DType, type Spec } from '../specs';
import { fillAll, inputKey } from '../staging';
import { Constants, type Value } from './drafting';
import { lowerFunction, type Lowered } from './lower';
import { encode, PermanentMemory, place } from './memory';
import type { NativeKernels } from './native-module';

/** Bytes of a word. */
const word = 4;

export class KernelProgram implements PlainProgram {
  readonly compiled = true;
  readonly engine = 'kernels';
  readonly remark = null;
  readonly functions: PlainProgram['functions'];
  readonly #arena: ArrayBuffer;
  readonly #variables: Readonly<Record<string, NativeArray>>;
  readonly #recorded: Readonly<Record<string, readonly string[]>>;
  readonly #guard: VariableGuard;
  #disposed = false;

  /**
   * Records and lowers the functions.
   * @param instructionSet one of the processor's; the fastest where missing
   * @throws UnsupportedOperation for an operation without an instruction
   * @throws EngineError where a function does something that cannot be repeated
   */
  constructor(
    private readonly options: PlainOptions,
    kernels: NativeKernels,
    instructionSet?: string,
  ) {
    const initial = readVariables(options.variables);
    separate(options.variables);
    const recorded = recordProgram(options);
    this.#recorded = recorded.lines;

    const memory = new PermanentMemory();
    const constants = new Constants(memory);
    const handles = new Map<NodeOutput, Value>();
    const places: Record<string, Value> = {};
    for (const [handle, name] of recorded.variableHandles) {
      const { shape, dtype, size } = options.variables[name]!;
      places[name] = { block: memory.block(size), delta: 0, dtype: nativeTypes[dtype as DType], shape };
      handles.set(handle, places[name]);
    }
    const inputs = new Map<string, Value>();
    for (const [key, { spec, handle }] of recorded.inputs) {
      const { shape, dtype } = spec;
      const value = { block: memory.block(elementCount(spec)), delta: 0, dtype: nativeTypes[dtype], shape };
      inputs.set(key, value);
      handles.set(handle, value);
    }
    const lowered = Object.keys(options.functions).map((name) => {
      const { nodes } = recorded.fetches[name]!;
      return [name, lowerFunction(recorded.nodes[name]!, nodes, { memory, constants, handles })] as const;
    });
    // Functions run one at a time: what does not outlive a call shares the room behind what does.
    const shared = Math.max(0, ...lowered.map(([, { drafts }]) => place(drafts, memory.words)));
    this.#arena = new ArrayBuffer((memory.words + shared) * word);
    for (const { block, data } of constants.entries)
      new (data instanceof Int32Array ? Int32Array : Float32Array)(
        this.#arena,
        block.offset! * word,
        data.length,
      ).set(data);
    this.#variables = Object.fromEntries(
      Object.entries(options.variables).map(([name, { dtype, shape }]) => [
        name,
        this.#array(places[name]!, { dtype: dtype as DType, shape }),
      ]),
    );
    this.#writeAll(initial);

    const staged = new Map(
      [...recorded.inputs].map(([key, { spec }]) => [key, this.#array(inputs.get(key)!, spec)] as const),
    );
    const codes = lowered.map(([, { drafts }]) => encode(drafts));
    const calls = kernels.load(this.#arena, codes, instructionSet);
    this.functions = Object.fromEntries(
      lowered.map(([name, { outputs, drafts }], index) => [
        name,
        this.#callable(name, options.functions[name]!, calls[index]!, outputs, drafts.length, staged),
      ]),
    );
    this.#guard = new VariableGuard(options.variables);
    this.#guard.guard();
  }

  read(): VariableValues {
    return Object.fromEntries(
      Object.entries(this.#variables).map(([name, array]) => [
        name,
        array.slice() as Float32Array | Int32Array,
      ]),
    );
  }

  write(values: Readonly<VariableValues>): void {
    checkValues(this.options.variables, values);
    this.#writeAll(values);
  }

  verify(): void {
    this.#guard.release();
    try {
      findDifference(this.#recorded, recordProgram(this.options).lines);
    } finally {
      this.#guard.guard();
    }
  }

  dispose(): void {
    this.#disposed = true;
    this.#guard.release();
  }

  #writeAll(values: Readonly<VariableValues>): void {
    for (const [name, value] of Object.entries(values)) this.#variables[name]!.set(value);
  }

  /** A value's memory as the array of its type. */
  #array({ block, delta }: Value, spec: Spec): NativeArray {
    return new arrayTypes[spec.dtype](this.#arena, (block.offset! + delta) * word, elementCount(spec));
  }

  #callable(
    name: string,
    definition: PlainDefinition,
    run: () => void,
    outputs: Lowered['outputs'],
    nodes: number,
    staged: ReadonlyMap<string, NativeArray>,
  ): PlainCallable {
    const staging = Object.fromEntries(
      Object.entries(definition.inputs).map(([input, spec]) => [input, staged.get(inputKey(input, spec))!]),
    );
    const scalars: [string, NativeArray][] = [];
    const arrays: [string, NativeArray][] = [];
    for (const [output, spec] of Object.entries(definition.outputs))
      (spec.shape.length === 0 ? scalars : arrays).push([output, this.#array(outputs[output]!, spec)]);
    const call = (given?: Readonly<Record<string, unknown>>) => {
      if (this.#disposed)
        throw new EngineError(name, 'call', 'the program is disposed.', 'Compile it again.');
      if (given !== undefined) fillAll(name, definition.inputs, staging, given);
      run();
      const results: Record<string, number | NativeArray> = {};
      for (const [output, array] of scalars) results[output] = array[0]!;
      for (const [output, array] of arrays) results[output] = array.slice();
      return results;
    };
    return Object.assign(call, { staging, nodes });
  }
}
