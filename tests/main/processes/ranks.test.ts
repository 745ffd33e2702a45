import { describe, expect, it } from 'vitest';
import { ascending } from '../../../src/main/processes/ranks';

const changes = (ranks: readonly number[]) => {
  const made = ascending(ranks);
  expect(made).toEqual([...made].sort((a, b) => a - b));
  expect(new Set(made).size).toBe(ranks.length);
  return made.filter((rank, i) => rank !== ranks[i]).length;
};

describe('ranks of a queue in another order', () => {
  it('change only of what was moved, wherever it went', () => {
    expect(ascending([1, 2, 3])).toEqual([1, 2, 3]);
    expect(ascending([3, 1, 2])).toEqual([0, 1, 2]);
    expect(ascending([2, 3, 1])).toEqual([2, 3, 4]);
    expect(changes([1, 4, 5, 2, 3])).toBe(2);
    expect(ascending([1, 3, 2, 4])).toEqual([1, 1.5, 2, 4]);
    expect(ascending([])).toEqual([]);
    expect(changes([9, 1, 2, 3, 4, 5, 6, 7, 8])).toBe(1);
    expect(changes([1, 2, 7, 8, 9, 3, 4, 5, 6])).toBe(3);
  });

  it('are all new where the numbers between two are used up, or where some are equal', () => {
    const close = 1 + Number.EPSILON;
    expect(ascending([1, 5, close])).toEqual([6, 7, 8]);
    expect(changes([0, 0, 0])).toBeGreaterThan(0);
  });
});
