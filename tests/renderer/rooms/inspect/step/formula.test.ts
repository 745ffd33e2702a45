import { expect, it } from 'vitest';
import { spokenFormula, symbolParts } from '../../../../../src/renderer/rooms/inspect/step/formula';
import { scaleOf } from '../../../../../src/renderer/rooms/inspect/step/scale';

it('sets indices below the line, exponents and primes above it, variables slanted and words upright', () => {
  expect(symbolParts('max_a Q^−(s′)')).toEqual([
    { text: 'max', italic: false, level: 'line' },
    { text: 'a', italic: true, level: 'below' },
    { text: ' ', italic: false, level: 'line' },
    { text: 'Q', italic: true, level: 'line' },
    { text: '−', italic: false, level: 'above' },
    { text: '(', italic: false, level: 'line' },
    { text: 's', italic: true, level: 'line' },
    { text: '′', italic: false, level: 'above' },
    { text: ')', italic: false, level: 'line' },
  ]);
  expect(symbolParts('x_{t+1}').map(({ text, level }) => `${text} ${level}`)).toEqual([
    'x line',
    't below',
    '+1 below',
  ]);
});

it('reads a formula out, symbols first', () => {
  const spoken = spokenFormula({
    pieces: [
      { symbol: 'y', value: '2.8' },
      '=',
      { symbol: 'r', value: '1' },
      '+',
      { symbol: 'γ^n', value: '0.9' },
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
