/** One node that reads whatever variables and inputs a function takes over from before it: cheaper than one for each. */
import { attributes, type Graph, type NodeOutput, type OutputShape } from './graph';

export class StartingReads {
  /** Referred to while variables still join it; added to the graph when the function is through. */
  readonly node: NodeOutput;
  readonly #handles: NodeOutput[] = [];
  readonly #outputs: OutputShape[] = [];

  constructor(private readonly graph: Graph) {
    this.node = graph.reserveName();
  }

  /** Reads one more; returns its value. */
  add(handle: NodeOutput, output: OutputShape): NodeOutput {
    this.#outputs.push(output);
    const index = this.#handles.push(handle) - 1;
    return index === 0 ? this.node : `${this.node}:${index}`;
  }

  /** Adds the node, if anything was read. */
  finish(): void {
    if (this.#handles.length === 0) return;
    const dtypes = this.#outputs.map(({ dtype }) => dtype);
    const attrs = { N: attributes.integer(dtypes.length), dtypes: attributes.types(dtypes) };
    this.graph.add('_ReadVariablesOp', this.#handles, attrs, this.node, { outputs: this.#outputs });
  }
}
