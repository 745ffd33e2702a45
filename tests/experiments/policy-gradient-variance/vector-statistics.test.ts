import { expect, it } from 'vitest';
import {
  cosine,
  norm,
  VectorStatistics,
} from '../../../experiments/policy-gradient-variance/vector-statistics';

it('vectors have their mean, and the variances of their entries add up', () => {
  const statistics = new VectorStatistics(2);
  // Entries 1, 3, 5 of variance 4, and 0, 4, 2 of variance 4.
  for (const vector of [
    [1, 0],
    [3, 4],
    [5, 2],
  ])
    statistics.add(Float32Array.from(vector));
  expect([...statistics.mean()]).toEqual([3, 2]);
  expect(statistics.variance()).toBeCloseTo(8, 10);
});

it('vectors can be scaled as they are added', () => {
  const statistics = new VectorStatistics(2);
  statistics.add(Float32Array.of(1, 2), -1);
  statistics.add(Float32Array.of(1, 2), 3);
  expect([...statistics.mean()]).toEqual([1, 2]);
  expect(statistics.variance()).toBeCloseTo(8 + 32, 10);
});

it('directions are those of the plane', () => {
  expect(norm(Float64Array.of(3, 4))).toBe(5);
  expect(cosine(Float64Array.of(1, 0), Float64Array.of(0, 7))).toBe(0);
  expect(cosine(Float64Array.of(1, 1), Float64Array.of(-2, -2))).toBeCloseTo(-1, 12);
  expect(cosine(Float64Array.of(1, 0), Float64Array.of(2, 2))).toBeCloseTo(Math.SQRT1_2, 12);
});
