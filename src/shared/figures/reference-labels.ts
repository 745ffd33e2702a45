/**
 * The names of horizontal lines to compare with. They stand beside the plot, at the ends of their lines: no curve runs
 * through them there, and no legend covers them.
 */
import type { Chart, Plugin } from 'chart.js';
import { roomBesidePlot } from './room-beside-plot';

/** A horizontal line with its name. */
export interface NamedLine {
  readonly y: number;
  /** One entry for each line of text. */
  readonly texts: readonly string[];
}

export interface LabelType {
  readonly font: string;
  /** In CSS pixels. */
  readonly fontSize: number;
  readonly colour: string;
}

/** A name in its place, in CSS pixels. */
export interface PlacedLabel {
  readonly texts: readonly string[];
  readonly left: number;
  /** Of its middle. */
  readonly y: number;
}

/** Between the plot and a name. */
const gap = 6;
const lineHeight = 1.2;

/**
 * Moves the middles of boxes as little as keeps these from overlapping, and inside as far as they fit.
 * @param heights as long as middles
 */
export function keptApart(
  middles: readonly number[],
  heights: readonly number[],
  top: number,
  bottom: number,
): number[] {
  const order = middles.map((_, i) => i).sort((a, b) => middles[a]! - middles[b]!);
  const placed = [...middles];
  let free = top;
  for (const i of order) {
    placed[i] = Math.max(placed[i]!, free + heights[i]! / 2);
    free = placed[i]! + heights[i]! / 2;
  }
  free = bottom;
  for (const i of order.reverse()) {
    placed[i] = Math.min(placed[i]!, free - heights[i]! / 2);
    free = placed[i]! - heights[i]! / 2;
  }
  return placed;
}

/** Where the names of the lines stand that a chart shows, in the room that starts at `left`. */
export function placedLabels(
  chart: Pick<Chart, 'chartArea' | 'scales'>,
  lines: readonly NamedLine[],
  fontSize: number,
  left: number,
): PlacedLabel[] {
  const { top, bottom } = chart.chartArea;
  const shown = lines
    .map(({ y, texts }) => ({ texts, at: chart.scales['y']!.getPixelForValue(y) }))
    .filter(({ at }) => at >= top - 0.5 && at <= bottom + 0.5);
  const heights = shown.map(({ texts }) => texts.length * fontSize * lineHeight);
  const middles = keptApart(
    shown.map(({ at }) => at),
    heights,
    0,
    bottom + fontSize,
  );
  return shown.map(({ texts }, i) => ({ texts, left: left + gap, y: middles[i]! }));
}

/**
 * Keeps room for names on the right of a plot and writes them there.
 * @param lines asked at each layout and each drawing; the lines themselves are drawn elsewhere
 */
export function referenceLabels(lines: () => readonly NamedLine[], type: () => LabelType): Plugin<'line'> {
  const fontOf = ({ font, fontSize }: LabelType) => `500 ${fontSize}px ${font}`;
  return roomBesidePlot('referenceLabels', {
    side: 'right',
    whole: false,
    fit({ ctx }, _width, height) {
      ctx.font = fontOf(type());
      const widths = lines().flatMap(({ texts }) => texts.map((text) => ctx.measureText(text).width));
      this.width = widths.length === 0 ? 0 : Math.ceil(Math.max(...widths)) + gap;
      this.height = height;
    },
    draw(chart) {
      const { ctx } = chart;
      const { fontSize, colour } = type();
      ctx.font = fontOf(type());
      ctx.fillStyle = colour;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      for (const { texts, left, y } of placedLabels(chart, lines(), fontSize, this.left)) {
        const first = y - ((texts.length - 1) / 2) * fontSize * lineHeight;
        texts.forEach((text, i) => ctx.fillText(text, left, first + i * fontSize * lineHeight));
      }
    },
  });
}
