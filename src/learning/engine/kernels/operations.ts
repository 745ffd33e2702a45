/** What a node works out, as instructions: the operations of TensorFlow that the kernels know. */
import type { AttributeMessage } from '../binding';
import { nativeTypes, type GraphNode, type NodeOutput } from '../graph';
import { concatenate, filled, gather, linSpace, oneHot, select, slice, split } from './arrangement';
import { UnsupportedOperation, type Drafting, type Value } from './drafting';
import { activations, binaryKinds, reduceKinds, unaryKinds } from './instructions';
import { binaryOperations, integerOperations, reductions, unaryOperations } from './operation-kinds';
import { broadcast, reduction, sizeOf } from './shapes';

/** Operations whose output is their first input's memory. */
export const views = new Set(['Identity', 'Reshape', 'ExpandDims', 'Squeeze', 'StopGradient', 'DeepCopy']);
const { float32, int32, bool } = nativeTypes;

const isTrue = (attribute: AttributeMessage | undefined) => attribute?.getB() ?? false;

/** What an operation can ask of the function that it stands in. */
export interface FunctionGraph {
  value(output: NodeOutput): Value;
  /**
   * The numbers of a constant: axes and sizes.
   * @throws UnsupportedOperation where they are worked out by the function
   */
  numbers(output: NodeOutput, op: string): number[];
}

export class Operations {
  constructor(
    private readonly drafting: Drafting,
    private readonly graph: FunctionGraph,
  ) {}

  /** A matrix product, with bias and activation where it is a whole layer. */
  product(node: GraphNode, bias: Value | null, activation: number): Value {
    const [a, b] = node.inputs.map((input) => this.graph.value(input)) as [Value, Value];
    // The engine's own products have one name, those of tfjs another.
    const isTransposed = (operand: string) =>
      isTrue(node.attrs[`transpose_${operand}`]) || isTrue(node.attrs[`adj_${operand === 'a' ? 'x' : 'y'}`]);
    const [transposeA, transposeB] = [isTransposed('a'), isTransposed('b')];
    const [rows, depth] = transposeA ? [a.shape[1]!, a.shape[0]!] : [a.shape[0]!, a.shape[1]!];
    const columns = transposeB ? b.shape[0]! : b.shape[1]!;
    const result = this.drafting.temporary(float32, [rows, columns]);
    const scratch = this.drafting.temporary(float32, [(depth + 6) * 16]);
    this.drafting.emit(
      'matMul',
      [
        ...[result, a, b, bias ?? -1, activation, rows, columns, depth],
        ...[Number(transposeA), Number(transposeB), scratch],
      ],
      [a, b, ...(bias === null ? [] : [bias])],
      result.block,
      scratch.block,
    );
    return result;
  }

  /** The values of a node's outputs; its updates are the caller's. */
  compute(node: GraphNode, inputNames: readonly NodeOutput[]): readonly Value[] {
    const { op } = node;
    const output = node.outputs[0]!;
    const inputs = inputNames.map((input) => this.graph.value(input));
    const first = inputs[0]!;
    if (views.has(op)) return [{ ...first, shape: output.shape }];
    if (op in binaryOperations) {
      const kind = (first.dtype === int32 ? integerOperations : binaryOperations)[op];
      if (kind === undefined) throw new UnsupportedOperation(op, 'of integers');
      return [this.#binary(op, kind, first, inputs[1]!, output)];
    }
    if (op in unaryOperations) {
      this.#floatsOnly(op, first);
      return [this.drafting.unary(unaryOperations[op]!, first, output.dtype, output.shape)];
    }
    if (op in reductions) return [this.#reduce(node, inputNames, first)];
    switch (op) {
      case 'BatchMatMulV2':
        if (inputs.some(({ shape }) => shape.length !== 2))
          throw new UnsupportedOperation(op, 'of more than matrices');
        return [this.product(node, null, activations.linear)];
      case 'MatMul':
        return [this.product(node, null, activations.linear)];
      case 'Cast':
        return [this.#cast(first, output.dtype)];
      case 'BiasAddGrad': {
        const columns = first.shape.at(-1)!;
        const rows = sizeOf(first.shape) / columns;
        const result = this.drafting.temporary(float32, [columns]);
        this.drafting.emit(
          'reduce',
          [reduceKinds.sum, result, first, 1, rows, columns],
          [first],
          result.block,
        );
        return [result];
      }
      case 'L2Loss': {
        const result = this.drafting.temporary(float32, []);
        this.drafting.emit('halfSquares', [result, first, sizeOf(first.shape)], [first], result.block);
        return [result];
      }
      case 'AddN':
        return [
          inputs
            .slice(1)
            .reduce((sum, next) => this.#binary('AddN', binaryKinds.add, sum, next, output), first),
        ];
      case 'ArgMax':
        return [this.#argMax(node, inputNames, first)];
      case 'Softmax': {
        const columns = first.shape.at(-1)!;
        const result = this.drafting.temporary(float32, first.shape);
        this.drafting.emit(
          'softmax',
          [result, first, sizeOf(first.shape) / columns, columns],
          [first],
          result.block,
        );
        return [result];
      }
      case 'Select':
        return [select(this.drafting, inputs)];
      case 'OneHot':
        return [oneHot(this.drafting, node, inputs, this.graph.numbers(inputNames[1]!, op)[0]!)];
      case 'GatherV2':
        return [gather(this.drafting, inputs, this.graph.numbers(inputNames[2]!, op)[0]!)];
      case 'UnsortedSegmentSum':
        return [this.#segmentSum(inputs, output.shape)];
      case 'ConcatV2':
        return [
          concatenate(
            this.drafting,
            inputs.slice(0, -1),
            this.graph.numbers(inputNames.at(-1)!, op)[0]!,
            output.shape,
          ),
        ];
      case 'Pack':
        return [concatenate(this.drafting, inputs, 0, [inputs.length, sizeOf(first.shape)], node)];
      case 'SplitV':
        return split(this.drafting, node, first, this.graph.numbers(inputNames[2]!, op)[0]!);
      case 'Slice':
        return [slice(this.drafting, first, this.graph.numbers(inputNames[1]!, op), output.shape)];
      case 'ZerosLike':
        return [filled(this.drafting, this.drafting.constant(output.dtype, [0]), output.dtype, output.shape)];
      case 'Fill':
        return [filled(this.drafting, inputs[1]!, output.dtype, output.shape)];
      case 'Range': {
        const [start, , delta] = inputNames.map((name) => this.graph.numbers(name, op)[0]!) as [
          number,
          number,
          number,
        ];
        return [
          this.drafting.constant(
            output.dtype,
            Array.from({ length: sizeOf(output.shape) }, (_, i) => start + i * delta),
            output.shape,
          ),
        ];
      }
      case 'LinSpace':
        return [
          linSpace(
            this.drafting,
            inputNames.map((name) => this.graph.numbers(name, op)[0]!),
            output.shape,
          ),
        ];
      default:
        throw new UnsupportedOperation(op, 'there is no instruction for it');
    }
  }

  #floatsOnly(op: string, ...values: readonly Value[]): void {
    if (values.some(({ dtype }) => dtype === int32)) throw new UnsupportedOperation(op, 'of integers');
  }

  #binary(
    op: string,
    kind: number,
    a: Value,
    b: Value,
    output: { dtype: number; shape: readonly number[] },
  ): Value {
    const over = broadcast(a.shape, b.shape, output.shape);
    if (over === null) throw new UnsupportedOperation(op, 'over more than four dimensions');
    const result = this.drafting.temporary(output.dtype, output.shape);
    const size = sizeOf(output.shape);
    const isWhole = (value: Value) =>
      value.delta === 0 && value.block.words === size && sizeOf(value.shape) === size;
    // Only an operand that is read element by element as the result is written, by nobody else, can give its room.
    const whole = a.block === b.block && !(isWhole(a) && isWhole(b)) ? undefined : [a, b].find(isWhole);
    const words = [kind, result, a, b, ...over.sizes, ...over.a, ...over.b];
    this.drafting.add('binary', words, [a, b], [result.block], whole?.block);
    return result;
  }

  #cast(value: Value, dtype: number): Value {
    if (value.dtype === dtype || (value.dtype === bool && dtype === float32)) return { ...value, dtype };
    if (value.dtype === int32) {
      const floats = this.drafting.unary(unaryKinds.integerToFloat, value, float32, value.shape);
      return dtype === bool
        ? this.drafting.unary(unaryKinds.floatToTruth, floats, bool, value.shape)
        : floats;
    }
    const kind = dtype === bool ? unaryKinds.floatToTruth : unaryKinds.floatToInteger;
    return this.drafting.unary(kind, value, dtype, value.shape);
  }

  #reduce(node: GraphNode, inputNames: readonly NodeOutput[], value: Value): Value {
    this.#floatsOnly(node.op, value);
    const over = reduction(value.shape, this.graph.numbers(inputNames[1]!, node.op));
    if (over === null) throw new UnsupportedOperation(node.op, 'over axes that lie apart');
    const result = this.drafting.temporary(float32, node.outputs[0]!.shape);
    const { outer, reduced, inner } = over;
    this.drafting.emit(
      'reduce',
      [reductions[node.op]!, result, value, outer, reduced, inner],
      [value],
      result.block,
    );
    return result;
  }

  #argMax(node: GraphNode, inputNames: readonly NodeOutput[], value: Value): Value {
    this.#floatsOnly(node.op, value);
    const over = reduction(value.shape, this.graph.numbers(inputNames[1]!, node.op))!;
    const result = this.drafting.temporary(int32, node.outputs[0]!.shape);
    this.drafting.emit(
      'argMax',
      [result, value, over.outer, over.reduced, over.inner],
      [value],
      result.block,
    );
    return result;
  }

  #segmentSum(inputs: readonly Value[], shape: readonly number[]): Value {
    const [rows, indices] = inputs as [Value, Value];
    this.#floatsOnly('UnsortedSegmentSum', rows);
    const count = sizeOf(indices.shape);
    const [segments, ...rest] = shape as [number, ...number[]];
    const width = sizeOf(rest);
    if (count * width !== sizeOf(rows.shape))
      throw new UnsupportedOperation('UnsortedSegmentSum', 'of rows of other shapes');
    const result = this.drafting.temporary(float32, shape);
    this.drafting.emit(
      'segmentSum',
      [result, rows, indices, count, segments, width],
      [rows, indices],
      result.block,
    );
    return result;
  }
}
