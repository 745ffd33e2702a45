import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/catalogue';
import { drawingOf } from '../../../src/renderer/drawings';
import { environmentOptions } from '../../../src/shared/catalogue';
import { blue, find, green, red } from './pixels';

const agent = (id: string, cell: number, options?: Record<string, string>) =>
  find(drawingOf(id, options)!, [cell], null, red);
const push = (id: string, cell: number, action: number) => {
  const drawing = drawingOf(id)!;
  const from = find(drawing, [cell], action, red);
  const { x, y } = find(drawing, [cell], action, blue);
  // Where the arrow's middle is, in steps of a fiftieth of the canvas; + 0 makes -0 a plain 0.
  return [x - from.x, y - from.y].map((shift) => Math.sign(Math.round(shift * 50)) + 0);
};

describe('a world of cells', () => {
  it('has the agent in the row and column of its cell', () => {
    const start = agent('FrozenLake-v1', 0);
    const below = agent('FrozenLake-v1', 4);
    const beside = agent('FrozenLake-v1', 1);
    expect(below.x).toBeCloseTo(start.x, 2);
    expect(below.y).toBeGreaterThan(start.y + 0.15);
    expect(beside.y).toBeCloseTo(start.y, 2);
    expect(beside.x).toBeGreaterThan(start.x + 0.1);
  });

  it('points each action the way it goes: left, down, right, up on the lake', () => {
    expect([0, 1, 2, 3].map((action) => push('FrozenLake-v1', 5, action))).toEqual([
      [-1, 0],
      [0, 1],
      [1, 0],
      [0, -1],
    ]);
    expect([0, 1, 2, 3].map((action) => push('CliffWalking-v1', 14, action))).toEqual([
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ]);
  });

  it('shows the goal where the drawn map has it', () => {
    const goal = (map: string) => find(drawingOf('Gridworld-v0', { map })!, [0], null, green);
    expect(goal('S..G').x).toBeGreaterThan(0.8);
    expect(goal('G..S').x).toBeLessThan(0.2);
  });
});

it('every environment of the catalogue has a drawing', () => {
  const without = Object.values(environments).filter(
    (card) => drawingOf(card.id, environmentOptions(card, {})) === undefined,
  );
  expect(without.map(({ id }) => id)).toEqual([]);
});
