/** Draws several charts as one figure: a heading over a grid of panels. */
import { createCanvas } from '@napi-rs/canvas';
import type { ChartConfiguration } from 'chart.js';
import { drawChartSvg, drawPixels, type FigureSize } from './draw-chart';

export interface PanelFigure {
  /** Title and legend, see `heading`. */
  readonly heading: ChartConfiguration<'line'>;
  /** Row by row from the top left. */
  readonly panels: readonly ChartConfiguration<'line'>[];
  readonly columns: number;
  /** In CSS pixels. */
  readonly panelSize: FigureSize;
  readonly headingHeight: number;
}

interface Placed {
  readonly configuration: ChartConfiguration<'line'>;
  readonly x: number;
  readonly y: number;
  readonly size: FigureSize;
}

function place({ heading, panels, columns, panelSize, headingHeight }: PanelFigure): {
  readonly size: FigureSize;
  readonly places: readonly Placed[];
} {
  const { width, height } = panelSize;
  const size = {
    width: columns * width,
    height: headingHeight + Math.ceil(panels.length / columns) * height,
  };
  const places = panels.map((configuration, i) => ({
    configuration,
    x: (i % columns) * width,
    y: headingHeight + Math.floor(i / columns) * height,
    size: panelSize,
  }));
  return {
    size,
    places: [
      { configuration: heading, x: 0, y: 0, size: { width: size.width, height: headingHeight } },
      ...places,
    ],
  };
}

/**
 * Draws panels on white as PNG.
 * @param scale image pixels for each CSS pixel
 */
export function drawPanels(figure: PanelFigure, scale = 2): Buffer {
  const { size, places } = place(figure);
  const canvas = createCanvas(size.width * scale, size.height * scale);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const { configuration, x, y, size } of places)
    context.drawImage(drawPixels(configuration, size, scale), x * scale, y * scale);
  return canvas.toBuffer('image/png');
}

/** Draws panels on white as SVG, each an SVG within. */
export function drawPanelsSvg(figure: PanelFigure): string {
  const { size, places } = place(figure);
  const parts = places.map(({ configuration, x, y, size }, i) =>
    drawChartSvg(configuration, size)
      .replace(/^<\?xml[^>]*>\s*/, '')
      .replace('<svg ', `<svg x="${x}" y="${y}" `)
      // Names hold in the whole file: those of each panel become its own.
      .replace(/id="(\w+)"/g, `id="p${i}_$1"`)
      .replace(/url\(#(\w+)\)/g, `url(#p${i}_$1)`)
      .replace(/href="#(\w+)"/g, `href="#p${i}_$1"`),
  );
  return [
    '<?xml version="1.0" encoding="utf-8" ?>',
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<rect fill="white" width="${size.width}" height="${size.height}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}
