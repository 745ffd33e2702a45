import { describe, expect, it } from 'vitest';
import { bucketsOver, intoBuckets, onUnionGrid } from '../../../src/main/comparison/grid';

describe('bucketsOver', () => {
  it('cuts at multiples of the width, so that a moved view keeps its edges', () => {
    expect([...bucketsOver(0, 100, 4).edges]).toEqual([0, 25, 50, 75, 100]);
    expect([...bucketsOver(10, 110, 4).edges]).toEqual([0, 25, 50, 75, 100, 125]);
  });
});

describe('intoBuckets', () => {
  const buckets = bucketsOver(0, 40, 4);
  const none = NaN;

  it('keeps the last value of each bucket, and its smallest and largest', () => {
    const run = { x: [1, 5, 10, 11, 20, 35], y: [1, 9, 4, 7, 2, 6], end: 40 };
    const { value, least, most } = intoBuckets(run, buckets);
    // The third bucket holds no point: 2 at 20 and 6 at 35 make 2 + 4 · 10 / 15 at 30.
    expect([...value]).toEqual([4, 2, 2 + (4 * 10) / 15, 6]);
    expect([...least]).toEqual([1, 2, 2 + (4 * 10) / 15, 6]);
    expect([...most]).toEqual([9, 7, 2 + (4 * 10) / 15, 6]);
  });

  it('holds the last value up to the end of the run, and nothing behind it', () => {
    const { value } = intoBuckets({ x: [5], y: [3], end: 25 }, buckets);
    expect([...value]).toEqual([3, 3, 3, none]);
  });

  it('has nothing before the first point', () => {
    const { value } = intoBuckets({ x: [25], y: [3], end: 40 }, buckets);
    expect([...value]).toEqual([none, none, 3, 3]);
  });

  it('takes the last finite value where others are not, and none where none is', () => {
    const { value, most } = intoBuckets({ x: [1, 2, 15, 25], y: [1, NaN, Infinity, 4], end: 40 }, buckets);
    expect([...value]).toEqual([1, none, 4, 4]);
    expect([...most]).toEqual([1, none, 4, 4]);
  });

  it('knows what came before a part of the axis', () => {
    const run = { x: [0, 10, 20, 30], y: [0, 1, 2, 3], end: 30 };
    const { value } = intoBuckets(run, bucketsOver(12, 18, 3));
    expect([...value]).toEqual([1.4, 1.6, 1.8].map((y) => expect.closeTo(y, 12)));
  });

  it('puts a point at the very start of the axis into the first bucket', () => {
    const { value, least } = intoBuckets({ x: [0, 5], y: [8, 9], end: 40 }, buckets);
    expect(value[0]).toBe(9);
    expect(least[0]).toBe(8);
  });
});

describe('onUnionGrid', () => {
  it('keeps every x of every run, and lets none end before its run does', () => {
    const long = { x: [10, 30], y: [1, 3], end: 30 };
    const short = { x: [10, 20], y: [5, 6], end: 25 };
    const { x, runs } = onUnionGrid([long, short], 10)!;
    expect([...x]).toEqual([10, 20, 25, 30]);
    expect([...runs[0]!.value]).toEqual([1, 2, 2.5, 3]);
    expect([...runs[1]!.value]).toEqual([5, 6, 6, NaN]);
  });

  it('gives up where there are too many x', () => {
    expect(onUnionGrid([{ x: [1, 2, 3], y: [1, 2, 3], end: 3 }], 2)).toBeNull();
  });
});
