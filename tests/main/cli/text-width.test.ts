import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, padded, textWidth } from '../../../src/main/cli/text-width';

describe('the width of a text in a terminal', () => {
  it.each([
    ['', 0],
    ['CartPole-v1', 11],
    ['Łukasz Dvořák', 13],
    ['Иван', 4],
    // Two letters, the second with its accent as a mark of its own.
    ['Jose\u0301', 4],
    ['王小明', 6],
    ['ラボ', 4],
    // The same in narrow letters.
    ['\uff97\uff8e\uff9e', 3],
    ['한국어', 6],
    // A syllable in its parts.
    ['\u1112\u1161\u11ab', 2],
    ['Ａ１', 4],
    ['「」', 4],
    ['−0.047 ± 0.1', 12],
    ['θ̂ ← θ̄', 5],
    ['👩‍🔬', 2],
    ['❤️', 2],
    ['\u200b', 0],
    ['█▌·', 3],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('is what texts are padded and cut to', () => {
    expect(padded('王小', 6)).toBe('王小  ');
    expect(padded('王小', 6, 'right')).toBe('  王小');
    expect(padded('long', 2)).toBe('long');
    // Half a character cannot be shown.
    expect(cutTo('王小明', 5)).toBe('王小');
    expect(cutTo('e\u0301a', 1)).toBe('e\u0301');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, width) => {
        expect(textWidth(cutTo(text, width))).toBeLessThanOrEqual(width);
        expect(text.startsWith(cutTo(text, width))).toBe(true);
        expect(textWidth(padded(text, width))).toBe(Math.max(width, textWidth(text)));
      }),
    );
  });
});
