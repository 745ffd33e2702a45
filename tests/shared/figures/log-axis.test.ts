import { describe, expect, it } from 'vitest';
import type { GroupCurve } from '../../../src/shared/comparison';
import { unshownByLog } from '../../../src/shared/figures/log-axis';

const curve = (y: number[], changes: Partial<GroupCurve> = {}): GroupCurve => ({
  x: Float64Array.from(y, (_, i) => i),
  centre: Float64Array.from(y),
  low: null,
  high: null,
  count: Uint16Array.from(y, () => 1),
  size: 1,
  members: null,
  thinned: false,
  ends: [],
  ...changes,
});

describe('a logarithmic axis', () => {
  const all = { from: 0, to: 9 };

  it('cannot show what is not above zero', () => {
    expect(unshownByLog([curve([-1, 0, 1e-9, 5, NaN])], all, true)).toEqual({ values: 2, of: 4 });
    expect(unshownByLog([curve([-3, -2])], all, true)).toEqual({ values: 2, of: 2 });
  });

  it('is asked about what is seen only', () => {
    expect(unshownByLog([curve([-1, -1, 2, 3])], { from: 1, to: 2 }, true)).toEqual({ values: 1, of: 2 });
  });

  it('counts the lines of the runs where these are drawn', () => {
    const two = curve([1, 2], { size: 2, members: [Float64Array.of(-1, 2), Float64Array.of(3, 2)] });
    expect(unshownByLog([two], all, true)).toEqual({ values: 1, of: 6 });
    expect(unshownByLog([two], all, false)).toEqual({ values: 0, of: 2 });
  });
});
