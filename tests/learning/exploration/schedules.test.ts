import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearSchedule } from '../../../src/learning/exploration/schedules';

describe('linearSchedule', () => {
  it('goes straight from start to end', () => {
    const epsilon = linearSchedule(1, 0.2, 100, 400);
    expect(epsilon(100)).toBe(1);
    expect(epsilon(200)).toBeCloseTo(0.8, 12);
    expect(epsilon(300)).toBeCloseTo(0.6, 12);
    expect(epsilon(499)).toBeCloseTo(0.202, 12);
    expect(epsilon(500)).toBe(0.2);
  });

  it('is constant before it begins and after its end', () => {
    const epsilon = linearSchedule(1, 0.05, 100, 400);
    expect([0, 50, 99].map(epsilon)).toEqual([1, 1, 1]);
    expect([500, 501, 1e9].map(epsilon)).toEqual([0.05, 0.05, 0.05]);
  });

  it('rises as well as it falls', () => {
    const beta = linearSchedule(0.4, 1, 0, 10);
    expect(beta(5)).toBeCloseTo(0.7, 12);
    expect(beta(10)).toBe(1);
  });

  it('takes a length that is no whole number', () => {
    const epsilon = linearSchedule(1, 0, 0, 2.5);
    expect([0, 1, 2, 3].map(epsilon)).toEqual([1, 0.6, expect.closeTo(0.2, 12), 0]);
  });

  it('stays between start and end and never turns back', () => {
    const rounding = 1e-15;
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.nat(1000),
        fc.double({ min: 1e-6, max: 1e4, noNaN: true }),
        (start, end, from, length) => {
          const schedule = linearSchedule(start, end, from, length);
          let last = schedule(0);
          expect(last).toBe(start);
          for (let step = 0; step <= from + length + 20; step += Math.max(1, Math.floor(length / 50))) {
            const value = schedule(step);
            expect((value - last) * Math.sign(end - start)).toBeGreaterThanOrEqual(-rounding);
            expect(value).toBeGreaterThanOrEqual(Math.min(start, end) - rounding);
            expect(value).toBeLessThanOrEqual(Math.max(start, end) + rounding);
            last = value;
          }
          expect(schedule(Math.ceil(from + length))).toBe(end);
        },
      ),
    );
  });
});
