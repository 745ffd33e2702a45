import { expect, it } from 'vitest';
import type { Finding } from '../../../src/shared/diagnosis';
import { describe, type DiagnosisTexts } from '../../../src/shared/diagnosis/describe';

it('puts a finding into words, fixed ones or such as depend on its facts', () => {
  const { rule, facts } = { rule: 'oneSeed', facts: { seed: 7 } } as const;
  const finding = {
    rule,
    facts,
    severity: 'hint',
    step: null,
    changes: [],
    path: 'seed',
    section: '',
  } as Finding;
  const describedBy = (oneSeed: DiagnosisTexts['oneSeed']) =>
    describe(finding, { oneSeed } as DiagnosisTexts);
  const seen = ({ seed }: { seed: number }) => `Seed ${seed}.`;
  expect(describedBy({ title: 'One', seen, why: 'So.', remedy: 'Another.' })).toEqual({
    title: 'One',
    seen: 'Seed 7.',
    why: 'So.',
    remedy: 'Another.',
  });
  const remedy = ({ seed }: { seed: number }) => `Not ${seed}.`;
  expect(describedBy({ title: seen, seen, why: 'So.', remedy })).toMatchObject({
    title: 'Seed 7.',
    remedy: 'Not 7.',
  });
});
