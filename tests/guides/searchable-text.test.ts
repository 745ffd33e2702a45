import { expect, it } from 'vitest';
import { parseGuide } from '../../src/guides/parse-guide';
import { searchableText } from '../../src/guides/searchable-text';

it('gives the words to search in', () => {
  const source = [
    '# Title',
    'Words before the section.',
    '## Section',
    '- a\n- b with $x^2$',
    '1. one\n2. two',
    '$$\nE = m c^2\n$$',
    '| name | value |\n| --- | ---: |\n| a | 1 |\n| bc | 23 |',
    '```algorithm\nfirst\n  second\n```',
  ].join('\n\n');
  const guide = parseGuide(source, 't.md');
  expect(searchableText(guide.sections[1]!.tokens)).toBe(
    'a b with x² one two E = mc² name value a 1 bc 23 first second',
  );
});
