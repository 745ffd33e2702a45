import { describe, expect, it } from 'vitest';
import { performanceProfile } from '../../../src/shared/statistics/performance-profile';

describe('a performance profile', () => {
  it('is the share of runs strictly above each threshold', () => {
    expect([...performanceProfile([500, 100, 300, 500], [0, 100, 200, 499.5, 500])]).toEqual([
      1, 0.75, 0.75, 0.5, 0,
    ]);
  });
});
