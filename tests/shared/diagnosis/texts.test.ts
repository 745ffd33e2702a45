import { expect, it } from 'vitest';
import type { Finding } from '../../../src/shared/diagnosis';
import { describe } from '../../../src/shared/diagnosis/describe';
import { diagnosisTexts } from '../../../src/shared/diagnosis/texts';

it('says what is found in the reader’s language, with its numbers and the names of metrics', () => {
  const finding = {
    rule: 'notFinite',
    severity: 'fault',
    step: 12_000,
    facts: { metric: 'learning/gradientNorm', value: NaN, step: 12_000 },
  } as Finding;
  const seen = (language: string) => describe(finding, diagnosisTexts(language)).seen;
  expect(seen('en')).toContain('Gradient norm');
  expect(seen('en')).toContain('12,000');
  expect(seen('de')).toContain('Gradientennorm');
  expect(seen('de')).toContain('12.000');
});
