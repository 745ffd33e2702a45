/**
 * Records what a function of tensors does into a graph.
 *
 * While the function runs once on example values, the backend's native binding is replaced by one that notes
 * every operation. Tensor ids give the flow of data. Whatever would be frozen into the graph without being
 * meant to is refused: data read back, random numbers, tensors and variables that were not declared.
 */
import type { Tensor, Variable } from '@tensorflow/tfjs-node';
import type { Binding, NativeArray, NativeAttribute, NativeTensor } from './binding';
import { attributes, translateAttribute, type Attributes, type Graph, type NodeOutput } from './graph';
import { Interception } from './interception';
import { Refusals } from './refusals';
import { StartingReads } from './starting-reads';
import { backend } from './tensorflow';

/** What is known of a variable while functions are recorded. */
interface VariableState {
  readonly variable: Variable;
  /** The node that names the variable's place in the session. */
  readonly handle: NodeOutput;
  /** The latest node that read or wrote it, for which the next write must wait; null before there is one. */
  last: NodeOutput | null;
  /** The first node that wrote it, for which no read of the value at the start must wait; null before that. */
  firstWrite: NodeOutput | null;
  /** The data that the session's variable holds at this point of the function. */
  current: object;
}

/** Attributes that kernels of tfjs-node leave to be inferred, which a graph does not do: name and input to take it from. */
const inferredAttributes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ExpandDims: { T: 0, Tdim: 1 },
};

const randomOperation = /Random|Multinomial|TruncatedNormal|Shuffle/;
/** Operations whose output shares the memory of their input. */
const sharingOperations = new Set(['Identity', 'Reshape', 'ExpandDims', 'Squeeze', 'StopGradient']);

let active: Recording | null = null;

/** The control input that makes a node wait for another one. */
function waitFor(node: NodeOutput | null): NodeOutput[] {
  return node === null ? [] : [`^${node}`];
}

/** The recording in progress, for primitives that add nodes of their own; null while functions run eagerly. */
export function activeRecording(): Recording | null {
  return active;
}

export class Recording {
  readonly #nodes = new Map<number, NodeOutput>();
  readonly #constants = new Map<number, { dtype: number; shape: number[]; data: NativeArray }>();
  readonly #dtypes = new Map<number, number>();
  /** Variables whose value at the start of the function nothing has used yet. */
  readonly #unread = new Map<number, VariableState>();
  readonly #variables = new Map<Variable, VariableState>();
  readonly #writes: NodeOutput[] = [];
  /** Nodes whose value lies in memory that the caller owns. */
  readonly #callersMemory = new Set<NodeOutput>();
  readonly #heldBack: number[] = [];
  readonly #reads: StartingReads;
  readonly #refusals: Refusals;
  readonly #interception: Interception;
  #paused = false;

  constructor(
    private readonly graph: Graph,
    functionName: string,
    /** Each declared variable with its handle's node. */
    handles: ReadonlyMap<Variable, NodeOutput>,
  ) {
    this.#reads = new StartingReads(graph);
    this.#refusals = new Refusals(functionName);
    this.#interception = new Interception(this.#refusals);
    for (const [variable, handle] of handles) {
      const state = { variable, handle, last: null, firstWrite: null, current: variable.dataId };
      this.#variables.set(variable, state);
      const id = backend.getInputTensorIds([variable])[0]!;
      this.#unread.set(id, state);
      this.#dtypes.set(id, backend.tensorMap.get(variable.dataId).dtype);
    }
  }

  /** Nodes that every output must wait for: all writes to variables. */
  get writes(): readonly NodeOutput[] {
    return this.#writes;
  }

  /** Declares an example tensor to be what the caller put into the session's variable `handle`. */
  bindInput(tensor: Tensor, handle: NodeOutput): void {
    const { dtype } = backend.tensorMap.get(tensor.dataId);
    const node = this.#reads.add(handle, { dtype, shape: tensor.shape });
    this.#bind(tensor, node);
    this.#callersMemory.add(node);
  }

  /** Runs the function once, noting what it does; variables keep whatever the function assigns to them. */
  run<T>(body: () => T): T {
    if (active !== null) throw this.#refusals.nested();
    const original = backend.binding;
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- primitives find the recording in progress here
    active = this;
    try {
      return this.#interception.during(this.#recordingBinding(original), () => {
        const result = body();
        if (result instanceof Promise) throw this.#refusals.promise();
        for (const state of this.#variables.values()) this.#writeIfAssigned(state);
        this.#reads.finish();
        return result;
      });
    } finally {
      active = null;
      for (const id of this.#heldBack) original.deleteTensor(id);
    }
  }

  /** The node whose output a tensor is. */
  nodeOf(tensor: { dataId: object }, operation: string): NodeOutput {
    return this.#nodeOfId(backend.getInputTensorIds([tensor])[0]!, operation);
  }

  /** Adds a node for a primitive that kernels cannot express; see `update`. */
  add(op: string, inputs: readonly NodeOutput[], attrs: Attributes): NodeOutput {
    return this.graph.add(op, inputs, attrs);
  }

  /**
   * Adds a node that updates variables in place.
   * @param operation makes the node, given the handles of `variables` and the names of nodes to wait for.
   * @param eager does the same with plain tensors, so that later operations see values of the right shape.
   */
  update(
    variables: readonly Variable[],
    operation: (handles: readonly NodeOutput[], waitFor: readonly NodeOutput[]) => NodeOutput,
    eager: () => void,
  ): void {
    const states = variables.map((variable) => this.#stateOf(variable));
    for (const state of states) this.#writeIfAssigned(state);
    const node = operation(
      states.map((state) => state.handle),
      [...new Set(states.flatMap((state) => waitFor(state.last)))],
    );
    for (const state of states) state.firstWrite ??= node;
    this.#writes.push(node);
    this.#paused = true;
    try {
      eager();
    } finally {
      this.#paused = false;
    }
    for (const state of states) {
      state.last = this.#readNode(state.variable, state.handle, [`^${node}`]);
      state.current = state.variable.dataId;
      this.#bind(state.variable, state.last);
    }
  }

  #stateOf(variable: Variable): VariableState {
    const state = this.#variables.get(variable);
    if (state === undefined) throw this.#refusals.undeclared(variable.name, 'update');
    return state;
  }

  #bind(tensor: { dataId: object }, node: NodeOutput): void {
    const id = backend.getInputTensorIds([tensor])[0]!;
    this.#nodes.set(id, node);
    this.#dtypes.set(id, backend.tensorMap.get(tensor.dataId).dtype);
  }

  #readNode(variable: Variable, handle: NodeOutput, waitFor: readonly NodeOutput[]): NodeOutput {
    const { dtype } = backend.tensorMap.get(variable.dataId);
    return this.graph.add(
      'ReadVariableOp',
      [handle, ...waitFor],
      { dtype: attributes.type(dtype) },
      undefined,
      { outputs: [{ dtype, shape: variable.shape }] },
    );
  }

  /** Reads what a variable held when the function began, even where the function has written it in the meantime. */
  #readAtStart(id: number, state: VariableState): NodeOutput {
    const { dtype } = backend.tensorMap.get(state.variable.dataId);
    const value = this.#reads.add(state.handle, { dtype, shape: state.variable.shape });
    this.#nodes.set(id, value);
    this.#unread.delete(id);
    if (state.firstWrite === null) state.last = this.#reads.node;
    else this.graph.makeWait(state.firstWrite, this.#reads.node);
    return value;
  }

  /** Writes a variable that was given new data since the session's variable was last known. */
  #writeIfAssigned(state: VariableState): void {
    const { variable, handle, last } = state;
    if (variable.dataId === state.current) return;
    let value = this.nodeOf(variable, 'assign');
    const dtype = backend.tensorMap.get(variable.dataId).dtype;
    // A variable takes over the memory that it is assigned: never the caller's.
    if (this.#callersMemory.has(value))
      value = this.graph.add('DeepCopy', [value], { T: attributes.type(dtype) }, undefined, {
        outputs: [{ dtype, shape: variable.shape }],
      });
    const write = this.graph.add('AssignVariableOp', [handle, value, ...waitFor(last)], {
      dtype: attributes.type(dtype),
    });
    state.firstWrite ??= write;
    this.#writes.push(write);
    state.last = write;
    state.current = variable.dataId;
  }

  #nodeOfId(id: number, operation: string): NodeOutput {
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    const unread = this.#unread.get(id);
    if (unread !== undefined) return this.#readAtStart(id, unread);
    const constant = this.#constants.get(id);
    if (constant !== undefined) {
      const node = this.graph.constant(constant.dtype, constant.shape, constant.data);
      this.#nodes.set(id, node);
      return node;
    }
    throw this.#refusals.outside((variable) => backend.tensorMap.get(variable.dataId).id === id, operation);
  }

  #recordingBinding(original: Binding): Binding {
    // The native object's properties are read-only and may be hidden: copied one by one.
    const recorder = Object.fromEntries(
      Object.getOwnPropertyNames(original).map((name) => [name, original[name as keyof Binding]]),
    ) as unknown as { -readonly [K in keyof Binding]: Binding[K] };
    recorder.executeOp = (op, attrs, inputs, outputs) => {
      const results = original.executeOp(op, attrs, inputs, outputs);
      if (!this.#paused) this.#record(op, attrs, inputs, results);
      return results;
    };
    recorder.createTensor = (shape, dtype, data) => {
      const id = original.createTensor(shape, dtype, data);
      this.#constants.set(id, { dtype, shape: [...shape], data: data.slice() });
      this.#dtypes.set(id, dtype);
      return id;
    };
    recorder.deleteTensor = (id) => {
      this.#heldBack.push(id);
    };
    recorder.tensorDataSync = (id) => {
      if (this.#constants.has(id) || this.#paused) return original.tensorDataSync(id);
      throw this.#refusals.readBack(this.#interception.kernel ?? 'dataSync');
    };
    return recorder;
  }

  #record(op: string, attrs: NativeAttribute[], inputs: number[], results: NativeTensor[]): void {
    if (randomOperation.test(op)) throw this.#refusals.randomInside(op);
    const sources = inputs.map((id) => this.#nodeOfId(id, op));
    const translated: Record<string, ReturnType<typeof attributes.type>> = {};
    for (const attr of attrs) {
      const value = translateAttribute(attr);
      if (value === undefined) throw this.#refusals.unknownAttribute(op, attr.name);
      translated[attr.name] = value;
    }
    for (const [name, input] of Object.entries(inferredAttributes[op] ?? {}))
      translated[name] ??= attributes.type(this.#dtypes.get(inputs[input]!)!);
    const node = this.graph.add(op, sources, translated, undefined, {
      outputs: results.map(({ dtype, shape }) => ({ dtype, shape })),
    });
    if (sharingOperations.has(op) && this.#callersMemory.has(sources[0]!)) this.#callersMemory.add(node);
    results.forEach((result, index) => {
      this.#nodes.set(result.id, index === 0 ? node : `${node}:${index}`);
      this.#dtypes.set(result.id, result.dtype);
    });
  }
}
