import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval, pooled } from '../../../src/shared/statistics/bootstrap';
import { interquartileMean } from '../../../src/shared/statistics/interquartile-mean';
import { mean } from '../../../src/shared/statistics/mean';
import { median } from '../../../src/shared/statistics/quantile';
import { meanProbabilityOfImprovement } from '../../../src/shared/statistics/probability-of-improvement';

const finite = fc.double({ min: -1e3, max: 1e3, noNaN: true });

describe('the bootstrap interval', () => {
  it('has the quantiles of the exact distribution where that can be listed', () => {
    // Of 0, 0, 1 each resample holds k ones with probability C(3, k) (1/3)^k (2/3)^(3-k): 8, 12, 6, 1 of 27. The mean is
    // 1 in 3.7 % of all resamples, above 2.5 %, so that the 95 % interval reaches from 0 to 1; with 90 %, to 2/3.
    expect(bootstrapInterval([[0, 0, 1]], pooled(mean))).toEqual({ low: 0, high: 1 });
    const { low, high } = bootstrapInterval([[0, 0, 1]], pooled(mean), { level: 0.9, resamples: 20_000 });
    expect([low, high]).toEqual([0, 2 / 3]);
  });

  it('comes near mean ± 1.96 σ / √n with many seeds', () => {
    const n = 400;
    const scores = Float64Array.from({ length: n }, (_, i) => (i * 7919) % n);
    const half = (1.96 * Math.sqrt((n * n - 1) / 12)) / Math.sqrt(n);
    const { low, high } = bootstrapInterval([scores], pooled(mean), { resamples: 4000 });
    expect(Math.abs(low - ((n - 1) / 2 - half))).toBeLessThan(0.12 * half);
    expect(Math.abs(high - ((n - 1) / 2 + half))).toBeLessThan(0.12 * half);
  });

  it('draws within each task: tasks that differ add no spread, as the spread over all would', () => {
    const apart = [
      [0, 0, 0],
      [100, 100, 100],
    ];
    expect(bootstrapInterval(apart, pooled(mean))).toEqual({ low: 50, high: 50 });
    const thrown = bootstrapInterval([apart.flat()], pooled(mean));
    expect(thrown.high - thrown.low).toBeGreaterThan(50);
  });

  it('takes any statistic: the probability that one agent does better, both drawn anew', () => {
    const statistic = (tasks: readonly Float64Array[]) =>
      meanProbabilityOfImprovement(tasks.slice(0, 1), tasks.slice(1));
    expect(
      bootstrapInterval(
        [
          [5, 6, 7],
          [1, 2, 3],
        ],
        statistic,
      ),
    ).toEqual({ low: 1, high: 1 });
    const { low, high } = bootstrapInterval(
      [
        [1, 3, 5, 7],
        [2, 4, 6, 8],
      ],
      statistic,
    );
    expect(low).toBeLessThan(6 / 16);
    expect(high).toBeGreaterThan(6 / 16);
  });

  it('is the same with the same seed, whatever the order of the scores, and another with another', () => {
    const scores = [3, 141, 59, 26, 53, 58, 97, 93, 23, 84];
    const of = (values: number[], seed: number) =>
      bootstrapInterval([values], pooled(interquartileMean), { seed, resamples: 500 });
    expect(of(scores, 3)).toEqual(of([...scores].reverse(), 3));
    expect(of(scores, 3)).not.toEqual(of(scores, 4));
  });

  it('stays within the scores, and shrinks to a point where these are all the same', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 12 }), (scores) => {
        const { low, high } = bootstrapInterval([scores], pooled(median), { resamples: 100 });
        expect(low).toBeGreaterThanOrEqual(Math.min(...scores));
        expect(high).toBeLessThanOrEqual(Math.max(...scores));
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 50 },
    );
    expect(bootstrapInterval([[4, 4, 4]], pooled(interquartileMean))).toEqual({ low: 4, high: 4 });
  });

  it('holds the share of the resamples that its level says', () => {
    const many = Float64Array.from({ length: 1001 }, (_, i) => i);
    const { low, high } = bootstrapInterval([many], pooled(median), { level: 0.5 });
    // The median of n uniform values has the deviation 1 / (2 √n): half of the medians lie within 0.674 of it.
    expect(low).toBeCloseTo(500 - 0.674 * 1001 * (0.5 / Math.sqrt(1001)), -1);
    expect(high).toBeCloseTo(500 + 0.674 * 1001 * (0.5 / Math.sqrt(1001)), -1);
  });

  it('refuses a task without scores, and a level or a number of resamples that is none', () => {
    expect(() => bootstrapInterval([[1], []], pooled(mean))).toThrow('at least one seed for every task');
    expect(() => bootstrapInterval([], pooled(mean))).toThrow('at least one seed for every task');
    expect(() => bootstrapInterval([[1]], pooled(mean), { level: 95 })).toThrow('level is 95');
    expect(() => bootstrapInterval([[1]], pooled(mean), { resamples: 0 })).toThrow('resamples is 0');
  });
});
