import { describe, expect, it } from 'vitest';
import { RunningStatistics } from '../../../src/learning/environment/running-statistics';
import { seededRandom } from '../../../src/shared/random';

describe('RunningStatistics', () => {
  it('puts values in standard deviations from the mean of those before, worked out by hand', () => {
    const statistics = new RunningStatistics(2);
    for (const value of [1, 2, 3, 4]) statistics.add([value, 5]);
    const normalised = new Float32Array(2);
    statistics.normalise([4, 5], normalised);
    // Mean 2.5, variance 1.25; the second number never changes.
    expect(normalised[0]).toBeCloseTo(1.5 / Math.sqrt(1.25), 5);
    expect(normalised[1]).toBe(0);
    statistics.normalise([1000, 5.1], normalised);
    expect([...normalised]).toEqual([10, 10]);
  });

  it('keeps its precision far from zero', () => {
    const statistics = new RunningStatistics(1);
    const draws = seededRandom(5);
    for (let i = 0; i < 10_000; i++) statistics.add([1e7 + draws.normal()]);
    const normalised = new Float32Array(1);
    statistics.normalise([1e7 + 2], normalised);
    expect(Math.abs(normalised[0]! - 2)).toBeLessThan(0.1);
  });

  it('tells the deviation of one of the numbers, 1 before there are two of it', () => {
    const statistics = new RunningStatistics(1);
    expect(statistics.deviation(0)).toBe(1);
    statistics.add([4]);
    expect(statistics.deviation(0)).toBe(1);
    statistics.add([8]);
    expect(statistics.deviation(0)).toBeCloseTo(2, 6);
  });
});
