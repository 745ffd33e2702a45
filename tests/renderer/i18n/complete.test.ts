/** German has every text of the window; a language that lacks some is said in English there. */
import { expect, it } from 'vitest';
import { texts as german } from '../../../src/renderer/i18n/de';
import { textsIn } from '../../../src/renderer/i18n';
import { missingTexts, withFallBack } from '../../../src/shared/language/fall-back';

it('has German for every text', () => {
  expect(missingTexts(textsIn('en'), german)).toEqual([]);
});

it('names the texts that a language lacks, and says them in English', () => {
  const usual = {
    title: 'Runs',
    results: { none: 'None', count: (n: number) => `${n} runs`, of: ['a', 'b'] },
  };
  const own = { title: 'Läufe', results: { none: 3, of: ['a'] } };
  expect(missingTexts(usual, own)).toEqual(['results.none', 'results.count', 'results.of']);
  expect(missingTexts(usual, undefined)).toHaveLength(4);
  expect(withFallBack(usual, own)).toEqual({ title: 'Läufe', results: usual.results });
});
