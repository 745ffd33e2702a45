import { describe, expect, it } from 'vitest';
import { interquartileMean } from '../../../src/shared/statistics/interquartile-mean';
import { isSmallSample, smallSampleNote } from '../../../src/shared/statistics/small-sample';

describe('the note on few seeds', () => {
  it('stands below four seeds, exactly where the interquartile mean trims nothing', () => {
    for (let seeds = 1; seeds <= 8; seeds++) {
      const values = Array.from({ length: seeds }, (_, i) => 2 ** i);
      const mean = values.reduce((sum, x) => sum + x, 0) / seeds;
      expect(isSmallSample(seeds)).toBe(interquartileMean(values) === mean);
    }
    expect(smallSampleNote(3)).toContain('Only three seeds');
    expect(smallSampleNote(4)).toBeNull();
  });
});
