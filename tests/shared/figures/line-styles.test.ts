import { describe, expect, it } from 'vitest';
import { lineStyle } from '../../../src/shared/figures/line-styles';

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe('lineStyle', () => {
  it('gives 32 numbers 32 different looks', () => {
    const looks = Array.from({ length: 32 }, (_, n) => JSON.stringify(lineStyle(n, false)));
    expect(new Set(looks).size).toBe(32);
  });

  it('tells neighbours apart by colour and by dash', () => {
    for (let n = 0; n < 100; n++) {
      const [a, b] = [lineStyle(n, false), lineStyle(n + 1, false)];
      expect(a.colour).not.toBe(b.colour);
      expect(a.dash).not.toEqual(b.dash);
    }
  });

  it.each([
    ['light', false, '#ffffff'],
    ['dark', true, '#171b21'],
  ] as const)('stands out against the %s surface at least 3 to 1', (_, isDark, surface) => {
    for (let n = 0; n < 8; n++) expect(contrast(lineStyle(n, isDark).colour, surface)).toBeGreaterThan(3);
  });
});
