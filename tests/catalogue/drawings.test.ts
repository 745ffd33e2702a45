import { describe, expect, it } from 'vitest';
import { environments } from '../../src/catalogue';
import { drawingFor } from '../../src/catalogue/drawings';
import type { Drawing } from '../../src/shared/drawing/drawing';
import type { Point } from '../../src/shared/drawing/shapes';
import { barsDoc, shareOfBar, stateBars } from '../../src/shared/drawing/state-bars';
import { bars as germanBars } from '../../src/shared/language/de/drawings';
import { environmentCardIn } from '../../src/shared/language/words';

const ids = Object.keys(environments);

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
    const lines = shapes.flatMap((shape) => (shape.kind === 'line' ? shape.through : [])) as Point[];
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
