import { createCanvas } from '@napi-rs/canvas';
import { Chart, type ChartItem } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { figureFont } from '../../../src/main/reports/figures/fonts';
import { drawChart } from '../../../src/main/reports/figures/draw-chart';
import {
  keptApart,
  placedLabels,
  referenceLabels,
  type NamedLine,
} from '../../../src/shared/figures/reference-labels';

describe('boxes that are kept apart', () => {
  it('stay where they are while they have room', () => {
    expect(keptApart([100, 20], [24, 24], 0, 200)).toEqual([100, 20]);
  });

  it('move as little as it takes, and keep their order', () => {
    expect(keptApart([100, 90], [24, 24], 0, 200)).toEqual([114, 90]);
    expect(keptApart([195, 190], [24, 24], 0, 200)).toEqual([188, 164]);
    expect(keptApart([3], [24], 0, 200)).toEqual([12]);
  });
});

describe('the names of lines to compare with', () => {
  const lines: readonly NamedLine[] = [
    { y: 475, texts: ['gelöst', '475'] },
    { y: 460, texts: ['zufällig', '460'] },
    { y: 900, texts: ['beyond', '900'] },
  ];
  const type = { font: figureFont, fontSize: 11, colour: '#ff0000' };
  const configuration = (named: readonly NamedLine[]) => ({
    type: 'line' as const,
    data: { datasets: [{ data: Array.from({ length: 500 }, (_, x) => ({ x, y: (x * 37) % 500 })) }] },
    plugins: [
      referenceLabels(
        () => named,
        () => type,
      ),
    ],
    options: {
      animation: false as const,
      responsive: false,
      devicePixelRatio: 1,
      elements: { point: { radius: 0 } },
      scales: {
        x: { type: 'linear' as const, max: 499 },
        y: { type: 'linear' as const, min: 0, max: 500 },
      },
    },
  });
  // Registers what a chart needs, and the fonts.
  drawChart(configuration([]));

  function drawn<R>(named: readonly NamedLine[], read: (chart: Chart, pixels: Uint8ClampedArray) => R): R {
    const canvas = createCanvas(480, 240);
    const chart = new Chart(canvas as unknown as ChartItem, configuration(named) as never);
    try {
      return read(chart, canvas.getContext('2d').getImageData(0, 0, 480, 240).data);
    } finally {
      chart.destroy();
    }
  }

  it('stand beside the plot, where no curve is, and not over each other', () => {
    drawn(lines, (chart, pixels) => {
      const { right } = chart.chartArea;
      const placed = placedLabels(chart, lines, type.fontSize, right);
      expect(placed.map(({ texts }) => texts[0])).toEqual(['gelöst', 'zufällig']);
      for (const { left } of placed) expect(left).toBeGreaterThan(right);
      expect(Math.abs(placed[0]!.y - placed[1]!.y)).toBeGreaterThanOrEqual(2 * 1.2 * type.fontSize - 1e-9);
      // Everything that is written in their colour lies there, and all of it within the picture.
      const columns = new Set<number>();
      for (let i = 0; i < pixels.length; i += 4)
        if (pixels[i]! > 180 && pixels[i + 1]! < 90 && pixels[i + 3]! > 128) columns.add((i / 4) % 480);
      expect(columns.size).toBeGreaterThan(15);
      expect(Math.min(...columns)).toBeGreaterThan(right);
      expect(Math.max(...columns)).toBeLessThan(479);
    });
  });

  it('take no room where there are none', () => {
    const [without, beside] = [[], lines].map((named) => drawn(named, (chart) => chart.chartArea.right));
    expect(without! - beside!).toBeGreaterThan(30);
  });
});
