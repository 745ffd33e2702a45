/** Compiles functions of tensors over one set of variables into calls of one native session. */
import type { Tensor, TensorContainerObject, Variable } from '@tensorflow/tfjs-node';
import type { NativeArray } from './binding';
import { EngineError } from './errors';
import { attributes, Graph, nativeTypes, type NodeOutput } from './graph';
import { Recording } from './recording';
import { Session } from './session';
import {
  arrayTypes,
  elementCount,
  showSpec,
  type ArraysOf,
  type DType,
  type ResultsOf,
  type Spec,
  type Specs,
  type TensorsOf,
} from './specs';
import { StagedInput } from './staging';
import { backend, tf } from './tensorflow';

/** A function to be compiled: what goes in, what comes out, and the tensor operations between. */
export interface FunctionDefinition<I extends Specs, O extends Specs> {
  readonly inputs: I;
  readonly outputs: O;
  readonly run: (inputs: TensorsOf<I>) => { readonly [K in keyof O]: Tensor };
}

/** Names the types of a function's inputs and outputs; returns its argument. */
export function define<const I extends Specs, const O extends Specs>(
  definition: FunctionDefinition<I, O>,
): FunctionDefinition<I, O> {
  return definition;
}

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs are contravariant; only `any` takes all of them */
type Definitions = Readonly<Record<string, FunctionDefinition<any, any>>>;

/** A compiled function. */
export interface Callable<I extends Specs, O extends Specs> {
  /** Copies the given arrays into the staging (or uses what already lies there), runs, and returns the outputs. */
  (inputs?: Partial<ArraysOf<I>>): ResultsOf<O>;
  /**
   * The arrays that TensorFlow reads in the next call; fill them in place to save a copy. They keep their values.
   * Functions of one program share the array of inputs that have the same name, type and shape.
   */
  readonly staging: ArraysOf<I>;
  /** Operations in the function's part of the graph; 0 where it runs eagerly. */
  readonly nodes: number;
}

export type Variables = Readonly<Record<string, Variable>>;
export type VariableValues = Record<string, Float32Array | Int32Array>;

export interface Program<D extends Definitions> {
  readonly functions: {
    readonly [K in keyof D]: D[K] extends FunctionDefinition<infer I, infer O> ? Callable<I, O> : never;
  };
  /** False where the functions run eagerly. */
  readonly compiled: boolean;
  /** Present values of all variables, as copies. */
  read(): VariableValues;
  /**
   * Sets variables; those not named keep their values.
   * @throws EngineError for an unknown name or a wrong length.
   */
  write(values: Readonly<VariableValues>): void;
  /**
   * Records every function again and compares: finds JavaScript values that have changed since they were frozen.
   * @throws EngineError that names the function and the first operation that differs.
   */
  verify(): void;
  /** Frees the session, its variables and the staging. */
  dispose(): void;
}

export interface CompileOptions<D extends Definitions> {
  /** Named in errors. */
  readonly name: string;
  /** Everything that the functions read or assign and that outlives a call, by the names that `read` gives. */
  readonly variables: Variables;
  readonly functions: D;
  /** False runs the same functions eagerly: slow, for tests and for finding faults. */
  readonly compiled?: boolean;
}

/**
 * Compiles functions that share variables.
 *
 * Afterwards the session owns the variables: read them with `read`, not from the `tf.Variable`s, which refuse.
 * @throws EngineError where a function does something that a graph cannot repeat.
 */
export function compile<const D extends Definitions>(options: CompileOptions<D>): Program<D> {
  return options.compiled === false ? new EagerProgram(options) : new CompiledProgram(options);
}

/** The staged inputs of a program; functions share those of the same name and spec. */
class Staging {
  readonly #inputs = new Map<string, StagedInput>();

  of(functionName: string, inputs: Specs): [string, StagedInput][] {
    return Object.entries(inputs).map(([name, spec]) => {
      if (elementCount(spec) === 0)
        throw new EngineError(
          functionName,
          `input "${name}"`,
          `has the shape ${showSpec(spec)}, which holds nothing.`,
          'Give every dimension a size of at least 1.',
        );
      const key = `${name} ${showSpec(spec)}`;
      const staged = this.#inputs.get(key) ?? new StagedInput(backend.binding, spec);
      this.#inputs.set(key, staged);
      return [name, staged];
    });
  }

  dispose(): void {
    for (const input of this.#inputs.values()) input.dispose();
    this.#inputs.clear();
  }
}

function fill(functionName: string, name: string, spec: Spec, staged: NativeArray, given: unknown): void {
  if (!(given instanceof arrayTypes[spec.dtype]) || given.length !== staged.length) {
    const found = ArrayBuffer.isView(given)
      ? `${given.constructor.name} of ${(given as NativeArray).length}`
      : typeof given;
    throw new EngineError(
      functionName,
      `input "${name}"`,
      `is a ${found}; allowed is a ${arrayTypes[spec.dtype].name} of ${staged.length}, for ${showSpec(spec)}.`,
      'Shapes are fixed when a function is compiled: compile another one for another shape.',
    );
  }
  staged.set(given);
}

/** Runs a definition on tensors and checks that it returns what it declares. */
function runDefinition(
  functionName: string,
  definition: FunctionDefinition<Specs, Specs>,
  inputs: Readonly<Record<string, Tensor>>,
): Record<string, Tensor> {
  const outputs = definition.run(inputs as never) as Record<string, Tensor>;
  if ((outputs as unknown) instanceof Promise) return outputs;
  for (const [name, spec] of Object.entries(definition.outputs)) {
    const tensor = outputs[name];
    if (
      !(tensor instanceof tf.Tensor) ||
      tensor.dtype !== spec.dtype ||
      String(tensor.shape) !== String(spec.shape)
    )
      throw new EngineError(
        functionName,
        `output "${name}"`,
        `is ${tensor instanceof tf.Tensor ? showSpec(tensor) : typeof tensor}; declared is ${showSpec(spec)}.`,
        'Correct the declaration or the function.',
      );
  }
  return Object.fromEntries(Object.keys(definition.outputs).map((name) => [name, outputs[name]!]));
}

function tidied<T extends TensorContainerObject>(run: () => T): T {
  // tf.tidy refuses promises with a message of its own; the recording's is the better one.
  tf.engine().startScope();
  let result: T | undefined;
  try {
    result = run();
    return result;
  } finally {
    tf.engine().endScope(result);
  }
}

function scalarOrArray(spec: Spec, data: NativeArray): number | NativeArray {
  return spec.shape.length === 0 ? data[0]! : data;
}

function checkWritten(variables: Variables, values: Readonly<VariableValues>): void {
  for (const [name, value] of Object.entries(values)) {
    const variable = variables[name];
    const ArrayType = variable === undefined ? undefined : arrayTypes[variable.dtype as DType];
    if (variable === undefined || !(value instanceof ArrayType!) || value.length !== variable.size)
      throw new EngineError(
        'write',
        `variable "${name}"`,
        variable === undefined
          ? 'is not one of this program’s variables.'
          : `is given ${value.length} values; allowed are ${variable.size} in a ${ArrayType!.name}.`,
        'Use values that came from a program with the same variables.',
      );
  }
}

class CompiledProgram<D extends Definitions> implements Program<D> {
  readonly compiled = true;
  readonly functions: Program<D>['functions'];
  readonly #session: Session;
  readonly #staging = new Staging();
  readonly #recorded: Readonly<Record<string, readonly string[]>>;
  readonly #guarded: (() => void)[] = [];

  constructor(private readonly options: CompileOptions<D>) {
    const initial = readEagerly(options.variables);
    separate(options.variables);
    const recorded = recordAll(options);
    this.#recorded = recorded.lines;
    addVariableAccess(recorded.graph, options.variables, recorded.handles);
    this.#session = new Session(recorded.graph, options.name);
    this.#writeAll(initial);
    this.functions = Object.fromEntries(
      Object.entries(options.functions).map(([name, definition]) => [
        name,
        this.#callable(name, definition, recorded.fetches[name]!, recorded.lines[name]!.length),
      ]),
    ) as unknown as Program<D>['functions'];
    this.#guardVariables();
  }

  read(): VariableValues {
    const names = Object.keys(this.options.variables);
    if (names.length === 0) return {};
    const results = this.#session.run('read', [], '', names.map((_, index) => `r${index}`).join(','));
    return Object.fromEntries(
      names.map((name, index) => {
        const { id } = results[index]!;
        const data = backend.binding.tensorDataSync(id);
        backend.binding.deleteTensor(id);
        return [name, data as Float32Array | Int32Array];
      }),
    );
  }

  write(values: Readonly<VariableValues>): void {
    checkWritten(this.options.variables, values);
    this.#writeAll(values);
  }

  verify(): void {
    for (const release of this.#guarded) release();
    const again = recordAll(this.options);
    this.#guardVariables();
    for (const [name, lines] of Object.entries(this.#recorded)) {
      const found = again.lines[name]!;
      const at = lines.findIndex((line, index) => line !== found[index]);
      if (at >= 0 || found.length !== lines.length)
        throw new EngineError(
          name,
          (lines[at] ?? found[lines.length] ?? '').split('(')[0]!,
          'was recorded with a JavaScript value that has changed since.',
          'Pass the value as an input, or keep it in a variable.',
        );
    }
  }

  dispose(): void {
    this.#session.dispose();
    this.#staging.dispose();
    for (const release of this.#guarded) release();
    this.#guarded.length = 0;
  }

  #writeAll(values: Readonly<VariableValues>): void {
    const { binding } = backend;
    const entries = Object.keys(this.options.variables)
      .map((name, index) => ({ name, index }))
      .filter(({ name }) => values[name] !== undefined);
    if (entries.length === 0) return;
    const ids = entries.map(({ name }) => {
      const { shape, dtype } = this.options.variables[name]!;
      // The session keeps this memory as the variable's own: a copy that nobody else has.
      return binding.createTensor(shape, nativeTypes[dtype as DType], values[name]!.slice());
    });
    const results = this.#session.run(
      'write',
      ids,
      entries.map(({ index }) => `p${index}`).join(','),
      entries.map(({ index }) => `w${index}`).join(','),
    );
    for (const { id } of results) binding.deleteTensor(id);
    for (const id of ids) binding.deleteTensor(id);
  }

  #callable(
    name: string,
    definition: FunctionDefinition<Specs, Specs>,
    fetch: Fetch,
    nodes: number,
  ): Callable<Specs, Specs> {
    const { binding } = backend;
    const inputs = this.#staging.of(name, definition.inputs);
    const staged = inputs.map(([, input]) => input);
    const staging = Object.fromEntries(inputs.map(([input, { array }]) => [input, array]));
    const inputNames = inputs.map(([input]) => `${name}/${input}`).join(',');
    const session = this.#session;
    const ids: number[] = new Array<number>(staged.length);
    const { outputNames, scalars, arrays } = fetch;

    const call = (given?: Readonly<Record<string, unknown>>) => {
      if (given !== undefined)
        for (const input in given) {
          const spec = definition.inputs[input];
          if (spec === undefined)
            throw new EngineError(
              name,
              `input "${input}"`,
              'is not declared.',
              `Declared are: ${Object.keys(definition.inputs).join(', ')}.`,
            );
          fill(name, input, spec, staging[input]!, given[input]);
        }
      for (let i = 0; i < staged.length; i++) ids[i] = staged[i]!.acquire();
      let results;
      try {
        results = session.run(name, ids, inputNames, outputNames);
      } finally {
        for (let i = 0; i < staged.length; i++) staged[i]!.release(ids[i]!);
      }
      const outputs: Record<string, number | NativeArray> = {};
      let next = 0;
      if (scalars.length > 0) {
        const { id } = results[next++]!;
        const data = binding.tensorDataSync(id);
        binding.deleteTensor(id);
        for (let i = 0; i < scalars.length; i++) outputs[scalars[i]!] = data[i]!;
      }
      for (const { output, spec } of arrays) {
        const { id } = results[next++]!;
        outputs[output] = scalarOrArray(spec, binding.tensorDataSync(id));
        binding.deleteTensor(id);
      }
      while (next < results.length) binding.deleteTensor(results[next++]!.id);
      return outputs;
    };
    return Object.assign(call, { staging, nodes }) as unknown as Callable<Specs, Specs>;
  }

  /** Makes the `tf.Variable`s refuse to show their stale data. */
  #guardVariables(): void {
    this.#guarded.length = 0;
    for (const [name, variable] of Object.entries(this.options.variables)) {
      const refuse = () => {
        throw new EngineError(
          'read',
          `variable "${name}"`,
          'lives in the compiled session, not in this tf.Variable.',
          'Read it with program.read().',
        );
      };
      const own = variable as unknown as Record<'data' | 'dataSync' | 'bytes', unknown>;
      own.data = own.dataSync = own.bytes = refuse;
      this.#guarded.push(() => {
        delete own.data;
        delete own.dataSync;
        delete own.bytes;
      });
    }
  }
}

interface Fetch {
  readonly outputNames: string;
  /** Float scalars, which come packed in one tensor. */
  readonly scalars: readonly string[];
  readonly arrays: readonly { readonly output: string; readonly spec: Spec }[];
}

function readEagerly(variables: Variables): VariableValues {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      variable.dataSync().slice() as Float32Array | Int32Array,
    ]),
  );
}

/** Gives variables that were made from one tensor data of their own, so that each can be told from the other. */
function separate(variables: Variables): void {
  const seen = new Set<object>();
  for (const variable of Object.values(variables)) {
    if (seen.has(variable.dataId))
      tf.tidy(() =>
        variable.assign(
          tf.tensor(variable.dataSync().slice() as Float32Array, variable.shape, variable.dtype),
        ),
      );
    seen.add(variable.dataId);
  }
}

/** Records all functions into a new graph; the variables have the same values before and after. */
function recordAll({ name: programName, variables, functions }: CompileOptions<Definitions>) {
  const graph = new Graph();
  const handles = new Map<Variable, NodeOutput>();
  Object.entries(variables).forEach(([name, variable], index) => {
    if (handles.has(variable))
      throw new EngineError(
        programName,
        `variable "${name}"`,
        'is declared twice.',
        'Declare each variable once, under one name.',
      );
    const dtype = nativeTypes[variable.dtype as DType];
    const handle = graph.add(
      'VarHandleOp',
      [],
      {
        dtype: attributes.type(dtype),
        shape: attributes.shape(variable.shape),
        shared_name: attributes.text(`v${index}`),
        container: attributes.text(''),
      },
      `v${index}`,
    );
    handles.set(variable, handle);
  });
  const lines: Record<string, readonly string[]> = {};
  const fetches: Record<string, Fetch> = {};
  for (const [name, definition] of Object.entries(functions)) {
    const start = graph.size;
    fetches[name] = recordFunction(graph, name, definition, handles);
    lines[name] = graph.lines(start);
  }
  return { graph, handles, lines, fetches };
}

function recordFunction(
  graph: Graph,
  name: string,
  definition: FunctionDefinition<Specs, Specs>,
  handles: ReadonlyMap<Variable, NodeOutput>,
): Fetch {
  const before = new Map([...handles.keys()].map((variable) => [variable, tf.clone(variable)]));
  const examples: Record<string, Tensor> = {};
  let outputs: Record<string, Tensor> = {};
  try {
    const recording = new Recording(graph, name, handles);
    for (const [input, spec] of Object.entries(definition.inputs)) {
      const example = tf.zeros([...spec.shape], spec.dtype);
      examples[input] = example;
      const placeholder = graph.add(
        'Placeholder',
        [],
        { dtype: attributes.type(nativeTypes[spec.dtype]), shape: attributes.shape(spec.shape) },
        `${name}/${input}`,
      );
      recording.bindInput(example, placeholder);
    }
    let nodes: Readonly<Record<string, NodeOutput>> = {};
    recording.run(() => {
      const returned = tidied(() => runDefinition(name, definition, examples));
      if ((returned as unknown) instanceof Promise) return returned;
      outputs = returned;
      nodes = Object.fromEntries(
        Object.entries(outputs).map(([output, tensor]) => [
          output,
          recording.nodeOf(tensor, `output "${output}"`),
        ]),
      );
      return null;
    });
    return addFetches(graph, name, definition.outputs, nodes, recording.writes);
  } finally {
    for (const [variable, value] of before) {
      variable.assign(value);
      value.dispose();
    }
    for (const tensor of [...Object.values(examples), ...Object.values(outputs)])
      if (!(tensor instanceof tf.Variable)) tensor.dispose();
  }
}

/** Adds the nodes that a call fetches; each waits for all writes, so that fetching one runs everything. */
function addFetches(
  graph: Graph,
  name: string,
  specs: Specs,
  nodes: Readonly<Record<string, NodeOutput>>,
  writes: readonly NodeOutput[],
): Fetch {
  const waitFor = writes.map((write) => `^${write}`);
  const float = attributes.type(nativeTypes.float32);
  const entries = Object.entries(specs);
  const scalars = entries.filter(([, spec]) => spec.dtype === 'float32' && spec.shape.length === 0);
  const arrays = entries
    .filter((entry) => !scalars.includes(entry))
    .map(([output, spec]) => ({ output, spec }));
  const names: string[] = [];
  if (scalars.length > 0) {
    names.push(
      graph.add(
        'Pack',
        [...scalars.map(([output]) => nodes[output]!), ...waitFor],
        { N: attributes.integer(scalars.length), T: float, axis: attributes.integer(0) },
        `${name}/0`,
      ),
    );
  }
  arrays.forEach(({ output, spec }, index) => {
    const type = attributes.type(nativeTypes[spec.dtype]);
    names.push(graph.add('Identity', [nodes[output]!, ...waitFor], { T: type }, `${name}/${index + 1}`));
  });
  if (names.length === 0) {
    const done = graph.constant(nativeTypes.float32, [], Float32Array.of(0));
    names.push(graph.add('Identity', [done, ...waitFor], { T: float }, `${name}/0`));
  }
  return { outputNames: names.join(','), scalars: scalars.map(([output]) => output), arrays };
}

/** Adds a reader and a writer for every variable. */
function addVariableAccess(
  graph: Graph,
  variables: Variables,
  handles: ReadonlyMap<Variable, NodeOutput>,
): void {
  Object.values(variables).forEach((variable, index) => {
    const handle = handles.get(variable)!;
    const dtype = attributes.type(nativeTypes[variable.dtype as DType]);
    graph.add('ReadVariableOp', [handle], { dtype }, `r${index}`);
    const value = graph.add(
      'Placeholder',
      [],
      { dtype, shape: attributes.shape(variable.shape) },
      `p${index}`,
    );
    const write = graph.add('AssignVariableOp', [handle, value], { dtype });
    const done = graph.constant(nativeTypes.float32, [], Float32Array.of(0));
    graph.add('Identity', [done, `^${write}`], { T: attributes.type(nativeTypes.float32) }, `w${index}`);
  });
}

/** The same functions as plain tfjs: the reference that compiled ones are held against. */
class EagerProgram<D extends Definitions> implements Program<D> {
  readonly compiled = false;
  readonly functions: Program<D>['functions'];
  readonly #staging = new Staging();

  constructor(private readonly options: CompileOptions<D>) {
    this.functions = Object.fromEntries(
      Object.entries(options.functions).map(([name, definition]) => [name, this.#callable(name, definition)]),
    ) as unknown as Program<D>['functions'];
  }

  read(): VariableValues {
    return readEagerly(this.options.variables);
  }

  write(values: Readonly<VariableValues>): void {
    checkWritten(this.options.variables, values);
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

  #callable(name: string, definition: FunctionDefinition<Specs, Specs>): Callable<Specs, Specs> {
    const inputs = this.#staging.of(name, definition.inputs);
    const staging = Object.fromEntries(inputs.map(([input, { array }]) => [input, array]));
    const call = (given?: Readonly<Record<string, unknown>>) => {
      for (const [input, value] of Object.entries(given ?? {}))
        fill(name, input, definition.inputs[input]!, staging[input]!, value);
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
        ) as never;
      });
    };
    return Object.assign(call, { staging, nodes: 0 }) as unknown as Callable<Specs, Specs>;
  }
}
