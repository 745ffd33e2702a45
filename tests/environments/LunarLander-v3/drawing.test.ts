import { describe, expect, it } from 'vitest';
import { createEnvironment } from '../../../src/catalogue/environments';
import { drawingOf } from '../../../src/renderer/drawings';
import { seededRandom } from '../../../src/shared/random';
import { find, green, red, drawingIn } from '../../shared/drawing/pixels';

const drawing = drawingIn('LunarLander-v3');

/** A state of the real environment after the given actions. */
function after(...actions: number[]): number[] {
  const environment = createEnvironment('LunarLander-v3');
  environment.reset(seededRandom(1));
  for (const action of actions) environment.step([action]);
  return [...environment.state];
}

describe('the drawing', () => {
  it('shows the pad in the middle of the ground', () => {
    const pad = find(drawing, after(), null, green);
    expect(pad.x).toBeGreaterThan(0.48);
    expect(pad.x).toBeLessThan(0.54);
    expect(pad.y).toBeGreaterThan(0.6);
  });

  it('burns the engines that the state says: the main one below, the left one on the right', () => {
    const coasting = after(0);

    expect(find(drawing, coasting, null, red).count).toBe(0);
    expect(find(drawing, after(2), null, red).count).toBeGreaterThan(20);
    expect(find(drawing, after(1), null, red).count).toBeGreaterThan(5);
    const [left, right] = [after(1), after(3)].map((state) => find(drawing, state, null, red).x);
    expect(left).toBeGreaterThan(right!);
  });

  it('marks a leg that stands', () => {
    const flying = after();
    const standing = [...flying];
    standing[18] = 1;
    const count = (state: number[]) => find(drawing, state, null, green).count;
    expect(count(standing)).toBeGreaterThan(count(flying));
  });

  it('tells the numbers of the hull in metres from the pad', () => {
    const state = after();
    const numbers = drawingOf('LunarLander-v3')!.quantities!.map(({ of }) => of(state));
    expect(numbers[0]).toBeCloseTo(state[0]! - 10);
    expect(numbers[1]).toBeGreaterThan(8);
    expect(numbers[3]).toBe(state[4]);
  });
});
