import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/main/comparison/aggregate';
import type { GridSeries } from '../../../src/main/comparison/grid';

const run = (value: number[], least = value, most = value): GridSeries => ({
  value: Float64Array.from(value),
  least: Float64Array.from(least),
  most: Float64Array.from(most),
});

describe('aggregate', () => {
  const runs = [run([1, 2, NaN]), run([3, 8, NaN]), run([8, NaN, NaN])];

  it('counts who contributes, and shows nothing where nobody does', () => {
    const { centre, count } = aggregate(runs, 3, 'mean', 'none');
    expect([...count]).toEqual([3, 2, 0]);
    expect([...centre]).toEqual([4, 5, NaN]);
  });

  it('takes the median where asked', () => {
    expect([...aggregate(runs, 2, 'median', 'none').centre]).toEqual([3, 5]);
  });

  it('takes the mean of the middle half where asked', () => {
    const many = [100, 1, 2, 3, 4, 5, 6, -50].map((value) => run([value]));
    // Without the two lowest and the two highest: 2, 3, 4, 5.
    expect([...aggregate(many, 1, 'iqm', 'none').centre]).toEqual([3.5]);
  });

  it('lays one deviation, or one error, to both sides of the mean', () => {
    const two = [run([1]), run([5])];
    const deviation = Math.sqrt(8);
    const std = aggregate(two, 1, 'mean', 'std');
    expect([std.low![0], std.high![0]]).toEqual([3 - deviation, 3 + deviation]);
    const error = aggregate(two, 1, 'mean', 'stderr');
    expect(error.low![0]).toBeCloseTo(3 - deviation / Math.SQRT2, 12);
    expect(error.high![0]).toBeCloseTo(3 + deviation / Math.SQRT2, 12);
  });

  it('has no band where a single run of several is left', () => {
    const { low, centre } = aggregate([run([1, 2]), run([3, NaN])], 2, 'mean', 'std');
    expect(centre[1]).toBe(2);
    expect(low![1]).toBeNaN();
  });

  it('ranges over everything that lies between two x, however it is thinned out', () => {
    const { low, high } = aggregate([run([5], [2], [6]), run([7], [3], [9])], 1, 'mean', 'range');
    expect([low![0], high![0]]).toEqual([2, 9]);
  });

  it('shades the smallest and largest value of a run that is alone', () => {
    const { low, high } = aggregate([run([5], [2], [6])], 1, 'mean', 'bootstrap');
    expect([low![0], high![0]]).toEqual([2, 6]);
  });
});
