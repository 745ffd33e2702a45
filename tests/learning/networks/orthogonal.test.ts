import { describe, expect, it } from 'vitest';
import { mlp } from '../../../src/learning/networks/mlp';
import { orthogonalMatrix } from '../../../src/learning/networks/orthogonal';
import { disposeVariables } from '../../../src/learning/networks/parameters';
import { seededRandom } from '../../../src/shared/random';

/** Products of all pairs of rows, or of columns, of a matrix. */
function products(matrix: Float32Array, rows: number, columns: number, of: 'rows' | 'columns'): number[][] {
  const [count, length] = of === 'rows' ? [rows, columns] : [columns, rows];
  const at = (i: number, k: number) => matrix[of === 'rows' ? i * columns + k : k * columns + i]!;
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: count }, (_, j) =>
      Array.from({ length }, (_, k) => at(i, k) * at(j, k)).reduce((sum, x) => sum + x, 0),
    ),
  );
}

describe('orthogonalMatrix', () => {
  it.each([
    [4, 64, 'rows'],
    [64, 2, 'columns'],
    [32, 32, 'rows'],
    [32, 32, 'columns'],
    [1, 8, 'rows'],
  ] as const)('of %i by %i has orthogonal %s of the length of the gain', (rows, columns, of) => {
    const matrix = orthogonalMatrix(rows, columns, 1.5, seededRandom(1));
    products(matrix, rows, columns, of).forEach((row, i) =>
      row.forEach((value, j) => expect(value).toBeCloseTo(i === j ? 2.25 : 0, 5)),
    );
  });

  it('depends on nothing but the generator', () => {
    const draw = (seed: number) => orthogonalMatrix(3, 5, 1, seededRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('has no preferred direction', () => {
    const random = seededRandom(3);
    const entries = Array.from({ length: 2000 }, () => orthogonalMatrix(3, 3, 1, random));
    for (let k = 0; k < 9; k++) {
      const mean = entries.reduce((sum, matrix) => sum + matrix[k]!, 0) / entries.length;
      const square = entries.reduce((sum, matrix) => sum + matrix[k]! ** 2, 0) / entries.length;
      // Entries of a random rotation: mean 0, variance 1/3; four standard errors and more.
      expect(Math.abs(mean)).toBeLessThan(0.055);
      expect(Math.abs(square - 1 / 3)).toBeLessThan(0.03);
    }
  });
});

it('mlp starts with orthogonal weights of its gains and without biases', () => {
  const { parameters } = mlp({
    inputs: 4,
    hidden: [16],
    outputs: 2,
    orthogonal: { hidden: Math.SQRT2, output: 0.01 },
    random: seededRandom(1),
  });
  const [first, second] = [0, 1].map((layer) => parameters[`layer${layer}/weights`]!.dataSync());
  expect(products(first as Float32Array, 4, 16, 'rows')[2]![2]).toBeCloseTo(2, 5);
  expect(products(second as Float32Array, 16, 2, 'columns')[1]![1]).toBeCloseTo(1e-4, 8);
  for (const layer of [0, 1])
    expect([...parameters[`layer${layer}/bias`]!.dataSync()].every((value) => value === 0)).toBe(true);
  disposeVariables(parameters);
});
