import { expect, it } from 'vitest';
import { heat, rangeOf, shareOf } from '../../../src/shared/drawing/heat';

/** Relative luminance of a colour of the scale (WCAG 2.1). */
function luminance(colour: string): number {
  const [r, g, b] = colour
    .match(/\d+/g)!
    .map((text) => Number(text) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it('grows lighter from low to high throughout', () => {
  const shades = Array.from({ length: 41 }, (_, i) => luminance(heat(i / 40)));
  for (let i = 1; i < shades.length; i++) expect(shades[i]).toBeGreaterThan(shades[i - 1]!);
});

it('stays at its ends beyond them', () => {
  expect(heat(-1)).toBe(heat(0));
  expect(heat(2)).toBe(heat(1));
});

it('places values in the range of the finite ones', () => {
  const range = rangeOf([-Infinity, -2, 6, NaN]);
  expect(range).toEqual({ low: -2, high: 6 });
  expect([-2, 2, 6].map((value) => shareOf(value, range))).toEqual([0, 0.5, 1]);
  expect(shareOf(3, rangeOf([3, 3]))).toBe(0.5);
  expect(rangeOf([])).toEqual({ low: 0, high: 0 });
});
