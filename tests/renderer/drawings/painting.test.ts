import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/catalogue';
import { createEnvironment } from '../../../src/catalogue/environments';
import { drawingOf } from '../../../src/renderer/drawings';
import { numbersAt, paintMoment, paintState } from '../../../src/renderer/drawings/painting';
import { paletteOf } from '../../../src/renderer/drawings/palette';
import { environmentOptions } from '../../../src/shared/catalogue';
import type { Action, Drawing } from '../../../src/shared/drawing/drawing';
import { pixelView } from '../../../src/shared/drawing/shapes';
import { seededRandom } from '../../../src/shared/random';

const ids = Object.keys(environments);
const optionsOf = (id: string) => environmentOptions(environments[id]!, {});

describe('paintMoment', () => {
  const states = [[0], [1], [2]];
  const actions = [10, 11];
  const painted: {
    state: readonly number[];
    action: Action | null;
    before: readonly number[] | undefined;
  }[] = [];
  const drawing: Drawing = {
    doc: '',
    timeStep: 1,
    picture: ({ state, action, before }) => {
      painted.push({ state, action, before });
      return { view: pixelView(1, 1), shapes: [] };
    },
  };
  const context = createCanvas(1, 1).getContext('2d') as unknown as CanvasRenderingContext2D;
  const palette = paletteOf(() => '#000000', false);

  it.each([
    [-0.3, { state: [0], action: 10, before: undefined }],
    [0, { state: [0], action: 10, before: undefined }],
    [1.9, { state: [1], action: 11, before: [0] }],
    [2, { state: [2], action: null, before: [1] }],
    [7, { state: [2], action: null, before: [1] }],
  ])('at %f steps draws a state that there is, what is done in it and what led to it', (at, seen) => {
    painted.length = 0;
    paintMoment(drawing, states, actions, at, context, 1, 1, palette);
    expect(painted).toEqual([seen]);
  });

  it('asks for nothing before the first state where the drawing knows what lies between two', () => {
    const shares: number[] = [];
    const between = (from: readonly number[], _to: readonly number[], share: number) => (
      shares.push(share),
      from
    );
    for (const at of [-0.3, 0.25, 2])
      paintMoment({ ...drawing, between }, states, actions, at, context, 1, 1, palette);
    expect(shares).toEqual([0.25]);
  });
});

it.each(ids)('%s: is lettered in the font that comes with the program, and in no other', (id) => {
  const environment = createEnvironment(id, optionsOf(id));
  environment.reset(seededRandom(1));
  const context = createCanvas(530, 400).getContext('2d');
  const fonts = new Set<string>();
  const watched = new Proxy(context, {
    get: (on, name) => {
      const value = Reflect.get(on, name, on) as unknown;
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(on) : value;
    },
    set: (on, name, value) => {
      if (name === 'font') fonts.add(String(value));
      return Reflect.set(on, name, value, on);
    },
  }) as unknown as CanvasRenderingContext2D;
  for (const action of [null, 0, 1]) {
    const given = environment.card.action.kind === 'discrete' ? action : action === null ? null : [0.5, 0.5];
    paintState(
      drawingOf(id, optionsOf(id))!,
      watched,
      530,
      400,
      [...environment.state],
      given as Action | null,
      paletteOf(() => '#000000', false),
    );
  }
  expect(fonts.size).toBeGreaterThan(0);
  for (const font of fonts) expect(font).toMatch(/^[56]00 [\d.]+px Inter, sans-serif$/);
});

describe('numbersAt', () => {
  it.each(ids)('%s: has a number for each name under the drawing, those that the agent observes', (id) => {
    const environment = createEnvironment(id, optionsOf(id));
    environment.reset(seededRandom(1));
    const drawing = drawingOf(id, optionsOf(id))!;
    const numbers = numbersAt(drawing, [[...environment.state]], 0);
    if (drawing.quantities) expect(numbers).toHaveLength(drawing.quantities.length);
    else expect(numbers.map((one) => Math.fround(one))).toEqual([...environment.observation]);
    expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it('has those of the first state before it, those of the last one after it', () => {
    const drawing = drawingOf('CartPole-v1')!;
    expect(numbersAt(drawing, [[1], [2]], -0.5)).toEqual([1]);
    expect(numbersAt(drawing, [[1], [2]], 5)).toEqual([2]);
  });
});
