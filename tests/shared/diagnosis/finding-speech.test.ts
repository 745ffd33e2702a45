import { describe, expect, it } from 'vitest';
import { findingSpeech } from '../../../src/shared/diagnosis/finding-speech';

const english = findingSpeech('en', (name) => `<${name}>`);
const german = findingSpeech('de', (name) => name);

describe('the numbers of a diagnosis', () => {
  it('are whole where they count', () => {
    expect([50_000, 0, -0.2, -1234].map(english.count)).toEqual(['50,000', '0', '0', '−1,234']);
    expect(german.count(50_000)).toBe('50.000');
  });

  it('have three digits where they were measured, and no decimals from a thousand on', () => {
    expect([0, 1.2345, 0.000123456, 999.4, 1000.4, 1234.5, -12.345].map(english.value)).toEqual([
      ...['0', '1.23', '0.000123', '999', '1,000', '1,235', '−12.3'],
    ]);
    expect(german.value(1.2345)).toBe('1,23');
  });

  it('have a power of ten where they are very small or large', () => {
    expect([1e-4, 9.9e-5, -1.26e-7, 999_999, 1e6, -2.34e9].map(english.value)).toEqual([
      ...['0.0001', '9.9e−5', '−1.3e−7', '999,999', '1e6', '−2.3e9'],
    ]);
    expect(german.value(1.5e-7)).toBe('1,5e−7');
  });

  it('may be none', () => {
    for (const { value } of [english, german])
      expect([NaN, Infinity, -Infinity].map(value)).toEqual(['NaN', '∞', '−∞']);
  });

  it('are percentages where they are shares, with a decimal below one', () => {
    expect([0.5, 0.01, 0.0123, 0.0099, 0.0012, 0].map(english.share)).toEqual([
      ...['50%', '1%', '1%', '1%', '0.1%', '0%'],
    ]);
    expect(german.share(0.25)).toBe('25\u00a0%');
  });

  it('have all digits where they are settings', () => {
    expect(english.setting(0.00012345)).toBe('0.00012345');
    expect(german.setting(0.25)).toBe('0,25');
  });

  it('are left out, with their sentence, where they are not known', () => {
    const sentence = (text: string) => `It was ${text}.`;
    expect(english.known(1.2345, sentence)).toBe(' It was 1.23.');
    expect([NaN, Infinity].map((value) => english.known(value, sentence))).toEqual(['', '']);
  });

  it('come with the names of metrics', () => {
    expect(english.metric('learning/q')).toBe('<learning/q>');
  });
});
