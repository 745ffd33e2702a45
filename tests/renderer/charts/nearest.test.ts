import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestIndex } from '../../../src/renderer/charts/nearest';

describe('nearestIndex', () => {
  it('finds no point in an empty curve', () => {
    expect(nearestIndex([], 3)).toBe(-1);
  });

  it('finds what looking at every point finds', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1 }),
        fc.integer({ min: -10, max: 1010 }),
        (xs, at) => {
          const points = xs.sort((a, b) => a - b).map((x) => ({ x, y: 0 }));
          const best = Math.min(...points.map(({ x }) => Math.abs(x - at)));
          expect(Math.abs(points[nearestIndex(points, at)]!.x - at)).toBe(best);
        },
      ),
    );
  });
});
