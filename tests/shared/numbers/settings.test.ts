import { describe, expect, it } from 'vitest';
import { settingNumber } from '../../../src/shared/numbers/settings';

describe('the value of a setting', () => {
  it.each([
    [0, '0', '0'],
    [0.001, '0.001', '0,001'],
    [5e-4, '0.0005', '0,0005'],
    [1e-4, '0.0001', '0,0001'],
    [5e-5, '5e−5', '5e−5'],
    [1.25e-8, '1.25e−8', '1,25e−8'],
    [-0.5, '−0.5', '−0,5'],
    [0.1 + 0.2, '0.3', '0,3'],
    [50_000, '50,000', '50.000'],
    [Infinity, '∞', '∞'],
  ])('%d has all its digits, and no others', (value, english, german) => {
    expect(settingNumber(value)).toBe(english);
    expect(settingNumber(value, 'de')).toBe(german);
  });
});
