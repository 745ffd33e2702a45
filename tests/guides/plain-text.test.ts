import { describe, expect, it } from 'vitest';
import { parseGuide } from '../../src/guides/parse-guide';
import { plainText, searchableText } from '../../src/guides/plain-text';
import { unicodeFormula } from '../../src/guides/unicode-formula';

describe('formulas in Unicode', () => {
  it.each([
    [String.raw`\alpha_{t+1}^2`, 'αₜ₊₁²'],
    [
      String.raw`y = R_{t+1} + \gamma \max_a \hat{Q}(S_{t+1}, a) \tag{4}`,
      'y = Rₜ₊₁ + γ maxₐ Q̂(Sₜ₊₁,a)   (4)',
    ],
    [String.raw`\frac{1}{N} \sum_{i=1}^{N} x_i`, '1/N ∑ᵢ₌₁^N xᵢ'],
    [String.raw`\frac{a + b}{\sqrt{2}}`, '(a + b)/√2'],
    [String.raw`\theta \leftarrow \theta - \eta \nabla L`, 'θ ← θ − η∇L'],
    [String.raw`x = -1`, 'x = −1'],
    [String.raw`N_{\text{target}}`, 'N_(target)'],
    [String.raw`\left\{ x \mid x \le 1 \right\}`, '{x | x ≤ 1}'],
    [String.raw`\begin{cases} 1 & x < 0 \\ 0 & \text{else} \end{cases}`, '{ 1 x < 0; 0 else'],
    [String.raw`\unknown{x}`, String.raw`\unknownx`],
  ])('%s', (tex, text) => {
    expect(unicodeFormula(tex)).toBe(text);
  });
});

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

  it('gives the words to search in', () => {
    expect(searchableText(guide.sections[1]!.tokens)).toBe(
      'a b with x² one two E = mc² name value a 1 bc 23 first second',
    );
  });
});
