/** Records all functions of a program into one graph, with a reader and a writer for every variable. */
import type { Tensor, TensorContainerObject, Variable } from '@tensorflow/tfjs-node';
import { EngineError } from './errors';
import { attributes, Graph, nativeTypes, type GraphNode, type NodeOutput } from './graph';
import { runDefinition, type PlainDefinition, type PlainOptions, type Variables } from './program';
import { Recording } from './recording';
import type { DType, Spec, Specs } from './specs';
import { inputKey } from './staging';
import { tf } from './tensorflow';

/** What a call fetches. */
export interface Fetch {
  readonly outputNames: string;
  /** Float scalars, which come packed in one tensor. */
  readonly scalars: readonly string[];
  readonly arrays: readonly { readonly output: string; readonly spec: Spec }[];
  /** The node behind each output. */
  readonly nodes: Readonly<Record<string, NodeOutput>>;
}

/** Gives variables that were made from one tensor data of their own, so that each can be told from the other. */
export function separate(variables: Variables): void {
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

/** A variable of the session that inputs of one name and spec are read from. */
export interface InputVariable {
  readonly spec: Spec;
  readonly handle: NodeOutput;
  /** Numbers the nodes that set and read it. */
  readonly index: number;
}

/** Records all functions into a new graph; the variables have the same values before and after. */
export function recordProgram({ name: programName, variables, functions }: PlainOptions) {
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
    handles.set(variable, addHandle(graph, variable.dtype as DType, variable.shape, `v${index}`));
  });
  const inputs = new Map<string, InputVariable>();
  const lines: Record<string, readonly string[]> = {};
  const nodes: Record<string, readonly GraphNode[]> = {};
  const fetches: Record<string, Fetch> = {};
  for (const [name, definition] of Object.entries(functions)) {
    const start = graph.size;
    fetches[name] = recordFunction(graph, name, definition, handles, inputs);
    lines[name] = graph.lines(start);
    nodes[name] = graph.nodes(start);
  }
  Object.values(variables).forEach((variable, index) => {
    const { dtype, shape } = variable;
    addAccess(graph, handles.get(variable)!, dtype as DType, shape, {
      read: `r${index}`,
      set: `w${index}`,
      from: `p${index}`,
    });
  });
  for (const { spec, handle, index } of inputs.values())
    addAccess(graph, handle, spec.dtype, spec.shape, {
      read: `i${index}`,
      set: `j${index}`,
      from: `k${index}`,
    });
  const variableHandles = new Map(
    Object.entries(variables).map(([name, variable]) => [handles.get(variable)!, name] as const),
  );
  return { graph, lines, nodes, fetches, inputs, variableHandles };
}

/**
 * Compares what was recorded with what is recorded now.
 * @throws EngineError that names the function and the first operation that differs
 */
export function findDifference(
  recorded: Readonly<Record<string, readonly string[]>>,
  again: Readonly<Record<string, readonly string[]>>,
): void {
  for (const [name, lines] of Object.entries(recorded)) {
    const found = again[name]!;
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

function addHandle(graph: Graph, dtype: DType, shape: readonly number[], name: string): NodeOutput {
  return graph.add(
    'VarHandleOp',
    [],
    {
      dtype: attributes.type(nativeTypes[dtype]),
      shape: attributes.shape(shape),
      shared_name: attributes.text(name),
      container: attributes.text(''),
    },
    name,
  );
}

function recordFunction(
  graph: Graph,
  name: string,
  definition: PlainDefinition,
  handles: ReadonlyMap<Variable, NodeOutput>,
  inputs: Map<string, InputVariable>,
): Fetch {
  const before = new Map([...handles.keys()].map((variable) => [variable, tf.clone(variable)]));
  const examples: Record<string, Tensor> = {};
  let outputs: Record<string, Tensor> = {};
  try {
    const recording = new Recording(graph, name, handles);
    for (const [input, spec] of Object.entries(definition.inputs)) {
      const example = tf.zeros([...spec.shape], spec.dtype);
      examples[input] = example;
      const key = inputKey(input, spec);
      const index = inputs.get(key)?.index ?? inputs.size;
      const handle = inputs.get(key)?.handle ?? addHandle(graph, spec.dtype, spec.shape, `s${index}`);
      inputs.set(key, { spec, handle, index });
      recording.bindInput(example, handle);
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
    names.push(
      waitFor.length === 0
        ? nodes[output]!
        : graph.add('Identity', [nodes[output]!, ...waitFor], { T: type }, `${name}/${index + 1}`),
    );
  });
  if (names.length === 0) {
    const done = graph.constant(nativeTypes.float32, [], Float32Array.of(0));
    names.push(graph.add('Identity', [done, ...waitFor], { T: float }, `${name}/0`));
  }
  return { outputNames: names.join(','), scalars: scalars.map(([output]) => output), arrays, nodes };
}

/** Adds nodes that read a variable, and that set it from a placeholder. */
function addAccess(
  graph: Graph,
  handle: NodeOutput,
  type: DType,
  shape: readonly number[],
  names: { readonly read: string; readonly set: string; readonly from: string },
): void {
  const dtype = attributes.type(nativeTypes[type]);
  graph.add('ReadVariableOp', [handle], { dtype }, names.read);
  const value = graph.add('Placeholder', [], { dtype, shape: attributes.shape(shape) }, names.from);
  const write = graph.add('AssignVariableOp', [handle, value], { dtype });
  const done = graph.constant(nativeTypes.float32, [], Float32Array.of(0));
  graph.add('Identity', [done, `^${write}`], { T: attributes.type(nativeTypes.float32) }, names.set);
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
