import { describe, expect, it } from 'vitest';
import { arePowers, isRoundLog, niceCeiling, stepTick, valueTick } from '../../../src/shared/figures/ticks';

describe('niceCeiling', () => {
  it.each([
    [12_340, 50_000, 20_000],
    [20_000, 50_000, 20_000],
    [20_001, 50_000, 25_000],
    [26_000, 50_000, 50_000],
    [900, 50_000, 1000],
  ])('ends the axis of %i steps of %i at %i', (value, cap, end) => {
    expect(niceCeiling(value, cap)).toBe(end);
  });

  it('does not show more than the budget', () => {
    expect(niceCeiling(6000, 7000)).toBe(7000);
    expect(niceCeiling(7000, 7000)).toBe(7000);
  });

  it('shows everything where a run went beyond its budget', () => {
    expect(niceCeiling(7003, 7000)).toBeGreaterThanOrEqual(7003);
  });

  it('has a range before anything is measured', () => {
    expect(niceCeiling(0, 50_000)).toBeGreaterThan(0);
  });
});

describe('ticks', () => {
  it('write env steps short', () => {
    expect([0, 5000, 10_000, 25_000, 1e6, 2.5e6].map((steps) => stepTick(steps))).toEqual([
      '0',
      '5,000',
      '10k',
      '25k',
      '1M',
      '2.5M',
    ]);
  });

  it('write the steps of one axis in one unit', () => {
    expect([0, 5000, 10_000, 15_000].map((steps) => stepTick(steps, 'en', 15_000))).toEqual([
      '0',
      '5k',
      '10k',
      '15k',
    ]);
    expect([500_000, 1e6].map((steps) => stepTick(steps, 'de', 1e6))).toEqual(['0,5M', '1M']);
  });

  it('write values without needless digits', () => {
    expect([0, 0.1 + 0.2, -50, 1e-4, 2e6].map((value) => valueTick(value))).toEqual([
      '0',
      '0.3',
      '−50',
      '1e−4',
      '2e6',
    ]);
    expect([2000, 12_500, 2.5e6].map((value) => valueTick(value))).toEqual(['2,000', '12,500', '2.5e6']);
    expect([2000, 12_500].map((value) => valueTick(value, 'de'))).toEqual(['2.000', '12.500']);
  });

  it('of a logarithmic axis are all written in one way', () => {
    const axis = (values: readonly number[]) => {
      const powers = arePowers(values.map((value) => ({ value })));
      return values.map((value) => valueTick(value, 'en', powers));
    };
    expect(axis([1e4, 1e5, 1e6, 1e7])).toEqual(['1e4', '1e5', '1e6', '1e7']);
    expect(axis([1e-5, 1e-3, 0.1, 1])).toEqual(['1e−5', '1e−3', '1e−1', '1e0']);
    expect(axis([0.01, 1, 100])).toEqual(['0.01', '1', '100']);
  });

  it('stand at round places of a logarithmic axis, fewer the more decades it has', () => {
    const between = (low: number, high: number, candidates: number[]) =>
      candidates.filter((value) => isRoundLog(value, [{ value: low }, { value: high }]));
    const candidates = [0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10];
    expect(between(0.001, 100, candidates)).toEqual([0.1, 1, 10]);
    expect(between(0.1, 5, candidates)).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10]);
    expect(between(0.2, 0.9, candidates)).toEqual([0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10]);
  });
});

describe('ticks in German', () => {
  it('have a decimal comma, and a point between thousands', () => {
    expect([500, 2500, 12_500, 1_500_000].map((steps) => stepTick(steps, 'de'))).toEqual([
      '500',
      '2.500',
      '12,5k',
      '1,5M',
    ]);
    expect([0.25, -0.5, 1e-4, 475].map((value) => valueTick(value, 'de'))).toEqual([
      '0,25',
      '−0,5',
      '1e−4',
      '475',
    ]);
  });
});
