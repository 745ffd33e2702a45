import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plannedLooks } from '../../../src/shared/statistics/looks';

it('doubles the seeds from look to look, and shares the level among them', () => {
  expect(plannedLooks(40, 0.05)).toEqual({ sizes: [5, 10, 20, 40], level: 0.0125 });
  expect(plannedLooks(30, 0.06)).toEqual({ sizes: [5, 10, 20, 30], level: 0.015 });
  expect(plannedLooks(5, 0.05)).toEqual({ sizes: [5], level: 0.05 });
});

it('ends with the last look, and spends no more than the level', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 1000 }), (most) => {
      const { sizes, level } = plannedLooks(most, 0.05);
      expect(sizes.at(-1)).toBe(most);
      expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
      expect(sizes.length * level).toBeCloseTo(0.05, 12);
    }),
  );
});
