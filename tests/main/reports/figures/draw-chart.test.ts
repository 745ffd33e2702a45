import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { drawChart, drawChartSvg } from '../../../../src/main/reports/figures/draw-chart';
import { drawPanels, drawPanelsSvg } from '../../../../src/main/reports/figures/draw-panels';
import { figureFont } from '../../../../src/main/reports/figures/fonts';
import { curveChart } from '../../../../experiments/figures/curve-chart';
import { heading } from '../../../../experiments/figures/heading';
import { intervalChart } from '../../../../experiments/figures/interval-chart';
import { lineStyle } from '../../../../src/shared/figures/line-styles';
import { paper } from '../../../../src/main/reports/figures/look';

const look = paper(figureFont);
const size = { width: 480, height: 300 };
const x = Array.from({ length: 30 }, (_, i) => i);

const curves = (title: string, style = 0) =>
  curveChart(
    {
      title,
      subtitle: 'of two seeds',
      x: { title: 'Steps' },
      y: { title: 'Return' },
      curves: [
        {
          label: 'Agent',
          style,
          x,
          y: x.map((at) => at * at),
          band: { low: x.map((at) => 0.8 * at * at), high: x.map((at) => 1.2 * at * at) },
        },
      ],
    },
    look,
  );

const intervals = () =>
  intervalChart(
    {
      title: 'Intervals',
      subtitle: '',
      x: { title: 'Return' },
      marks: { value: 'IQM', interval: 'interval', dots: 'seed' },
      rows: [{ label: 'One', style: 2, value: 3, low: 1, high: 4, dots: [0, 3, 5] }],
    },
    look,
  );

function pixels(image: Image): Uint8ClampedArray {
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

/** Mean difference of the channels of two pictures, of 255. */
async function difference(png: Buffer, svg: string): Promise<number> {
  const [a, b] = [await loadImage(png), await loadImage(Buffer.from(svg))];
  expect([b.width, b.height]).toEqual([a.width, a.height]);
  const [left, right] = [pixels(a), pixels(b)];
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += Math.abs(left[i]! - right[i]!);
  return sum / left.length;
}

/** How many pixels have a colour `#rrggbb`. */
async function count(png: Buffer, colour: string): Promise<number> {
  const data = pixels(await loadImage(png));
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  let found = 0;
  for (let i = 0; i < data.length; i += 4)
    if (data[i] === r && data[i + 1] === g && data[i + 2] === b) found++;
  return found;
}

const panels = () => ({
  heading: heading(
    { title: 'Panels', subtitle: [], legend: [{ label: 'Agent', ...lineStyle(1, false) }] },
    look,
  ),
  panels: [curves('A', 1), curves('B', 2), curves('C', 3)],
  columns: 2,
  panelSize: { width: 300, height: 200 },
  headingHeight: 90,
});

describe('a figure as SVG', () => {
  it('is the picture that the PNG is', async () => {
    const blank = await difference(
      drawChart(curves('Title'), size, 1),
      '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300"><rect fill="white" width="480" height="300"/></svg>',
    );
    for (const chart of [() => curves('Title'), intervals])
      expect(await difference(drawChart(chart(), size, 1), drawChartSvg(chart(), size))).toBeLessThan(
        blank / 5,
      );
    expect(await difference(drawPanels(panels(), 1), drawPanelsSvg(panels()))).toBeLessThan(blank / 5);
  });

  it('needs no font, and keeps short numbers', () => {
    const svg = drawChartSvg(curves('Title'), size);
    expect(svg).not.toContain('<text');
    expect(svg).not.toMatch(/\d\.\d{3}/);
  });

  it('has no name twice, whatever panels it holds', () => {
    const svg = drawPanelsSvg(panels());
    const names = [...svg.matchAll(/id="(\w+)"/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    for (const [, name] of svg.matchAll(/url\(#(\w+)\)/g)) expect(names).toContain(name);
  });
});

describe('panels', () => {
  it('stand in a grid under their heading, each in its colour', async () => {
    const png = drawPanels(panels());
    const image = await loadImage(png);
    expect([image.width, image.height]).toEqual([2 * 600, 2 * (90 + 2 * 200)]);
    for (const style of [1, 2, 3])
      expect(await count(png, lineStyle(style, false).colour)).toBeGreaterThan(200);
  });
});

describe('a band', () => {
  it('colours the ground around its curve', async () => {
    const { colour } = lineStyle(0, false);
    const mixed = [1, 3, 5]
      .map((at) => {
        const alpha = Math.round(0.16 * 255) / 255;
        const part = Math.round(255 - alpha * (255 - parseInt(colour.slice(at, at + 2), 16)));
        return part.toString(16).padStart(2, '0');
      })
      .join('');
    expect(await count(drawChart(curves('Title'), size), `#${mixed}`)).toBeGreaterThan(2000);
  });
});
