/** Finds in the pixels of a drawing what it has drawn in one pure colour. */
import { createCanvas } from '@napi-rs/canvas';
import { registerFigureFonts } from '../../../src/main/reports/figures/fonts';
import { drawingFor } from '../../../src/catalogue/drawings';
import { paintState } from '../../../src/renderer/drawings/painting';
import type { Action, Drawing } from '../../../src/shared/drawing/drawing';
import type { Palette } from '../../../src/shared/drawing/palette';
import type { Language } from '../../../src/shared/language';
import { environmentCardIn } from '../../../src/shared/language/words';

/** How an environment of the catalogue is drawn in a language. */
export const drawingIn = (id: string, language: Language = 'en'): Drawing =>
  drawingFor(environmentCardIn(language, id)!, language);

export type Is = (r: number, g: number, b: number) => boolean;

const palette: Palette = {
  ink: '#000000',
  faint: '#888888',
  line: '#888888',
  accent: '#0000ff',
  surface: '#ffffff',
  ground: '#eeeeee',
  goal: '#00ff00',
  hazard: '#ff00ff',
  cart: '#000000',
  pole: '#ff0000',
};

export const red: Is = (r, g, b) => r > 200 && g < 60 && b < 60;
export const green: Is = (r, g, b) => g > 200 && r < 60 && b < 60;
export const blue: Is = (r, g, b) => b > 200 && r < 60 && g < 60;
export const grey: Is = (r, g, b) => r === 0x88 && g === 0x88 && b === 0x88;

/**
 * Number of the pixels of a colour, the mean of their places and the leftmost and rightmost of them, places from 0 to 1:
 * right and down are positive.
 */
export function find(
  drawing: Drawing,
  state: readonly number[],
  action: Action | null,
  is: Is,
  [width, height]: readonly [number, number] = [530, 400],
): {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
} {
  registerFigureFonts();
  const context = createCanvas(width, height).getContext('2d');
  paintState(drawing, context as unknown as CanvasRenderingContext2D, width, height, state, action, palette);
  const { data } = context.getImageData(0, 0, width, height);
  let [count, sumX, sumY, left, right] = [0, 0, 0, width, 0];
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3]! > 200 && is(data[i]!, data[i + 1]!, data[i + 2]!)) {
      const x = (i / 4) % width;
      count++;
      sumX += x;
      left = Math.min(left, x);
      right = Math.max(right, x);
      sumY += Math.floor(i / 4 / width);
    }
  return {
    count,
    x: sumX / count / width,
    y: sumY / count / height,
    left: left / width,
    right: right / width,
  };
}
