import { describe, expect, it } from 'vitest';
import { blue, find, red, type Is, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('CartPole-v1');

const where = (state: readonly number[], action: number | null, is: Is) => find(drawing, state, action, is);

describe('the drawing', () => {
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
