import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/shared/language';

describe('languageOf', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE_CH', 'de'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
    ['den', 'en'],
    ['', 'en'],
  ])('follows a system that speaks %j with %s', (system, language) => {
    expect(languageOf('system', system)).toBe(language);
  });

  it('takes a language that was chosen, whatever the system speaks', () => {
    expect(languageOf('en', 'de-DE')).toBe('en');
    expect(languageOf('de', 'en-GB')).toBe('de');
  });
});
