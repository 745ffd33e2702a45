import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../../src/guides/parse-guide';
import { plainText } from '../../../src/main/cli/guide-text';

describe('plain text', () => {
  const source = [
    '# Title',
    'Words that are **long** enough to be `wrapped` into a second line of text.',
    '## Section',
    '- a\n- b with $x^2$',
    '1. one\n2. two',
    '$$\nE = m c^2\n$$',
    '| name | value |\n| --- | ---: |\n| a | 1 |\n| bc | 23 |',
    '```algorithm\nfirst\n  second\n```',
  ].join('\n\n');
  const guide = parseGuide(source, 't.md');

  it('keeps to the width and shows the structure', () => {
    expect(plainText(guide, 40).join('\n')).toBe(
      [
        'Title\n=====',
        'Words that are long enough to be wrapped\ninto a second line of text.',
        'Section\n-------',
        '- a\n- b with x²',
        '1. one\n2. two',
        '    E = mc²',
        'name  value\na         1\nbc       23',
        '   1  first\n   2    second',
      ].join('\n\n'),
    );
  });

  it('keeps columns below each other where a word is longer than its share of the width', () => {
    const wide = parseGuide(
      '# T\n\n| name | from | to |\n| --- | ---: | ---: |\n| a-long-name | 1 | 2 |',
      't.md',
    );
    expect(plainText(wide, 24).slice(3)).toEqual(['name         from  to', 'a-long-name     1   2']);
  });
});
