/**
 * Lowers a recorded function to the instructions of the kernels.
 *
 * The recording's nodes are taken in their order, which is the order of the function itself. What no output and no
 * variable depends on is left out, what is worked out twice is worked out once, and a dense layer's product, bias and
 * activation become one instruction. A node that there is no instruction for makes the function uncovered.
 */
import { nativeTypes, type GraphNode, type NodeOutput } from '../graph';
import { Drafting, UnsupportedOperation, type Constants, type Value } from './drafting';
import { activations, unaryKinds } from './instructions';
import type { Block, Draft, PermanentMemory } from './memory';
import { Operations, views, type FunctionGraph } from './operations';
import { sizeOf } from './shapes';
import { tile } from './tiling';
import { draftUpdate, updates } from './updates';

/** What a function can rely on. */
export interface LoweringContext {
  readonly memory: PermanentMemory;
  readonly constants: Constants;
  /** The places of variables and inputs, by the nodes of their handles. */
  readonly handles: ReadonlyMap<NodeOutput, Value>;
}

export interface Lowered {
  readonly drafts: readonly Draft[];
  readonly outputs: Readonly<Record<string, Value>>;
}

const reads = new Set(['_ReadVariablesOp', 'ReadVariableOp']);
const { float32, bool } = nativeTypes;

/** The node of an output, and which of its outputs it is. */
function split(output: NodeOutput): readonly [string, number] {
  const colon = output.lastIndexOf(':');
  return colon < 0 ? [output, 0] : [output.slice(0, colon), Number(output.slice(colon + 1))];
}

const isControl = (input: NodeOutput) => input.startsWith('^');

/** Lowers one function; its variables' values at the start are read before anything is written. */
export function lowerFunction(
  nodes: readonly GraphNode[],
  outputs: Readonly<Record<string, NodeOutput>>,
  surroundings: LoweringContext,
): Lowered {
  return new Lowering(nodes, outputs, surroundings).lower();
}

class Lowering implements FunctionGraph {
  readonly #byName: ReadonlyMap<string, GraphNode>;
  readonly #values = new Map<NodeOutput, Value>();
  readonly #drafting: Drafting;
  readonly #operations: Operations;
  /** Index of the last node that uses an output; beyond the last node for what the function returns. */
  readonly #lastUse = new Map<NodeOutput, number>();
  readonly #uses = new Map<NodeOutput, number>();
  readonly #needed = new Set<GraphNode>();
  /** Outputs by what they are worked out from. */
  readonly #same = new Map<string, readonly Value[]>();
  readonly #blockKeys = new Map<Block, number>();
  /** Nodes that became part of a later node's instruction. */
  readonly #absorbed = new Set<GraphNode>();
  /** How often the variable behind a block was written. */
  readonly #versions = new Map<Block, number>();

  constructor(
    private readonly nodes: readonly GraphNode[],
    private readonly outputs: Readonly<Record<string, NodeOutput>>,
    private readonly surroundings: LoweringContext,
  ) {
    this.#byName = new Map(nodes.map((node) => [node.name, node]));
    this.#drafting = new Drafting(surroundings.constants);
    this.#operations = new Operations(this.#drafting, this);
  }

  lower(): Lowered {
    this.#findNeeded();
    // The values at the start: their reading node is recorded last, but comes before everything.
    const atStart = this.nodes.find(({ op }) => op === '_ReadVariablesOp');
    if (atStart !== undefined) this.#read(atStart);
    this.nodes.forEach((node, index) => {
      if (!this.#needed.has(node) || node === atStart) return;
      if (this.#absorbed.has(node)) return;
      this.#lowerNode(node, index);
    });
    const entries = Object.entries(this.outputs).map(
      ([name, output]) => [name, this.#result(output)] as const,
    );
    return { drafts: tile(this.#drafting.drafts), outputs: Object.fromEntries(entries) };
  }

  /** A returned value, in memory that nothing else overwrites before it was read. */
  #result(output: NodeOutput): Value {
    const value = this.value(output);
    if (value.dtype === bool) {
      const { memory } = this.surroundings;
      const bytes = memory.block(sizeOf(value.shape));
      this.#drafting.emit(
        'unary',
        [unaryKinds.floatToByte, { block: bytes, delta: 0 }, value, sizeOf(value.shape)],
        [value],
        bytes,
      );
      return { block: bytes, delta: 0, dtype: bool, shape: value.shape };
    }
    if (value.block.offset !== null) return value;
    // From here on it stays: later calls of other functions leave it alone.
    value.block.offset = this.surroundings.memory.block(value.block.words).offset;
    return value;
  }

  #findNeeded(): void {
    const pending = this.nodes.filter(({ op }) => updates.has(op));
    const returned = Object.values(this.outputs).map((output) => this.#byName.get(split(output)[0]));
    for (const node of [...pending, ...returned]) if (node !== undefined) this.#need(node);
    this.nodes.forEach((node, index) => {
      if (!this.#needed.has(node)) return;
      for (const input of node.inputs) {
        if (isControl(input)) continue;
        this.#lastUse.set(input, index);
        this.#uses.set(input, (this.#uses.get(input) ?? 0) + 1);
      }
    });
    for (const output of Object.values(this.outputs)) {
      this.#lastUse.set(output, this.nodes.length);
      this.#uses.set(output, (this.#uses.get(output) ?? 0) + 1);
    }
  }

  #need(node: GraphNode): void {
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (this.#needed.has(next)) continue;
      this.#needed.add(next);
      for (const input of next.inputs) {
        const source = isControl(input) ? undefined : this.#byName.get(split(input)[0]);
        if (source !== undefined) open.push(source);
      }
    }
  }

  #read(node: GraphNode): void {
    node.inputs
      .filter((input) => !isControl(input))
      .forEach((handle, index) => {
        const place = this.surroundings.handles.get(handle)!;
        const output = index === 0 ? node.name : `${node.name}:${index}`;
        if (place.dtype !== bool) {
          this.#values.set(output, place);
          return;
        }
        const count = sizeOf(place.shape);
        const value = this.#drafting.temporary(float32, place.shape);
        this.#drafting.emit('unary', [unaryKinds.byteToFloat, value, place, count], [place], value.block);
        this.#values.set(output, { ...value, dtype: bool });
      });
  }

  value(output: NodeOutput): Value {
    const value = this.#values.get(output);
    if (value === undefined) throw new UnsupportedOperation('graph', `the value ${output} is not there yet`);
    return value;
  }

  #lowerNode(node: GraphNode, index: number): void {
    const inputs = node.inputs.filter((input) => !isControl(input));
    if (node.op === 'VarHandleOp') return;
    if (reads.has(node.op)) return this.#read(node);
    if (updates.has(node.op)) return this.#update(node, inputs, index);
    if (node.op === 'Const') {
      const [{ dtype, shape } = { dtype: float32, shape: [] }] = node.outputs;
      this.#values.set(node.name, {
        block: this.surroundings.constants.of(node.data!),
        delta: 0,
        dtype,
        shape,
      });
      return;
    }
    if (node.op === 'MatMul' && this.#absorbIntoLayer(node)) return;
    const key = this.#keyOf(node, inputs);
    const known = this.#same.get(key);
    const results = known ?? this.#operations.compute(node, inputs);
    if (known === undefined) this.#same.set(key, results);
    results.forEach((value, k) => this.#values.set(k === 0 ? node.name : `${node.name}:${k}`, value));
  }

  /** Names what a node works out: equal names, equal values. */
  #keyOf({ op, attrs, outputs }: GraphNode, inputs: readonly NodeOutput[]): string {
    const values = inputs.map((input) => {
      const { block, delta, dtype, shape } = this.value(input);
      const known = this.#blockKeys.get(block) ?? this.#blockKeys.size;
      this.#blockKeys.set(block, known);
      return [known, this.#versions.get(block) ?? 0, delta, dtype, shape.join('x')].join('.');
    });
    const attributes = Object.entries(attrs).map(
      ([name, value]) => `${name}=${Buffer.from(value.serializeBinary()).toString('base64')}`,
    );
    return [op, ...values, ...attributes.sort(), JSON.stringify(outputs)].join(' ');
  }

  /** A product whose only use is a bias, and an activation whose only use that is: one instruction of the last one. */
  #absorbIntoLayer(product: GraphNode): boolean {
    const bias = this.#onlyUse(product.name, 'BiasAdd');
    if (bias === null) return false;
    const [, biasInput] = bias.inputs;
    // The bias must be known where the product stands, or lie where it will not change until then.
    if (biasInput === undefined || !this.#values.has(biasInput)) return false;
    const activation = this.#onlyUse(bias.name, 'Relu') ?? this.#onlyUse(bias.name, 'Tanh');
    const last = activation ?? bias;
    const kind =
      activation === null
        ? activations.linear
        : activation.op === 'Relu'
          ? activations.relu
          : activations.tanh;
    const key = `layer ${kind} ${this.#keyOf(product, [...product.inputs, biasInput])}`;
    const [value] = this.#same.get(key) ?? [this.#operations.product(product, this.value(biasInput), kind)];
    this.#same.set(key, [value!]);
    this.#values.set(last.name, value!);
    this.#absorbed.add(bias);
    if (activation !== null) this.#absorbed.add(activation);
    return true;
  }

  /** The one node that uses an output, if it is of that operation and takes it as its first input. */
  #onlyUse(output: NodeOutput, op: string): GraphNode | null {
    if (this.#uses.get(output) !== 1) return null;
    const index = this.#lastUse.get(output)!;
    const node = this.nodes[index];
    return node?.op === op && node.inputs[0] === output ? node : null;
  }

  /** The numbers of a constant, through whatever only views it. */
  numbers(output: NodeOutput, op: string): number[] {
    const node = this.#byName.get(split(output)[0]);
    if (node?.op === 'Const') return Array.from(node.data!);
    if (node !== undefined && (views.has(node.op) || node.op === 'Cast'))
      return this.numbers(node.inputs[0]!, op);
    throw new UnsupportedOperation(op, 'its axes or sizes are worked out by the function');
  }

  #update(node: GraphNode, inputs: readonly NodeOutput[], index: number): void {
    const places = inputs.map((input) => this.surroundings.handles.get(input) ?? this.value(input));
    draftUpdate(this.#drafting, node.op, places, {
      written: (variables) => {
        for (const { block } of variables) this.#keepBefore(block, index);
        for (const { block } of variables) this.#versions.set(block, (this.#versions.get(block) ?? 0) + 1);
      },
      current: (k) => this.value(inputs[k]!),
    });
  }

  /** Copies a variable's value where something still wants it after it is written. */
  #keepBefore(block: Block, index: number): void {
    let copy: Value | null = null;
    for (const [output, value] of this.#values) {
      if (value.block !== block || (this.#lastUse.get(output) ?? -1) <= index) continue;
      if (copy === null) {
        copy = this.#drafting.temporary(value.dtype, [block.words]);
        this.#drafting.emit(
          'copy',
          [copy, block.words, { block, delta: 0 }, block.words, 1, block.words],
          [value],
          copy.block,
        );
      }
      this.#values.set(output, { ...value, block: copy.block });
    }
  }
}
