import { describe, expect, it } from 'vitest';
import { roughBytes, roughTime } from '../../../src/shared/costs/rough';

describe('roughTime', () => {
  it.each([
    [20, 50, { unit: 'seconds', low: 20, high: 50 }],
    [0.2, 1.1, { unit: 'seconds', low: 1, high: 1 }],
    [61, 100, { unit: 'minutes', low: 1, high: 2 }],
    [130, 250, { unit: 'minutes', low: 2, high: 4 }],
    [733, 1320, { unit: 'minutes', low: 10, high: 20 }],
    [3000, 7000, { unit: 'hours', low: 1, high: 2 }],
    [86_400, 400_000, { unit: 'days', low: 1, high: 5 }],
    [80, 90, { unit: 'minutes', low: 1, high: 2 }],
    [113 * 86_400, 137 * 86_400, { unit: 'days', low: 100, high: 150 }],
  ])('of %d to %d seconds', (low, high, expected) => {
    expect(roughTime({ low, high })).toEqual(expected);
  });
});

describe('roughBytes', () => {
  it.each([
    [10, 1, 'KB'],
    [4200, 5, 'KB'],
    [999_400, 1000, 'KB'],
    [999_500, 1, 'MB'],
    [999_600, 1, 'MB'],
    [12_345_678, 12, 'MB'],
    [123_456_789_012, 120, 'GB'],
    [5e15, 5000, 'TB'],
  ])('of %d', (bytes, value, unit) => {
    expect(roughBytes(bytes)).toEqual({ value, unit });
  });
});
