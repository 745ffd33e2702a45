import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawingFor } from '../../src/catalogue/drawings';
import { createEnvironment } from '../../src/catalogue/environments';
import { drawingOf } from '../../src/renderer/drawings';
import { paletteOf } from '../../src/renderer/drawings/palette';
import { bars as germanBars } from '../../src/shared/language/de/drawings';
import { barsDoc, shareOfBar, stateBars } from '../../src/shared/drawing/state-bars';
import { numbersAt, paintMoment, type Action, type Drawing } from '../../src/shared/drawing/drawing';
import type { Place } from '../../src/shared/drawing/shapes';
import { environmentCardIn } from '../../src/shared/language/words';
import { environments } from '../../src/catalogue';
import { environmentOptions } from '../../src/shared/catalogue';
import { seededRandom } from '../../src/shared/random';

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
    draw: (_context, _width, _height, state, action, _palette, before) =>
      void painted.push({ state, action, before }),
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
    drawingOf(id, optionsOf(id))!.draw(
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

describe.each(ids)('the drawing of %s', (id) => {
  const [english, german] = (['en', 'de'] as const).map((language) =>
    drawingFor(environmentCardIn(language, id)!, language),
  ) as [Drawing, Drawing];

  it('is its own, and explained in both languages', () => {
    for (const { doc } of [english, german]) expect(doc).toMatch(/^[A-ZÄÖÜ].+\.$/s);
    expect(german.doc).not.toBe(english.doc);
    expect(english.doc).not.toBe(barsDoc);
    expect(german.table?.doc).not.toBe(english.table?.doc ?? '');
  });

  it('names its numbers in both languages', () => {
    const names = ({ quantities = [] }: Drawing) => quantities.map(({ name }) => name);
    expect(names(german)).toHaveLength(names(english).length);
    names(german).forEach((name, i) => expect(name).not.toBe(names(english)[i]));
  });
});

describe('the drawing of an environment that has none', () => {
  const card = { ...environments['CartPole-v1']!, id: 'Unknown-v0' };

  it('is its cells where it is a world of cells, else its state as bars', () => {
    expect(drawingFor(card, 'en').doc).toBe(barsDoc);
    expect(drawingFor(card, 'de').doc).toBe(germanBars.doc);
    const lake = { ...environments['FrozenLake-v1']!, id: 'Unknown-v0' };
    expect(drawingFor(lake, 'en').quantities?.map(({ name }) => name)).toEqual(['row', 'column']);
  });

  it('draws a bar from zero to each number, to its name and value', () => {
    const sheet = { width: 400, height: 200, words: {}, number: String };
    const { shapes } = stateBars(card).picture({ ...sheet, state: [2.4, 0, -0.209, 1], action: null });
    const written = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    const lines = shapes.flatMap((shape) => (shape.kind === 'line' ? shape.through : [])) as Place[];
    expect(written).toEqual([
      'cart position',
      '2.4',
      'cart velocity',
      '0',
      'pole angle',
      '-0.209',
      'pole angular velocity',
      '1',
    ]);
    // Bars go from 32 to 368: half to the right, none, half to the left, and, without bounds, half to the right.
    const bars = lines.map(([x]) => Math.round(x)).filter((_, i) => i % 4 > 1);
    expect(bars).toEqual([200, 284, 200, 200, 200, 116, 200, 284]);
  });

  it('keeps what has no bounds inside of its bar', () => {
    const open = { low: -Infinity, high: Infinity };
    expect(shareOfBar(0, open)).toBe(0.5);
    expect(shareOfBar(1e9, open)).toBeLessThanOrEqual(1);
    expect(shareOfBar(-3, open)).toBeLessThan(shareOfBar(-2, open));
    expect(shareOfBar(7, { low: -1, high: 1 })).toBe(1);
  });
});
