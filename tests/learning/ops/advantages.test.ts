import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainedVariance,
  generalisedAdvantages,
  returnsToGo,
  varianceOf,
} from '../../../src/learning/ops/advantages';

/**
 * Two environments side by side, four steps, gamma 0.5. The left one terminates with its second step and goes on to
 * the end of the rollout; the right one is truncated with its third step.
 */
const batch = {
  rT: [1, 1, 2, 2, 4, 4, 8, 8],
  discountT: [0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5, 0.5],
  endedT: Uint8Array.of(0, 0, 1, 0, 0, 1, 0, 0),
  vTm1: [3, 1, 5, 2, 7, 4, 1, 6],
  // What followed: the next row's value, the lost value of the terminal state, 10 after the truncation, 2 and 4 last.
  vT: [5, 2, 99, 4, 1, 10, 2, 4],
};

const advantages = (lambda: number, columns = batch, environments = 2) => {
  const result = new Float64Array(columns.rT.length);
  generalisedAdvantages(columns, environments, lambda, result);
  return [...result];
};
const returns = (columns: Omit<typeof batch, 'vTm1'> = batch, environments = 2) => {
  const result = new Float64Array(columns.rT.length);
  returnsToGo(columns, environments, result);
  return [...result];
};

describe('returnsToGo', () => {
  it('cuts at terminations and bootstraps at truncations and at the end of the rollout, worked out by hand', () => {
    // Left: 8 + 0.5 * 2 = 9; 4 + 0.5 * 9 = 8.5; terminated: 2; 1 + 0.5 * 2 = 2.
    // Right: 8 + 0.5 * 4 = 10; truncated: 4 + 0.5 * 10 = 9; 2 + 0.5 * 9 = 6.5; 1 + 0.5 * 6.5 = 4.25.
    expect(returns()).toEqual([2, 4.25, 2, 6.5, 8.5, 9, 9, 10]);
  });

  it('of one whole episode without values is the plain discounted sum', () => {
    const [rT, discountT] = [
      [1, 2, 4],
      [0.5, 0.5, 0],
    ];
    const endedT = Uint8Array.of(0, 0, 1);
    expect(returns({ rT, discountT, endedT, vT: [0, 0, 0] }, 1)).toEqual([3, 4, 4]);
  });

  it('of a single step is the one-step target', () => {
    const one = (ended: number, discount: number) =>
      returns({ rT: [3], discountT: [discount], endedT: Uint8Array.of(ended), vT: [10] }, 1);
    expect([one(0, 0.9), one(1, 0.9), one(1, 0)]).toEqual([[12], [12], [3]]);
  });
});

describe('returnsToGo of an episode that was cut off within the rollout', () => {
  it('goes on with the value there, not with the next episode', () => {
    // 2 + 0.5 · 4 = 4; 1 + 0.5 · 10 = 6, where the next episode's return would give 1 + 0.5 · 4 = 3.
    const columns = { rT: [1, 2], discountT: [0.5, 0.5], endedT: [1, 0], vT: [10, 4] };
    const returns = new Float64Array(2);
    returnsToGo(columns, 1, returns);
    expect([...returns]).toEqual([6, 4]);
  });
});

describe('varianceOf', () => {
  it('is the mean squared distance from the mean, worked out by hand', () => {
    // Around 5: 16 + 4 + 0 + 36 over 4.
    expect(varianceOf(4, (i) => [1, 3, 5, 11][i]!)).toBeCloseTo(14, 12);
    expect(varianceOf(1, () => 7)).toBe(0);
    expect(varianceOf(0, () => 7)).toBe(0);
  });
});

describe('generalisedAdvantages', () => {
  it('with lambda 0.5, worked out by hand', () => {
    // delta left:  1 + 0.5 * 5 - 3 = 0.5; 2 - 5 = -3; 4 + 0.5 * 1 - 7 = -2.5; 8 + 0.5 * 2 - 1 = 8.
    // delta right: 1 + 0.5 * 2 - 1 = 1; 2 + 0.5 * 4 - 2 = 2; 4 + 0.5 * 10 - 4 = 5; 8 + 0.5 * 4 - 6 = 4.
    // gamma lambda = 0.25. Left: 8; -2.5 + 2 = -0.5; -3 (ended); 0.5 - 0.75 = -0.25.
    // Right: 4; 5 (ended); 2 + 1.25 = 3.25; 1 + 0.8125 = 1.8125.
    expect(advantages(0.5)).toEqual([-0.25, 1.8125, -3, 3.25, -0.5, 5, 8, 4]);
  });

  it('with lambda 0 are temporal-difference errors', () => {
    expect(advantages(0)).toEqual([0.5, 1, -3, 2, -2.5, 5, 8, 4]);
  });

  it('with lambda 1 are returns-to-go less values', () => {
    expect(advantages(1)).toEqual(returns().map((value, i) => value - batch.vTm1[i]!));
  });

  it('of a single step bootstrap unless it terminated', () => {
    const one = (ended: number, discount: number) =>
      advantages(
        0.95,
        { rT: [3], discountT: [discount], endedT: Uint8Array.of(ended), vTm1: [1], vT: [10] },
        1,
      );
    expect([one(0, 0.5), one(1, 0.5), one(1, 0)]).toEqual([[7], [7], [2]]);
  });

  it('of each environment are the same beside others as alone, and the sum over later errors', () => {
    const step = fc.record({
      r: fc.double({ min: -5, max: 5, noNaN: true }),
      v: fc.double({ min: -5, max: 5, noNaN: true }),
      next: fc.double({ min: -5, max: 5, noNaN: true }),
      end: fc.constantFrom('no', 'no', 'no', 'terminated', 'truncated'),
    });
    const columnsOf = (rows: { r: number; v: number; next: number; end: string }[]) => ({
      rT: rows.map(({ r }) => r),
      discountT: rows.map(({ end }) => (end === 'terminated' ? 0 : 0.9)),
      endedT: Uint8Array.from(rows, ({ end }) => (end === 'no' ? 0 : 1)),
      vTm1: rows.map(({ v }) => v),
      vT: rows.map(({ next }) => next),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, step, step), { minLength: 1, maxLength: 12 }), (rows) => {
        const together = advantages(0.8, columnsOf(rows.flat()), 3);
        [0, 1, 2].forEach((column) => {
          const columns = columnsOf(rows.map((row) => row[column]!));
          advantages(0.8, columns, 1).forEach((value, t) => {
            expect(value).toBe(together[3 * t + column]);
            // Equation 16 written out: (gamma lambda)^k delta_{t+k} up to the end of the episode.
            let sum = 0;
            for (let k = t; k < rows.length; k++) {
              const { rT, discountT, vTm1, vT } = columns;
              sum += 0.72 ** (k - t) * (rT[k]! + discountT[k]! * vT[k]! - vTm1[k]!);
              if (columns.endedT[k] === 1) break;
            }
            expect(Math.abs(value - sum)).toBeLessThan(1e-9);
          });
        });
      }),
    );
  });
});

describe('explainedVariance', () => {
  it('is 1 for perfect values, 0 for a constant, negative for worse than that', () => {
    expect(explainedVariance([1, 2, 3], [1, 2, 3])).toBe(1);
    expect(explainedVariance([7, 7, 7], [1, 2, 3])).toBe(0);
    // Errors -2, 0, 2: variance 8/3 against 2/3.
    expect(explainedVariance([3, 2, 1], [1, 2, 3])).toBeCloseTo(-3, 12);
    expect(explainedVariance([1, 2, 3], [4, 4, 4])).toBe(0);
  });
});
