import { describe, expect, it } from 'vitest';
import { holm } from '../../../src/shared/statistics/holm';
import { normalBelow, normalQuantile } from '../../../src/shared/statistics/normal';
import { leastPOf, rankTest } from '../../../src/shared/statistics/rank-test';
import { seedsToDecide } from '../../../src/shared/statistics/seeds-to-decide';
import { seededRandom } from '../../../src/shared/random';

describe('rankTest', () => {
  it('counts how few ways of sharing the ranks out are as far apart', () => {
    // Of 20 ways, one puts all of x below y and one above.
    expect(rankTest([1, 2, 3], [4, 5, 6])).toBeCloseTo(2 / 20, 12);
    expect(rankTest([8, 6, 7, 5], [4, 2, 1, 3])).toBeCloseTo(2 / 70, 12);
    expect(leastPOf(3)).toBeCloseTo(2 / 20, 12);
    expect(leastPOf(4)).toBeCloseTo(2 / 70, 12);
  });

  it('lets ties share their ranks', () => {
    // Ranks 1, 3, 3, 3, 5.5, 5.5; x has 7 of an expected 10.5. As far away: 1 + 3 + 3, three times, and 3 + 5.5 + 5.5.
    expect(rankTest([1, 2, 2], [2, 3, 3])).toBeCloseTo(6 / 20, 12);
    expect(rankTest([500, 500], [500, 500, 500])).toBe(1);
    expect(rankTest(new Array<number>(40).fill(1), new Array<number>(40).fill(1))).toBe(1);
  });

  it('is the same whichever sample comes first', () => {
    const random = seededRandom(5);
    const [x, y] = [25, 20].map((n) => Array.from({ length: n }, () => random.normal()));
    expect(rankTest(y!, x!)).toBeCloseTo(rankTest(x!, y!), 12);
  });

  it.each([10, 40])('calls %i equal seeds a side different as often as it says', (n) => {
    const random = seededRandom(6);
    const drawn = () => Array.from({ length: n }, () => random.normal());
    const times = 3000;
    let wrong = 0;
    for (let i = 0; i < times; i++) if (rankTest(drawn(), drawn()) <= 0.05) wrong++;
    // Three standard errors of a share of 5 %.
    expect(wrong / times).toBeLessThan(0.062);
    expect(wrong / times).toBeGreaterThan(0.03);
  });
});

describe('holm', () => {
  it('multiplies the smallest by their number, the next by one less, and never lets them fall', () => {
    const raised = holm([0.01, 0.04, 0.03]);
    [0.03, 0.06, 0.06].forEach((value, i) => expect(raised[i]).toBeCloseTo(value, 12));
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('the normal distribution', () => {
  it('has the values of the tables', () => {
    expect(normalBelow(0)).toBeCloseTo(0.5, 7);
    expect(normalBelow(1)).toBeCloseTo(0.8413447, 6);
    expect(normalBelow(-1.959964)).toBeCloseTo(0.025, 6);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 4);
    expect(normalQuantile(0.2)).toBeCloseTo(-0.841621, 4);
  });
});

describe('seedsToDecide', () => {
  it('follows Noether', () => {
    // (1.95996 + 0.84162)² / (6 · 0.2²) = 32.7
    expect(seedsToDecide(0.7)).toBe(33);
    expect(seedsToDecide(0.3)).toBe(33);
    expect(seedsToDecide(1)).toBe(6);
  });

  it('never asks for fewer than can decide anything, nor for more than anybody trains', () => {
    // Power of nearly nothing would need one seed; below four against four, no order of them is rare enough.
    expect(seedsToDecide(1, 0.05, 0.01)).toBe(4);
    expect(seedsToDecide(0.5)).toBeNull();
    expect(seedsToDecide(0.6)).toBeNull();
  });
});
