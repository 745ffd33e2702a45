import { describe, expect, it } from 'vitest';
import { csvBegin, csvLine, dialectOf } from '../../../src/shared/exports/comma-separated';

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

describe('a name out of somebody else’s file', () => {
  it.each(['=1+1', '+49 30', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://a";"b")'])(
    'is never a formula: %j',
    (name) => {
      for (const dialect of ['comma', 'semicolon'] as const) {
        const [line] = csvLine([name, 1], dialect).match(/^"?(.)/)!;
        expect(line.replace('"', '')).toBe("'");
      }
    },
  );

  it('stays as it is where it is none, and numbers stay numbers', () => {
    expect(csvLine(['Ann', 'a=b', '−1', -1, -0.5])).toBe('Ann,a=b,−1,-1,-0.5\n');
  });
});

describe('a table for a German spreadsheet', () => {
  it('has semicolons, decimal commas and a byte order mark', () => {
    expect(csvBegin('semicolon')).toBe('\ufeff');
    expect(csvLine(['a', 0.5, -1e-7, null, 'x;y', '1,5'], 'semicolon')).toBe('a;0,5;-1e-7;;"x;y";"1,5"\n');
    expect(csvBegin('comma')).toBe('');
  });

  it('is what German means, unless something else is chosen', () => {
    expect(dialectOf('language', 'de')).toBe('semicolon');
    expect(dialectOf('language', 'en')).toBe('comma');
    expect(dialectOf('comma', 'de')).toBe('comma');
    expect(dialectOf('semicolon', 'en')).toBe('semicolon');
  });
});
