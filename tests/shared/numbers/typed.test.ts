import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf, readNumber, writeNumber } from '../../../src/shared/numbers/typed';

describe('a typed number', () => {
  it.each([
    ['50000', 50_000],
    ['50_000', 50_000],
    ['1_000_000', 1_000_000],
    ['1e5', 100_000],
    ['5e-4', 0.0005],
    ['.5', 0.5],
    ['-3', -3],
    ['−3', -3],
    ['+2.5', 2.5],
    [' 7 ', 7],
    // Nobody writes thousands with a zero before them.
    ['0.125', 0.125],
    ['0.001', 0.001],
    ['1.5', 1.5],
    ['1.1250', 1.125],
    ['12500.125', 12_500.125],
    ['1.125e0', 1.125],
  ])('%s is read as %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([
    ['50.000', [50, 50_000]],
    ['1.125', [1.125, 1125]],
    ['-1.500', [-1.5, -1500]],
    ['50,000', [50_000, 50]],
    ['1.000.000', [1_000_000]],
    ['1,000.5', [1000.5]],
    ['1.000,5', [1000.5]],
    ['0,1', [0.1]],
    ['1,5', [1.5]],
  ])('%s is refused, as somebody reads %j in it', (text, readings) => {
    expect(readNumber(text)).toBeNull();
    expect(readingsOf(text)).toEqual(readings);
  });

  it.each([
    '',
    ' ',
    'fast',
    '1 5',
    '0x10',
    '0b1',
    'Infinity',
    '1e999',
    '1__000',
    '12_34',
    '_1',
    '1.2.3',
    '--1',
  ])('"%s" is none', (text) => {
    expect(readNumber(text)).toBeNull();
  });

  it('is read back whatever it is, as it is written', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumber(writeNumber(value))).toBe(value === 0 ? 0 : value);
      }),
    );
    for (let thousandths = -3000; thousandths < 3000; thousandths++)
      expect(readNumber(writeNumber(thousandths / 1000))).toBe(thousandths === 0 ? 0 : thousandths / 1000);
  });
});
