import { describe, expect, it } from 'vitest';
import { lineStyle } from '../../../src/shared/figures/line-styles';

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** How the usual colour blindnesses see linear RGB (Machado, Oliveira & Fernandes 2009, severity 1). */
const eyes: Readonly<Record<string, readonly (readonly number[])[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour in CIE L*a*b*, in which distances are as large as they look. */
function lab(colour: string, eye: readonly (readonly number[])[]): number[] {
  const linear = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const dot = (row: readonly number[], of: readonly number[]) =>
    row.reduce((sum, factor, i) => sum + factor * of[i]!, 0);
  const seen = eye.map((row) => dot(row, linear));
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    f(dot([0.4124, 0.3576, 0.1805], seen) / 0.9505),
    f(dot([0.2126, 0.7152, 0.0722], seen)),
    f(dot([0.0193, 0.1192, 0.9505], seen) / 1.089),
  ];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: string, b: string, eye: readonly (readonly number[])[]): number {
  const [from, to] = [lab(a, eye), lab(b, eye)];
  return Math.hypot(...from.map((value, i) => value - to[i]!));
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
    ['light', false],
    ['dark', true],
  ] as const)(
    'never gives two of the first eight one hue, nor one look to the colour-blind: %s',
    (_, isDark) => {
      const styles = Array.from({ length: 8 }, (_, n) => lineStyle(n, isDark));
      for (const [a, first] of styles.entries())
        for (const second of styles.slice(a + 1)) {
          const isSameDash = JSON.stringify(first.dash) === JSON.stringify(second.dash);
          for (const [eye, matrix] of Object.entries(eyes)) {
            const least = eye === 'usual' ? 35 : isSameDash ? 22 : 13;
            const pair = `${first.colour} and ${second.colour}, ${eye}`;
            expect(distance(first.colour, second.colour, matrix), pair).toBeGreaterThan(least);
          }
        }
    },
  );

  it.each([
    ['light', false, '#ffffff'],
    ['dark', true, '#171b21'],
  ] as const)('stands out against the %s surface at least 3 to 1', (_, isDark, surface) => {
    for (let n = 0; n < 8; n++) expect(contrast(lineStyle(n, isDark).colour, surface)).toBeGreaterThan(3);
  });
});
