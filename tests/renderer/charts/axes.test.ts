import { describe, expect, it } from 'vitest';
import { niceCeiling } from '../../../src/renderer/charts/axes';

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
