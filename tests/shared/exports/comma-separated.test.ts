import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/shared/exports/comma-separated';

describe('csvLine', () => {
  it('quotes texts that would break the line, and keeps every digit of numbers', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', 0.1 + 0.2, -1e-7, ''])).toBe(
      '"a,b","say ""x""","two\nlines",0.30000000000000004,-1e-7,\n',
    );
  });

  it('leaves numbers that are none empty', () => {
    expect(csvLine([NaN, null, 0])).toBe(',,0\n');
  });
});
