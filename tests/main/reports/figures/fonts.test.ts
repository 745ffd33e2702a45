import { createCanvas } from '@napi-rs/canvas';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { figureFont, registerFigureFonts } from '../../../../src/main/reports/figures/fonts';
import { undrawable } from '../../../../src/main/reports/figures/drawable';

beforeAll(registerFigureFonts);

/** The pixels of a text in a font. */
function picture(text: string, font: string): string {
  const context = createCanvas(60, 40).getContext('2d');
  context.font = `24px ${font}`;
  context.fillText(text, 4, 30);
  return createHash('sha256')
    .update(context.getImageData(0, 0, 60, 40).data)
    .digest('hex');
}

const families = figureFont.split(', ');

describe('the figures’ fonts', () => {
  // One letter of each part, and the family that has to draw it.
  it.each([
    ['ü', 'latin'],
    ['Ł', 'latin-ext'],
    ['ř', 'latin-ext'],
    ['ơ', 'vietnamese'],
    ['Ω', 'greek'],
    ['ἀ', 'greek-ext'],
    ['И', 'cyrillic'],
    ['ѣ', 'cyrillic-ext'],
    ['王', 'East Asian'],
    ['明', 'East Asian'],
    ['さ', 'East Asian'],
    ['김', 'East Asian'],
  ])('draw %s', (letter, part) => {
    const own = families.find((family) => family.includes(part))!;
    const drawn = picture(letter, figureFont);
    expect(drawn).toBe(picture(letter, own));
    expect(drawn).not.toBe(picture(' ', figureFont));
    // What no font has looks like this.
    expect(drawn).not.toBe(picture('\u{10fffd}', figureFont));
    expect(undrawable([letter])).toEqual([]);
  });

  it('say what they cannot draw, each character once', () => {
    expect(undrawable(['Łukasz Dvořák', 'Иван (N = 3)', '王小明 · ΔIQM −0.5 %'])).toEqual([]);
    expect(undrawable(['שלום ש', 'ok 😀'])).toEqual(['ש', 'ל', 'ו', 'ם', '😀']);
  });
});
