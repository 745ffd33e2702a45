import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawCartPole } from '../../../src/renderer/drawings/cart-pole';

const palette = {
  ink: '#000000',
  faint: '#888888',
  line: '#888888',
  accent: '#0000ff',
  surface: '#ffffff',
  cart: '#000000',
  pole: '#ff0000',
};

/** Mean column of the pixels of one pure colour, from 0 to 1, and their number. */
function where(
  state: readonly number[],
  action: number | null,
  isColour: (r: number, g: number, b: number) => boolean,
) {
  const [width, height] = [530, 195];
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  drawCartPole(context as unknown as CanvasRenderingContext2D, width, height, state, action, palette);
  const { data } = context.getImageData(0, 0, width, height);
  let [count, sum] = [0, 0];
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3]! > 200 && isColour(data[i]!, data[i + 1]!, data[i + 2]!)) {
      count++;
      sum += (i / 4) % width;
    }
  return { count, x: sum / count / width };
}

const red = (r: number, g: number, b: number) => r > 200 && g < 60 && b < 60;
const blue = (r: number, g: number, b: number) => b > 200 && r < 60 && g < 60;

describe('drawCartPole', () => {
  it('stands in the middle with the pole upright', () => {
    expect(where([0, 0, 0, 0], null, red).x).toBeCloseTo(0.5, 2);
  });

  it('moves with the cart and leans with the pole: positive is right', () => {
    expect(where([1, 0, 0, 0], null, red).x).toBeGreaterThan(0.65);
    expect(where([0, 0, 0.2, 0], null, red).x).toBeGreaterThan(0.51);
    expect(where([0, 0, -0.2, 0], null, red).x).toBeLessThan(0.49);
  });

  it('draws the push on the side that the cart is pushed to', () => {
    expect(where([0, 0, 0, 0], 0, blue).x).toBeLessThan(0.5);
    expect(where([0, 0, 0, 0], 1, blue).x).toBeGreaterThan(0.5);
    expect(where([0, 0, 0, 0], null, blue).count).toBe(0);
  });
});
