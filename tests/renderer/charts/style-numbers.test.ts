import { describe, expect, it } from 'vitest';
import { assignStyles } from '../../../src/renderer/charts/style-numbers';

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
