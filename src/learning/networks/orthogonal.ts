/** Orthogonal weights (Saxe et al. 2014), which keep the size of what passes through them. */
import type { Random } from '../../shared/random';

/**
 * A matrix [rows, columns] drawn uniformly from those whose shorter side holds orthogonal vectors of length `gain`,
 * row after row: independent normals, made orthogonal one after the other (Gram & Schmidt, modified).
 */
export function orthogonalMatrix(rows: number, columns: number, gain: number, random: Random): Float32Array {
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows];
  const vectors: Float64Array[] = [];
  for (let i = 0; i < count; i++) {
    const vector = Float64Array.from({ length }, () => random.normal());
    for (const other of vectors) {
      let along = 0;
      for (let k = 0; k < length; k++) along += vector[k]! * other[k]!;
      for (let k = 0; k < length; k++) vector[k]! -= along * other[k]!;
    }
    let square = 0;
    for (let k = 0; k < length; k++) square += vector[k]! ** 2;
    for (let k = 0; k < length; k++) vector[k]! /= Math.sqrt(square);
    vectors.push(vector);
  }
  return Float32Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return gain * (rows < columns ? vectors[row]![column]! : vectors[column]![row]!);
  });
}
