/** Instructions that choose, cut and lay side by side what is there already. */
import { nativeTypes, type GraphNode } from '../graph';
import { UnsupportedOperation, type Drafting, type Value } from './drafting';
import { sizeOf } from './shapes';

const { float32 } = nativeTypes;

/** Takes each element from the one value or the other, as a condition says. */
export function select(drafting: Drafting, inputs: readonly Value[]): Value {
  const [condition, a, b] = inputs as [Value, Value, Value];
  if (sizeOf(condition.shape) !== sizeOf(a.shape) || sizeOf(a.shape) !== sizeOf(b.shape))
    throw new UnsupportedOperation('Select', 'of different shapes');
  const result = drafting.temporary(a.dtype, a.shape);
  drafting.emit('select', [result, condition, a, b, sizeOf(a.shape)], inputs, result.block);
  return result;
}

/** Rows of `off`, with `on` where the index points. */
export function oneHot(drafting: Drafting, node: GraphNode, inputs: readonly Value[], depth: number): Value {
  const [indices, , on, off] = inputs as [Value, Value, Value, Value];
  const axis = node.attrs['axis']?.getI() ?? -1;
  if (axis !== -1 && axis !== indices.shape.length)
    throw new UnsupportedOperation('OneHot', 'along another axis than the last');
  const result = drafting.temporary(node.outputs[0]!.dtype, node.outputs[0]!.shape);
  drafting.emit(
    'oneHot',
    [result, indices, on, off, sizeOf(indices.shape), depth],
    [indices, on, off],
    result.block,
  );
  return result;
}

/** The rows that indices name. */
export function gather(drafting: Drafting, inputs: readonly Value[], axis: number): Value {
  const [rows, indices] = inputs as [Value, Value];
  if (axis !== 0) throw new UnsupportedOperation('GatherV2', 'along another axis than the first');
  const [available, ...rest] = rows.shape as [number, ...number[]];
  const count = sizeOf(indices.shape);
  const result = drafting.temporary(rows.dtype, [...indices.shape, ...rest]);
  drafting.emit(
    'gather',
    [result, rows, indices, available, count, sizeOf(rest)],
    [rows, indices],
    result.block,
  );
  return result;
}

/** Lays values side by side along an axis; `packed` gives them a new one. */
export function concatenate(
  drafting: Drafting,
  values: readonly Value[],
  axis: number,
  shape: readonly number[],
  packed?: GraphNode,
): Value {
  if (packed !== undefined && (packed.attrs['axis']?.getI() ?? 0) !== 0)
    throw new UnsupportedOperation('Pack', 'along another axis than the first');
  const along = axis < 0 ? axis + shape.length : axis;
  const outer = sizeOf(shape.slice(0, along));
  const stride = sizeOf(shape.slice(along));
  const result = drafting.temporary(values[0]!.dtype, packed?.outputs[0]!.shape ?? shape);
  let from = 0;
  for (const value of values) {
    const width = sizeOf(value.shape) / outer;
    drafting.emit(
      'copy',
      [{ block: result.block, delta: from }, stride, value, width, outer, width],
      [value],
      result.block,
    );
    from += width;
  }
  return result;
}

/** Cuts a value along an axis into the outputs of a node. */
export function split(drafting: Drafting, node: GraphNode, value: Value, axis: number): Value[] {
  const along = axis < 0 ? axis + value.shape.length : axis;
  const outer = sizeOf(value.shape.slice(0, along));
  const stride = sizeOf(value.shape.slice(along));
  let from = 0;
  return node.outputs.map(({ shape }) => {
    const width = sizeOf(shape) / outer;
    const start = { block: value.block, delta: value.delta + from };
    from += width;
    // One outer row: the part lies without gaps already.
    if (outer === 1) return { ...value, ...start, shape };
    const result = drafting.temporary(value.dtype, shape);
    drafting.emit('copy', [result, width, start, stride, outer, width], [value], result.block);
    return result;
  });
}

/** A part of a value, cut along one axis. */
export function slice(
  drafting: Drafting,
  value: Value,
  begin: readonly number[],
  shape: readonly number[],
): Value {
  const cut = shape.flatMap((size, axis) => (size === value.shape[axis] ? [] : [axis]));
  if (cut.length > 1) throw new UnsupportedOperation('Slice', 'along several axes');
  const along = cut[0] ?? 0;
  const inner = sizeOf(value.shape.slice(along + 1));
  const outer = sizeOf(shape.slice(0, along));
  const width = sizeOf(shape) / outer;
  const stride = sizeOf(value.shape.slice(along));
  const start = { block: value.block, delta: value.delta + (begin[along] ?? 0) * inner };
  if (outer === 1) return { ...value, ...start, shape };
  const result = drafting.temporary(value.dtype, shape);
  drafting.emit('copy', [result, width, start, stride, outer, width], [value], result.block);
  return result;
}

/** One number everywhere. */
export function filled(drafting: Drafting, value: Value, dtype: number, shape: readonly number[]): Value {
  const result = drafting.temporary(dtype, shape);
  drafting.emit('fill', [result, value, sizeOf(shape)], [value], result.block);
  return result;
}

/** Evenly spaced numbers, rounded as TensorFlow rounds them. */
export function linSpace(drafting: Drafting, numbers: readonly number[], shape: readonly number[]): Value {
  const [start, stop, count] = numbers as [number, number, number];
  const step = Math.fround(Math.fround(stop - start) / (count - 1));
  const at = (i: number) =>
    i === count - 1 && count > 1 ? stop : Math.fround(start + Math.fround(step * i));
  return drafting.constant(
    float32,
    Array.from({ length: count }, (_, i) => at(i)),
    shape,
  );
}
