import { describe, expect, it } from 'vitest';
import { nextShare, turnSeconds, type Share } from './schedule';

const share = (name: string, weight: number, seconds: number): Share => ({
  ...{ name, weight, seconds, busy: false, over: false },
});

describe('nextShare', () => {
  it('gives the turn to the row that has had the least of its share', () => {
    expect(nextShare([share('a', 1, 10), share('b', 4, 30), share('c', 1, 9)])?.name).toBe('b');
  });

  it('passes over rows that are at work, or have nothing left', () => {
    const busy = { ...share('a', 1, 0), busy: true };
    const over = { ...share('b', 1, 0), over: true };
    expect(nextShare([busy, over, share('c', 1, 100)])?.name).toBe('c');
    expect(nextShare([busy, over])).toBeUndefined();
  });

  it('spends time by the weights in the long run', () => {
    const rows = [share('a', 1, 0), share('b', 3, 0)];
    for (let i = 0; i < 400; i++) nextShare(rows)!.seconds += 5;
    expect(rows[1]!.seconds / rows[0]!.seconds).toBeCloseTo(3, 1);
  });
});

describe('turnSeconds', () => {
  it('leaves time for every row that still waits for its first turn', () => {
    let left = 180;
    const lanes = 2;
    for (let waiting = 14; waiting > 0; waiting--) left -= turnSeconds(left, waiting, lanes, 2) / lanes;
    expect(left).toBeGreaterThan(0);
  });

  it('is never longer than what is left', () => {
    expect(turnSeconds(4, 0, 2, 5)).toBe(4);
  });
});
