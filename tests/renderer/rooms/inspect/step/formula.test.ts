import { describe, expect, it } from 'vitest';
import { piecesOf, spokenFormula } from '../../../../../src/renderer/rooms/inspect/step/formula';
import { scaleOf } from '../../../../../src/renderer/rooms/inspect/step/scale';

it('reads a formula out, symbols first', () => {
  const spoken = spokenFormula({
    pieces: [
      { symbol: 'y', value: '2.8' },
      '=',
      { symbol: 'r', value: '1' },
      '+',
      { symbol: '\\gamma^n', value: '0.9' },
    ],
  });
  expect(spoken).toBe('y = r + γn: 2.8 = 1 + 0.9');
});

it('leaves room at the ends of a scale, whatever lies on it', () => {
  for (const [values, zero] of [
    [[2, 3], false],
    [[2, 3], true],
    [[5, 5], false],
    [[0], false],
    [[-4, NaN, 7], false],
    [[], false],
  ] as const) {
    const { low, high, share } = scaleOf(values, zero);
    for (const value of [...values.filter((value) => !Number.isNaN(value)), ...(zero ? [0] : [])]) {
      expect(share(value)).toBeGreaterThan(0);
      expect(share(value)).toBeLessThan(1);
    }
    expect([share(low), share(high)]).toEqual([0, 1]);
  }
});

describe('a formula with its quantities in braces', () => {
  const numbers: Readonly<Record<string, number>> = { y: 2, r: -1, g: 0.9, next: -3 };
  const pieces = (formula: string) =>
    piecesOf(formula, (name, follows) => ({
      symbol: name,
      value: follows && numbers[name]! < 0 ? `(${numbers[name]})` : String(numbers[name]),
    }));

  it('is taken apart into terms and the operators between them', () => {
    expect(pieces('{y} = {r} + {g} \\cdot {next}')).toEqual([
      { symbol: 'y', value: '2' },
      '=',
      { symbol: 'r', value: '-1' },
      '+',
      { symbol: 'g', value: '0.9' },
      '·',
      { symbol: 'next', value: '(-3)' },
    ]);
  });

  it('strikes out what does not count, and leaves signs without brackets where a side or a bracket begins', () => {
    expect(pieces('{y} = \\min ( {r} , \\cancel{next} )')).toEqual([
      { symbol: 'y', value: '2' },
      '=',
      'min (',
      { symbol: 'r', value: '-1' },
      ',',
      { symbol: 'next', value: '-3', missing: true },
      ')',
    ]);
    expect(pieces('{y} = - {r} / {g}').map((one) => (typeof one === 'string' ? one : one.value))).toEqual([
      ...['2', '= −', '(-1)', '/', '0.9'],
    ]);
  });
});
