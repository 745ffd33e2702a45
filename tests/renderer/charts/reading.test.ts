import { describe, expect, it } from 'vitest';
import { readCurve } from '../../../src/renderer/charts/reading';
import type { GroupCurve } from '../../../src/shared/comparison';

const curve: GroupCurve = {
  x: Float64Array.of(10, 20, 30),
  centre: Float64Array.of(1, 3, NaN),
  low: Float64Array.of(0, 2, NaN),
  high: null,
  count: Uint16Array.of(5, 4, 0),
  size: 5,
  members: null,
  thinned: false,
  ends: [],
};

describe('readCurve', () => {
  it('reads points, and the straight line between them with the fewer runs', () => {
    expect(readCurve(curve, 10)).toEqual({ centre: 1, low: 0, high: NaN, count: 5 });
    expect(readCurve(curve, 15)).toEqual({ centre: 2, low: 1, high: NaN, count: 4 });
    expect(readCurve(curve, 20)).toMatchObject({ centre: 3, count: 4 });
  });

  it('is nothing before the start, behind the end and in a gap', () => {
    for (const at of [9, 25, 30, 31]) expect(readCurve(curve, at)).toBeNull();
    expect(readCurve({ ...curve, x: new Float64Array(), centre: new Float64Array() }, 1)).toBeNull();
  });
});
