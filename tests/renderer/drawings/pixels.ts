/** Finds in the pixels of a drawing what it has drawn in one pure colour. */
import { createCanvas } from '@napi-rs/canvas';
import type { Action, Drawing, Palette } from '../../../src/renderer/drawings/drawing';

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

/** Number of the pixels of a colour and the mean of their places, both from 0 to 1: right and down are positive. */
export function find(
  draw: Drawing['draw'],
  state: readonly number[],
  action: Action | null,
  is: Is,
): { readonly count: number; readonly x: number; readonly y: number } {
  const [width, height] = [530, 400];
  const context = createCanvas(width, height).getContext('2d');
  draw(context as unknown as CanvasRenderingContext2D, width, height, state, action, palette);
  const { data } = context.getImageData(0, 0, width, height);
  let [count, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3]! > 200 && is(data[i]!, data[i + 1]!, data[i + 2]!)) {
      count++;
      sumX += (i / 4) % width;
      sumY += Math.floor(i / 4 / width);
    }
  return { count, x: sumX / count / width, y: sumY / count / height };
}
