/** A few pictures as they are meant to look, drawn without a window with the program's own fonts. */
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../../src/catalogue';
import { drawingFor } from '../../src/catalogue/drawings';
import { figureFile } from '../../src/main/reports/figure-file';
import { runChartPng } from '../../src/main/reports/figures/chart-file';
import { registerFigureFonts } from '../../src/main/reports/figures/fonts';
import { paintState } from '../../src/renderer/drawings/painting';
import type { Palette } from '../../src/shared/drawing/palette';
import { usualDrawing, type Drawing } from '../../src/shared/exports/export-order';
import type { Snapshot } from '../../src/shared/exports/snapshot';
import { twoSettings, type ComparisonFixture } from '../main/reports/comparison-fixture';
import { readPdf, readPng, type Picture } from '../pictures';
import { golden, mostApart, tolerance } from './compared-pictures';

const drawing: Drawing = { ...usualDrawing, width: 600, height: 360, dpi: 96 };
const palette: Palette = {
  ...{ ink: '#1a1f26', faint: '#6b7480', line: '#aab2bd', accent: '#1f5fa8', surface: '#ffffff' },
  ...{ ground: '#c9b79c', goal: '#2e7d4f', hazard: '#b3392f', cart: '#3d4653', pole: '#c46a1f' },
};

let fixture: ComparisonFixture;
let snapshot: Snapshot;
beforeAll(async () => {
  fixture = await twoSettings();
  snapshot = await fixture.snapshot();
});
afterAll(() => fixture.remove());

function cartPole(angle: number, colours = palette): Picture {
  registerFigureFonts();
  const [width, height] = [480, 240];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = colours.surface;
  context.fillRect(0, 0, width, height);
  const canvas = context as unknown as CanvasRenderingContext2D;
  paintState(
    drawingFor(environments['CartPole-v1']!, 'en'),
    canvas,
    width,
    height,
    [0.6, 0, angle, 0],
    1,
    colours,
  );
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}

/** Every picture, as it is drawn now. */
const pictures: Readonly<Record<string, () => Promise<Picture>>> = {
  comparison: () => readPng(figureFile(snapshot, 'png', drawing)),
  'comparison-dark': () => readPng(figureFile(snapshot, 'png', { ...drawing, theme: 'dark' })),
  page: () => readPdf(figureFile(snapshot, 'pdf', { ...drawing, width: 480, height: 300 })),
  run: async () => readPng(await runChartPng(fixture.store, fixture.runs[0]!)),
  'cart-pole': () => Promise.resolve(cartPole(0.1)),
};

describe('a picture', () => {
  it.each(Object.entries(pictures))('of %s looks as it did', async (name, draw) => {
    const now = await draw();
    expect(mostApart(now, await golden(name, now))).toBeLessThanOrEqual(tolerance);
  });
});

describe('what can be seen is more than the tolerance', () => {
  const changed = (groups: (group: Snapshot['groups'][number]) => Snapshot['groups'][number]): Snapshot => ({
    ...snapshot,
    groups: snapshot.groups.map(groups),
  });
  const apart = (other: Snapshot) =>
    Promise.all([pictures['comparison']!(), readPng(figureFile(other, 'png', drawing))]).then(([a, b]) =>
      mostApart(a, b),
    );

  it('where one letter of a label is another', async () => {
    const other = changed((group) => ({ ...group, label: group.label.replace('DQN', 'DQM') }));
    expect(await apart(other)).toBeGreaterThan(tolerance);
  });

  it('where a mean lies a hundredth of the axis higher', async () => {
    const other = changed((group) => ({
      ...group,
      curve: { ...group.curve, centre: group.curve.centre.map((mean) => mean + 3) },
    }));
    expect(await apart(other)).toBeGreaterThan(tolerance);
  });

  it('where the pole leans a degree further, or has another colour', () => {
    expect(mostApart(cartPole(0.1), cartPole(0.1 + Math.PI / 180))).toBeGreaterThan(tolerance);
    expect(mostApart(cartPole(0.1), cartPole(0.1, { ...palette, pole: '#1f6ac4' }))).toBeGreaterThan(
      tolerance,
    );
  });
});

it('what no eye sees is within it: colours that are rounded in another way', async () => {
  for (const draw of Object.values(pictures)) {
    const now = await draw();
    const rounded = {
      ...now,
      pixels: now.pixels.map((value, i) => (i % 4 === 3 ? value : value ^ (i % 7 < 3 ? 3 : 0))),
    };
    expect(mostApart(now, rounded)).toBeLessThanOrEqual(tolerance);
  }
});
