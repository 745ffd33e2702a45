import { describe, expect, it } from 'vitest';
import { GuideError } from '../../src/guides/guide-error';
import { everyToken, parseGuide, slugOf, wordsOf, type FormulaToken } from '../../src/guides/parse-guide';

const formulas = (source: string) =>
  [...everyToken(parseGuide(`# T\n\n${source}`, 'test.md').tokens)]
    .filter(({ type }) => type === 'formula')
    .map((token) => {
      const { tex, display } = token as unknown as FormulaToken;
      return [tex, display];
    });

describe('formulas', () => {
  it('stand in lines, lists, tables and emphasis, and as paragraphs', () => {
    expect(formulas('Let $x_1$ be *the $y^*$ of* it.')).toEqual([
      ['x_1', false],
      ['y^*', false],
    ]);
    expect(formulas('- one $a$\n- two\n\n| t |\n| --- |\n| $b$ |')).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(formulas('before\n\n$$\na + b \\tag{1}\n$$\n\nafter')).toEqual([['a + b \\tag{1}', true]]);
    expect(formulas('before $$x$$'.replace('before ', ''))).toEqual([['x', true]]);
  });

  it('keep what Markdown would take for emphasis or a link', () => {
    expect(formulas('$a_1 * b_2 * c$ and $[x](y)$ and $\\theta_{*}$')).toEqual([
      ['a_1 * b_2 * c', false],
      ['[x](y)', false],
      ['\\theta_{*}', false],
    ]);
  });

  it('are no prices and no code', () => {
    expect(formulas('costs \\$5 and \\$6, `a $b$ c`')).toEqual([]);
  });
});

describe('a guide', () => {
  it('has a title, and sections that links can name', () => {
    const { title, sections, links } = parseGuide(
      '# Deep *Q*\n\nLead, see [A](guide:a).\n\n## Naïve: one\n\ntext\n\n### $\\hat{Q}$ and B\n\n[C](guide:c-1#d-e)\n',
      'test.md',
    );
    expect(title).toBe('Deep Q');
    expect(sections.map(({ slug, depth }) => [slug, depth])).toEqual([
      ['deep-q', 1],
      ['naive-one', 2],
      ['q-and-b', 3],
    ]);
    expect(wordsOf(sections[1]!.tokens)).toBe('text');
    expect(links).toEqual([
      { id: 'a', section: null },
      { id: 'c-1', section: 'd-e' },
    ]);
  });

  it('numbers the lines of pseudocode by its indentation', () => {
    const { tokens } = parseGuide('# T\n\n```algorithm\n**for** $i$\n  do `x`\n    more\n```\n', 'test.md');
    const lines = (tokens.at(-1) as unknown as { lines: { level: number; tokens: never[] }[] }).lines;
    expect(lines.map((line) => [line.level, wordsOf(line.tokens)])).toEqual([
      [0, 'for i'],
      [1, 'do x'],
      [2, 'more'],
    ]);
  });

  it.each([
    ['an address outside', 'see [this](https://example.org)', 'leads out of the guides'],
    ['a file', 'see [this](other.md)', 'leads out of the guides'],
    ['a bare address', 'see https://example.org/page', 'leads out of the guides'],
    ['HTML', 'a <b>bold</b> word', 'There is HTML in it: <b>'],
    ['a block of HTML', '<script>alert(1)</script>', 'There is HTML in it'],
    ['an image', '![a](b.png)', 'There is an image in it'],
    ['a formula without end', 'costs $x and more', 'a formula without an end'],
    ['an unknown part', 'text\n\n[[tables]]', 'a part that is not known'],
    ['the same heading twice', '## One\n\n## One', 'Two sections are called one'],
  ])('refuses %s and names the file', (_, source, complaint) => {
    const read = () => parseGuide(`# T\n\n${source}\n`, 'some/guide.md');
    expect(read).toThrow(GuideError);
    expect(read).toThrow(complaint);
    expect(read).toThrow(/^some\/guide\.md: /);
  });

  it('refuses a file without a title', () => {
    expect(() => parseGuide('Text first.\n\n# Title\n', 'x.md')).toThrow('does not begin with a title');
  });
});

it('slugs are lower case with hyphens', () => {
  expect(slugOf('Loss, clipping, optimiser')).toBe('loss-clipping-optimiser');
  expect(slugOf('  C51 ')).toBe('c51');
  expect(slugOf('Naïve Maße für Größen')).toBe('naive-masse-fuer-groessen');
  expect(slugOf('Gro\u0308ße')).toBe('groesse');
});
