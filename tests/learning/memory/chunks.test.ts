import { expect, it } from 'vitest';
import { fillRows, inChunks } from '../../../src/learning/memory/chunks';

function pieces(start: number, end: number): [number, number][] {
  const seen: [number, number][] = [];
  inChunks(start, end, 4, (from, count) => seen.push([from, count]));
  return seen;
}

it('chunks hold every row once, the last what is left', () => {
  expect(pieces(0, 10)).toEqual([
    [0, 4],
    [4, 4],
    [8, 2],
  ]);
  expect(pieces(3, 7)).toEqual([[3, 4]]);
  expect(pieces(5, 6)).toEqual([[5, 1]]);
  expect(pieces(5, 5)).toEqual([]);
});

it('rows that are missing are zeros, whatever lay there before', () => {
  const to = new Float32Array(6).fill(9);
  fillRows(to, 3, Float32Array.of(1, 2, 3, 4, 5, 6), 1, 2);
  expect([...to]).toEqual([3, 4, 5, 6, 0, 0]);
});
