import { describe, expect, it } from 'vitest';
import { shortNumber } from '../../../../src/main/reports/figures/short-number';

describe('short numbers', () => {
  it('have a letter for thousands and millions, and a true minus', () => {
    expect([0, 475, -1500, 12_500, 2e6].map(shortNumber)).toEqual(['0', '475', '−1.5k', '12.5k', '2M']);
  });

  it('keep four digits that count', () => {
    expect([0.705, -0.0516, 0.1 + 0.2, -0].map(shortNumber)).toEqual(['0.705', '−0.0516', '0.3', '0']);
  });
});
