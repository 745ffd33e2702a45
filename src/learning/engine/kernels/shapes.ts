/** How operations run over memory: shapes brought into the few forms that the kernels know. */

/** Elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Sizes and strides of two operands over a common output of at most four dimensions. */
export interface Broadcast {
  readonly sizes: readonly [number, number, number, number];
  readonly a: readonly [number, number, number, number];
  readonly b: readonly [number, number, number, number];
}

function stridesOver(shape: readonly number[], output: readonly number[]): number[] {
  const strides: number[] = [];
  let stride = 1;
  for (let i = shape.length - 1, o = output.length - 1; o >= 0; i--, o--) {
    const size = i < 0 ? 1 : shape[i]!;
    strides.unshift(size === 1 ? 0 : stride);
    stride *= size;
  }
  return strides;
}

/**
 * Broadcasts two shapes; dimensions that both operands run through in one go become one.
 * @returns null where more than four remain
 */
export function broadcast(
  shapeA: readonly number[],
  shapeB: readonly number[],
  output: readonly number[],
): Broadcast | null {
  const strides = [stridesOver(shapeA, output), stridesOver(shapeB, output)] as const;
  const dimensions: { size: number; a: number; b: number }[] = [];
  output.forEach((size, i) => {
    if (size === 1) return;
    const next = { size, a: strides[0][i]!, b: strides[1][i]! };
    const last = dimensions.at(-1);
    if (last !== undefined && last.a === next.a * size && last.b === next.b * size) {
      last.size *= size;
      last.a = next.a;
      last.b = next.b;
    } else dimensions.push(next);
  });
  if (dimensions.length > 4) return null;
  while (dimensions.length < 4) dimensions.unshift({ size: 1, a: 0, b: 0 });
  const column = (key: 'size' | 'a' | 'b') =>
    dimensions.map((dimension) => dimension[key]) as [number, number, number, number];
  return { sizes: column('size'), a: column('a'), b: column('b') };
}

/** Outer, reduced and inner sizes of a reduction over neighbouring axes; null for others. */
export function reduction(
  shape: readonly number[],
  axes: readonly number[],
): { readonly outer: number; readonly reduced: number; readonly inner: number } | null {
  const sorted = axes.map((axis) => (axis < 0 ? axis + shape.length : axis)).sort((x, y) => x - y);
  if (sorted.length === 0) return { outer: 1, reduced: 1, inner: sizeOf(shape) };
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  if (last - first + 1 !== sorted.length) return null;
  return {
    outer: sizeOf(shape.slice(0, first)),
    reduced: sizeOf(shape.slice(first, last + 1)),
    inner: sizeOf(shape.slice(last + 1)),
  };
}
