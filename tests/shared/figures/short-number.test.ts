import { describe, expect, it } from 'vitest';
import { shortNumber } from '../../../src/shared/figures/short-number';

describe('short numbers', () => {
  it('have a letter for thousands and millions, and a true minus', () => {
    expect([0, 475, -1500, 12_500, 2e6].map(shortNumber)).toEqual(['0', '475', '−1.5k', '12.5k', '2M']);
  });
});
