import { afterEach, describe, expect, it } from 'vitest';
import { spoken } from '../../../src/renderer/i18n/language.svelte';
import { readDecimal, readWhole, writeDecimal } from '../../../src/renderer/i18n/typed-number';

afterEach(() => spoken.speak('en'));

describe('numbers typed in German', () => {
  it.each([
    ['0,05', '0.05', '0,05'],
    ['0.05', '0.05', '0,05'],
    ['1,5e-4', '1.5e-4', '1,5e-4'],
    ['-12,', '-12.', '-12,'],
    ['0,9x', '0.9x', '0.9x'],
    ['', '', ''],
  ])('takes %j for %j, and shows it as %j', (typed, meant, shown) => {
    spoken.speak('de');
    expect(readDecimal(typed)).toBe(meant);
    expect(writeDecimal(meant)).toBe(shown);
  });

  it.each([
    ['50.000', '50000'],
    ['1.000.000', '1000000'],
    ['50,000', '50000'],
    ['50', '50'],
    ['50.5', '50.5'],
    ['50,5', '50,5'],
    ['5e4', '5e4'],
  ])('takes the whole number %j for %j', (typed, meant) => {
    spoken.speak('de');
    expect(readWhole(typed)).toBe(meant);
  });
});

describe('numbers typed in English', () => {
  it.each(['0.05', '0,05', '50.000', '50,000'])('leaves %j alone', (text) => {
    expect([readDecimal(text), writeDecimal(text), readWhole(text)]).toEqual([text, text, text]);
  });
});
