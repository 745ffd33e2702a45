import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanProbabilityOfImprovement,
  probabilityOfImprovement,
} from '../../../src/shared/statistics/probability-of-improvement';

const scores = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 20 });

describe('the probability of improvement', () => {
  it('counts the pairs that X wins, and ties as one half', () => {
    // 3 wins over 1 and ties with 3: 1.5; 5 wins twice: 2; 1 ties once: 0.5. 4 of 6.
    expect(probabilityOfImprovement([3, 5, 1], [1, 3])).toBe(4 / 6);
    expect(probabilityOfImprovement([500, 500], [500, 500, 500])).toBe(0.5);
    expect(probabilityOfImprovement([2], [1])).toBe(1);
  });

  it('equals the count over all pairs, and what the other lacks to one', () => {
    fc.assert(
      fc.property(scores, scores, (x, y) => {
        const pairs = x.flatMap((a) => y.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        const probability = probabilityOfImprovement(x, y);
        expect(probability).toBeCloseTo(pairs.reduce((sum, won) => sum + won, 0) / pairs.length, 12);
        expect(probabilityOfImprovement(y, x)).toBeCloseTo(1 - probability, 12);
      }),
    );
  });

  it('over tasks is the mean of the tasks, whatever the numbers of their seeds', () => {
    expect(meanProbabilityOfImprovement([[2, 2, 2, 2], [1]], [[1], [2]])).toBe(0.5);
    expect(() => meanProbabilityOfImprovement([[1]], [[1], [2]])).toThrow('scores of 1 tasks, Y of 2');
  });
});
