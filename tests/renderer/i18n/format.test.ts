import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDecimals,
  formatDuration,
  formatMoment,
  formatReturn,
  formatSpeed,
  formatValue,
} from '../../../src/renderer/i18n/format';

describe('formatValue', () => {
  it.each([
    [0, '0'],
    [0.05, '0.05'],
    [12.345, '12.35'],
    [123.456, '123.5'],
    [-0.25, '−0.25'],
    [1e-5, '1.00e−5'],
    [2.5e7, '2.50e7'],
    [NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});

describe('times and speeds', () => {
  it('writes durations like a clock', () => {
    expect([0, 7.4, 65, 3723].map(formatDuration)).toEqual(['0:00', '0:07', '1:05', '1:02:03']);
  });

  it('writes speeds short', () => {
    expect([950.4, 9849, 10_240].map(formatSpeed)).toEqual(['950', '9.8k', '10.2k']);
  });

  it('says how long ago something was', () => {
    const now = new Date('2026-03-03T12:00:00');
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
    expect(formatMoment(ago(0.5), now)).toBe('just now');
    expect(formatMoment(ago(5.2), now)).toBe('5 min ago');
    expect(formatMoment(ago(90), now)).toBe('10:30');
    expect(formatMoment(ago(24 * 60), now)).toBe('2 Mar 12:00');
  });

  it('writes returns with the digits of their task and a true minus', () => {
    expect(formatReturn(-13.26, { environment: 'CliffWalking-v1' })).toBe('−13.3');
    expect(formatReturn(0.7312, { environment: 'FrozenLake-v1' })).toBe('0.731');
  });

  it('writes no minus before what rounds to zero', () => {
    const pole = { environment: 'CartPole-v1' };
    expect([-0.04, -0, 0.04, -0.06].map((value) => formatReturn(value, pole))).toEqual([
      '0.0',
      '0.0',
      '0.0',
      '−0.1',
    ]);
    expect(formatDecimals(-0.004, 2)).toBe('0.00');
    expect(formatCount(-0.4)).toBe('0');
    expect(formatValue(-0)).toBe('0');
  });
});
