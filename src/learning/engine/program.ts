/** What a program is, compiled or eager: functions of tensors over one set of variables. */
import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import type { NativeArray } from './binding';
import type { Engine } from './choice';
import { EngineError } from './errors';
import {
  arrayTypes,
  presentSpecs,
  showSpec,
  type ArraysOf,
  type Declared,
  type DType,
  type ResultsOf,
  type ReturnedFor,
  type Spec,
  type Specs,
  type TensorsOf,
} from './specs';
import { tf } from './tensorflow';

/** A function to be compiled: what goes in, what comes out, and the tensor operations between. */
export interface FunctionDefinition<I extends Declared, O extends Declared> {
  readonly inputs: I;
  readonly outputs: O;
  readonly run: (inputs: TensorsOf<I>) => ReturnedFor<O>;
}

/** Names the types of a function's inputs and outputs; returns its argument. */
export function define<const I extends Declared, const O extends Declared>(
  definition: FunctionDefinition<I, O>,
): FunctionDefinition<I, O> {
  return definition;
}

/** The functions of a program by name; undefined for one that it lacks by a setting. */
/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- inputs are contravariant; only `any` takes all of them */
export type Definitions = Readonly<Record<string, FunctionDefinition<any, any> | undefined>>;

/** A compiled function. */
export interface Callable<I extends Declared, O extends Declared> {
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

type CallableOf<F> = F extends FunctionDefinition<infer I, infer O> ? Callable<I, O> : undefined;

export type Program<D extends Definitions> = ProgramOf<{ readonly [K in keyof D]: CallableOf<D[K]> }>;

interface ProgramOf<Functions> {
  readonly functions: Functions;
  /** False where the functions run eagerly. */
  readonly compiled: boolean;
  /** What runs the functions. */
  readonly engine: Engine;
  /** Why they run in TensorFlow's session although kernels were asked for; null where nothing is to be said. */
  readonly remark: string | null;
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
  /** What runs them; where missing, what the process was started with. */
  readonly engine?: Engine;
}

/** A definition as the engines run it: without its types, and without the inputs and outputs that it lacks. */
export interface PlainDefinition {
  readonly inputs: Specs;
  readonly outputs: Specs;
  readonly run: (inputs: Readonly<Record<string, Tensor>>) => Readonly<Record<string, Tensor | undefined>>;
}

export type PlainOptions = Omit<CompileOptions<Definitions>, 'functions'> & {
  readonly functions: Readonly<Record<string, PlainDefinition>>;
};

/** A compiled function without its types. */
export interface PlainCallable {
  (given?: Readonly<Record<string, unknown>>): Record<string, number | NativeArray>;
  readonly staging: Readonly<Record<string, NativeArray>>;
  readonly nodes: number;
}

export type PlainProgram = ProgramOf<Readonly<Record<string, PlainCallable>>>;

/** The functions that a program has, as the engines run them. */
export function plainFunctions(functions: Definitions): PlainOptions['functions'] {
  return Object.fromEntries(
    Object.entries(functions).flatMap(([name, definition]) => {
      if (definition === undefined) return [];
      const { inputs, outputs, run } = definition;
      const plain: PlainDefinition = { inputs: presentSpecs(inputs), outputs: presentSpecs(outputs), run };
      return [[name, plain]];
    }),
  );
}

/** Runs a definition on tensors and checks that it returns what it declares. */
export function runDefinition(
  functionName: string,
  definition: PlainDefinition,
  inputs: Readonly<Record<string, Tensor>>,
): Record<string, Tensor> {
  const outputs = definition.run(inputs) as Record<string, Tensor>;
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

/** A scalar's number, or the array that another spec's values come in. */
export function scalarOrArray(spec: Spec, data: NativeArray): number | NativeArray {
  return spec.shape.length === 0 ? data[0]! : data;
}

/** Present data of variables that tfjs holds, as copies. */
export function readVariables(variables: Variables): VariableValues {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => [
      name,
      variable.dataSync().slice() as Float32Array | Int32Array,
    ]),
  );
}

/** Refuses values for unknown variables or of wrong lengths. */
export function checkValues(variables: Variables, values: Readonly<VariableValues>): void {
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
