import { describe, expect, it } from 'vitest';
import { assignGroupStyles, assignStyles } from '../../../src/shared/figures/style-numbers';

describe('assignStyles', () => {
  it('numbers new runs from the smallest free number', () => {
    expect(assignStyles(['a', 'b', 'c'], { b: 0 })).toEqual({ b: 0, a: 1, c: 2 });
  });

  it('never changes the number of a run that stays', () => {
    const before = assignStyles(['a', 'b', 'c'], {});
    const after = assignStyles(['b', 'c', 'd'], before);
    expect(after['b']).toBe(before['b']);
    expect(after['c']).toBe(before['c']);
    expect(after).toEqual({ b: 1, c: 2, d: 0 });
  });

  it('mends numbers that were given twice', () => {
    const { a, b } = assignStyles(['a', 'b'], { a: 3, b: 3 }) as { a: number; b: number };
    expect(a).not.toBe(b);
  });
});

describe('assignGroupStyles', () => {
  it('remembers groups that are not shown, and gives nobody the number of one that is', () => {
    const first = assignGroupStyles(['a', 'b'], {});
    expect(first).toEqual({ a: 0, b: 1 });
    const second = assignGroupStyles(['c', 'b'], first);
    expect(second).toEqual({ a: 0, b: 1, c: 0 });
    // Back beside the one that took its number meanwhile.
    const third = assignGroupStyles(['c', 'a', 'b'], second);
    expect(new Set(Object.values(third)).size).toBe(3);
    expect(third['b']).toBe(1);
  });
});
