import { afterEach, describe, expect, it } from 'vitest';
import { t } from '../../../src/renderer/i18n';
import { formatCount } from '../../../src/renderer/i18n/format';
import { spoken } from '../../../src/renderer/i18n/language.svelte';

afterEach(() => spoken.speak('en'));

describe('t', () => {
  it('begins in English', () => {
    expect(t.rooms.settings).toBe('Settings');
  });

  it('says everything in another language as soon as it is spoken, and back again', () => {
    spoken.speak('de');
    expect(t.rooms.settings).toBe('Einstellungen');
    expect(t.runs.count(5000)).toBe('5.000 Läufe');
    expect(formatCount(5000)).toBe('5.000');
    spoken.speak('en');
    expect(t.rooms.settings).toBe('Settings');
    expect(t.runs.count(5000)).toBe('5,000 runs');
  });
});
