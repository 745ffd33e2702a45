import { describe, expect, it } from 'vitest';
import { withDecimals } from '../../../src/shared/numbers/decimals';

describe('numbers with decimals', () => {
  it('are written as the language writes them, with a true minus', () => {
    expect(withDecimals(-1234.56, 1)).toBe('−1,234.6');
    expect(withDecimals(-1234.56, 1, { language: 'de' })).toBe('−1.234,6');
    expect(withDecimals(-1234.56, 1, { language: 'de', grouped: false })).toBe('−1234,6');
    expect(withDecimals(0.5, 3, { least: 0 })).toBe('0.5');
  });

  it('have no sign where they round to zero', () => {
    for (const value of [-0, -0.04, -0.049999]) expect(withDecimals(value, 1)).toBe('0.0');
    expect(withDecimals(-0.05001, 1)).toBe('−0.1');
  });
});
