import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../src/shared/curves/bootstrap-weights';
import { seededRandom } from '../../../src/shared/random';
import { bootstrapInterval, pooled } from '../../../src/shared/statistics/bootstrap';
import { centres } from '../../../src/shared/statistics/group-curve';

describe('intervalOf', () => {
  const random = seededRandom(7);
  const sizes = [2, 3, 4, 5, 8, 10, 13];
  const cases = (['mean', 'median', 'iqm'] as const).flatMap((centre) =>
    sizes.map((n) => [centre, n] as const),
  );

  it.each(cases)('is the bootstrap interval of the %s of %d values', (centre, n) => {
    for (let round = 0; round < 3; round++) {
      const values = Float64Array.from({ length: n }, () => 100 * random.normal()).sort();
      const expected = bootstrapInterval([values], pooled(centres[centre]));
      const { low, high } = intervalOf(values, centre);
      expect(low).toBeCloseTo(expected.low, 8);
      expect(high).toBeCloseTo(expected.high, 8);
    }
  });

  it('of one value is none, of equal values a point', () => {
    expect(intervalOf(Float64Array.of(3), 'mean')).toEqual({ low: NaN, high: NaN });
    expect(intervalOf(Float64Array.of(3, 3, 3), 'iqm')).toEqual({ low: 3, high: 3 });
  });
});
