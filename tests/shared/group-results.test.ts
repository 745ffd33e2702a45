import { describe, expect, it } from 'vitest';
import { groupResults } from '../../src/shared/group-results';
import { group } from './scored-group';

describe('groupResults', () => {
  const groups = [group('plain', [1, 2, 3, 4]), group('better', [2, 9, 4, 100, null])];

  it('sums up the runs that have ended', () => {
    const [, better] = groupResults(groups, null);
    expect(better).toMatchObject({
      finished: 4,
      size: 5,
      mean: 28.75,
      iqm: 6.5,
      delta: null,
      improvement: null,
    });
    expect(better!.low).toBeGreaterThanOrEqual(2);
    expect(better!.high).toBeLessThanOrEqual(100);
    expect(better!.note).toBeNull();
  });

  it('measures the others against the baseline', () => {
    const [plain, better] = groupResults(groups, 'plain');
    expect(plain).toMatchObject({ delta: null, improvement: null });
    expect(better!.delta).toBe(4);
    // Of 16 pairs: 2 beats 1 and ties 2; 9 and 100 beat all four; 4 beats three and ties 4.
    expect(better!.improvement).toBe((1.5 + 4 + 3.5 + 4) / 16);
  });

  it('does not tell a probability from fewer than three runs on a side', () => {
    const of = (a: number[], b: number[]) => groupResults([group('a', a), group('b', b)], 'a')[1]!;
    expect(of([1], [2])).toMatchObject({ delta: 1, improvement: null, tooFew: true });
    expect(of([1, 2, 3], [4, 5])).toMatchObject({ improvement: null, tooFew: true });
    expect(of([1, 2], [4, 5, 6])).toMatchObject({ improvement: null, tooFew: true });
    expect(of([1, 2, 3], [4, 5, 6])).toMatchObject({ improvement: 1, tooFew: false });
    expect(groupResults([group('a', [1]), group('b', [2])], null)[1]).toMatchObject({ tooFew: false });
  });

  it('warns of few seeds, and has no interval of one', () => {
    const [few, one, none] = groupResults(
      [group('few', [1, 2, 3]), group('one', [7]), group('none', [null])],
      'few',
    );
    expect(few!.note).toContain('three seeds');
    expect(one).toMatchObject({ mean: 7, iqm: 7, low: NaN });
    expect(none).toMatchObject({ finished: 0, size: 1, mean: NaN, improvement: null, note: null });
  });
});
