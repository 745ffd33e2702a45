import { describe, expect, it } from 'vitest';
import { queueTimes } from '../../../src/renderer/state/queue-times';

describe('times of a queue', () => {
  it('begin with the first free place and follow the order', () => {
    expect(queueTimes([], [10, 20, 30], 2)).toEqual([
      { start: 0, end: 10 },
      { start: 0, end: 20 },
      { start: 10, end: 40 },
    ]);
    expect(queueTimes([5, 50], [10, 10], 2)).toEqual([
      { start: 5, end: 15 },
      { start: 15, end: 25 },
    ]);
  });

  it('wait until fewer train than may, where fewer may by now', () => {
    expect(queueTimes([5, 8, 20], [10], 1)).toEqual([{ start: 20, end: 30 }]);
    expect(queueTimes([], [10], 0)).toEqual([{ start: 0, end: 10 }]);
  });
});
