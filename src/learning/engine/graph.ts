/** Builds TensorFlow's graph definition node by node and wraps it as a SavedModel. */
import type { AttributeMessage, NativeArray, NativeAttribute, NodeMessage } from './binding';
import { backend, messages } from './tensorflow';

/** Where a value comes from: a node's name, with `:k` behind it for its k-th output. */
export type NodeOutput = string;
export type Attributes = Readonly<Record<string, AttributeMessage>>;

/** Element type (TensorFlow's number) and shape of a node's output. */
export interface OutputShape {
  readonly dtype: number;
  readonly shape: readonly number[];
}

/** A node as it was recorded: what else than TensorFlow's session reads graphs from. */
export interface GraphNode {
  readonly name: NodeOutput;
  readonly op: string;
  readonly inputs: readonly NodeOutput[];
  readonly attrs: Attributes;
  /** Element types and shapes of the outputs, where they are known. */
  readonly outputs: readonly OutputShape[];
  /** Data of a constant. */
  readonly data?: NativeArray;
}

/** TensorFlow's numbers for element types, as they stand in graphs. */
export const nativeTypes = {
  float32: backend.binding.TF_FLOAT,
  int32: backend.binding.TF_INT32,
  bool: backend.binding.TF_BOOL,
} as const;

function attribute(set: (message: AttributeMessage) => void): AttributeMessage {
  const message = new messages.AttrValue();
  set(message);
  return message;
}

function shapeMessage(shape: readonly number[]) {
  const message = new messages.TensorShape();
  for (const size of shape) {
    const dimension = new messages.TensorShape.Dim();
    dimension.setSize(size);
    message.addDim(dimension);
  }
  return message;
}

/** Attribute values of the kinds that the engine itself writes. */
export const attributes = {
  type: (dtype: number) => attribute((message) => message.setType(dtype)),
  types: (dtypes: readonly number[]) => {
    const list = new messages.AttrValue.ListValue();
    list.setTypeList([...dtypes]);
    return attribute((message) => message.setList(list));
  },
  boolean: (value: boolean) => attribute((message) => message.setB(value)),
  integer: (value: number) => attribute((message) => message.setI(value)),
  text: (value: string) => attribute((message) => message.setS(Buffer.from(value))),
  shape: (shape: readonly number[]) => attribute((message) => message.setShape(shapeMessage(shape))),
};

/** Translates an attribute as kernels pass it into the graph's form; undefined for a kind that graphs lack. */
export function translateAttribute({ type, value }: NativeAttribute): AttributeMessage | undefined {
  const { binding } = backend;
  switch (type) {
    case binding.TF_ATTR_TYPE:
      return attributes.type(value as number);
    case binding.TF_ATTR_BOOL:
      return attributes.boolean(value as boolean);
    case binding.TF_ATTR_FLOAT:
      return attribute((message) => message.setF(value as number));
    case binding.TF_ATTR_STRING:
      return attributes.text(value as string);
    case binding.TF_ATTR_SHAPE:
      return attributes.shape(value as number[]);
    case binding.TF_ATTR_INT: {
      if (!Array.isArray(value)) return attributes.integer(Number(value));
      const list = new messages.AttrValue.ListValue();
      list.setIList(value as number[]);
      return attribute((message) => message.setList(list));
    }
    default:
      return undefined;
  }
}

/** A graph under construction; node names are short, because every call looks its inputs and outputs up by name. */
export class Graph {
  readonly #definition = new messages.GraphDef();
  /** One line for each node, without its name: equal graphs have equal lines. */
  readonly #lines: string[] = [];
  readonly #nodes = new Map<NodeOutput, { message: NodeMessage; inputs: NodeOutput[] }>();
  readonly #recorded: GraphNode[] = [];
  #counter = 0;

  constructor() {
    const versions = new messages.VersionDef();
    // The producer of TensorFlow 1.15, the oldest in use: newer libraries read graphs of older producers.
    versions.setProducer(134);
    this.#definition.setVersions(versions);
  }

  /** How many nodes there are. */
  get size(): number {
    return this.#lines.length;
  }

  /** A name for a node that others refer to before it is added. */
  reserveName(): NodeOutput {
    return `n${this.#counter++}`;
  }

  /**
   * Adds a node and returns the name of its first output.
   * @param known what is known of its outputs, and a constant's data
   */
  add(
    op: string,
    inputs: readonly NodeOutput[],
    attrs: Attributes,
    name = this.reserveName(),
    known: Partial<Pick<GraphNode, 'outputs' | 'data'>> = {},
  ): NodeOutput {
    this.#recorded.push({ name, op, inputs: [...inputs], attrs, outputs: [], ...known });
    const node = new messages.NodeDef();
    node.setName(name);
    node.setOp(op);
    node.setInputList([...inputs]);
    this.#nodes.set(name, { message: node, inputs: [...inputs] });
    const map = node.getAttrMap();
    const written: string[] = [];
    for (const [key, value] of Object.entries(attrs)) {
      map.set(key, value);
      written.push(`${key}=${Buffer.from(value.serializeBinary()).toString('base64')}`);
    }
    this.#definition.addNode(node);
    this.#lines.push(`${op}(${inputs.join(',')}) ${written.sort().join(' ')}`);
    return name;
  }

  /** Makes a node that was added before wait for another one. */
  makeWait(name: NodeOutput, other: NodeOutput): void {
    const { message, inputs } = this.#nodes.get(name)!;
    inputs.push(`^${other}`);
    message.setInputList(inputs);
  }

  /** Adds a constant; the data are copied. */
  constant(dtype: number, shape: readonly number[], data: NativeArray): NodeOutput {
    const tensor = new messages.Tensor();
    tensor.setDtype(dtype);
    tensor.setTensorShape(shapeMessage(shape));
    tensor.setTensorContent(new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice());
    const value = attribute((message) => message.setTensor(tensor));
    return this.add('Const', [], { dtype: attributes.type(dtype), value }, undefined, {
      outputs: [{ dtype, shape: [...shape] }],
      data: data.slice(),
    });
  }

  /** The nodes from index `start` on, in the order in which they were added. */
  nodes(start = 0): readonly GraphNode[] {
    return this.#recorded.slice(start);
  }

  /** The nodes from index `start` on, for comparison with another graph. */
  lines(start = 0): readonly string[] {
    return this.#lines.slice(start);
  }

  /** The bytes of a SavedModel with the tag `serve` that holds this graph. */
  savedModel(): Uint8Array {
    const info = new messages.MetaGraphDef.MetaInfoDef();
    info.addTags('serve');
    const meta = new messages.MetaGraphDef();
    meta.setMetaInfoDef(info);
    meta.setGraphDef(this.#definition);
    const model = new messages.SavedModel();
    model.setSavedModelSchemaVersion(1);
    model.addMetaGraphs(meta);
    return model.serializeBinary();
  }
}
