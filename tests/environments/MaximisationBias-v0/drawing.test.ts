import { describe, expect, it } from 'vitest';
import { card as maximisationBias } from '../../../src/environments/MaximisationBias-v0/card';
import type { Drawing } from '../../../src/shared/drawing/drawing';
import { blue, find, red, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('MaximisationBias-v0');

const [A, B, end] = [0, 1, 2];
const agent = (state: number, before?: number) => {
  const picture: Drawing['picture'] = (moment) =>
    drawing.picture({ ...moment, before: before === undefined ? undefined : [before] });
  return find({ ...drawing, picture }, [state], null, red);
};
const chosen = (state: number, action: number | null) => find(drawing, [state], action, blue);

describe('the drawing', () => {
  it('has the agent in A, left of it in B, and at the end that it went to', () => {
    expect(agent(A).x).toBeCloseTo(0.69, 1);
    expect(agent(B).x).toBeCloseTo(0.45, 1);
    expect(agent(end, A).x).toBeCloseTo(0.92, 1);
    expect(agent(end, B).x).toBeCloseTo(0.08, 1);
  });

  it('draws the way from A that the environment goes: even left, odd right', () => {
    for (const [action, side] of [
      [0, -1],
      [1, 1],
      [4, -1],
      [7, 1],
    ] as const)
      expect(Math.sign(chosen(A, action).x - 0.69)).toBe(side);
  });

  it('draws each of the ten actions in B along an arrow of its own', () => {
    const heights = maximisationBias.action.names.map((_, action) => chosen(B, action).y);
    expect(heights).toHaveLength(10);
    for (let i = 1; i < heights.length; i++) expect(heights[i]!).toBeGreaterThan(heights[i - 1]! + 0.02);
    for (const action of [0, 9]) expect(chosen(B, action).x).toBeLessThan(0.45);
  });

  it('draws no action where there is none', () => {
    for (const state of [A, B, end]) expect(chosen(state, null).count).toBe(0);
  });
});
