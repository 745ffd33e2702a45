import { expect, it } from 'vitest';
import type { Finding } from '../../../src/shared/diagnosis';
import { describe } from '../../../src/shared/diagnosis/describe';
import { diagnosisTexts } from '../../../src/shared/diagnosis/texts';

const findingOf = (metric: string) =>
  ({
    rule: 'notFinite',
    severity: 'fault',
    step: 12_000,
    facts: { metric, value: NaN, step: 12_000 },
  }) as Finding;
const seen = (language: string, metric = 'learning/gradientNorm') =>
  describe(findingOf(metric), diagnosisTexts(language)).seen;

it('says what is found in the reader’s language, with its numbers and the names of metrics', () => {
  expect(seen('en')).toContain('Gradient norm');
  expect(seen('en')).toContain('12,000');
  expect(seen('de')).toContain('Gradientennorm');
  expect(seen('de')).toContain('12.000');
});

it('speaks English where it has no texts, and calls metrics by their names where nobody knows them', () => {
  expect(seen('xx')).toBe(seen('en'));
  expect(seen('en', 'learning/wonder')).toContain('learning/wonder');
});

it('makes its texts once', () => {
  // In a language that no other test has asked for.
  expect(diagnosisTexts('yy')).toBe(diagnosisTexts('yy'));
});
