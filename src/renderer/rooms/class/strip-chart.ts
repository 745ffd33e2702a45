/** A strip plot as a Chart.js configuration: a row of dots for each of many, along one axis of values. */
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import type { Language } from '../../../shared/language';
import { median } from '../../../shared/statistics/quantile';
import { figureParts, ticksAt, type FigureType } from '../../../shared/figures/figure-parts';
import { niceStep, valueTick } from '../../../shared/figures/ticks';

export interface StripRow {
  readonly label: string;
  readonly values: readonly number[];
}

export interface StripFigure extends FigureType {
  /** From the top. */
  readonly rows: readonly StripRow[];
  readonly x: { readonly title: string; readonly min: number; readonly max: number };
  /** What the values are compared with: vertical lines with their names. */
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Of the dots, `#rrggbb`. */
  readonly colour: string;
  readonly language: Language;
}

/** How far dots leave the middle of their row at most, in rows. */
const reach = 0.34;
/** Dots that are nearer than this share of the axis lie over each other. */
const nearness = 0.012;

/**
 * How far each value leaves the middle of its row, in rows, so that values which are nearly the same stay apart: the first
 * in the middle, the others by turns below and above it.
 */
export function spreadOf(values: readonly number[], range: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const spread = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!]! - values[order[from]!]! <= nearness * range) to++;
    const size = to - from;
    for (let i = from; i < to; i++) {
      const place = i - from;
      const side = place % 2 === 0 ? -1 : 1;
      // So many as fit keep their distance; more stand closer.
      const step = Math.min(0.17, reach / Math.ceil((size - 1) / 2 || 1));
      spread[order[i]!] = place === 0 ? 0 : side * Math.ceil(place / 2) * step;
    }
    from = to;
  }
  return spread;
}

/** The range of an axis that shows all values and marks, with some room at its ends. */
export function stripRange(values: readonly number[]): { min: number; max: number } {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { min: 0, max: 1 };
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const room = (high - low || Math.abs(high) || 1) * 0.03;
  return { min: low - room, max: high + room };
}

/** Makes the chart's configuration. */
export function stripChart({
  rows,
  x,
  marks,
  colour,
  language,
  ...type
}: StripFigure): ChartConfiguration<'line'> {
  const parts = figureParts(type, language);
  const range = x.max - x.min;
  const dots: Point[] = [];
  const middles: Point[] = [];
  rows.forEach(({ values }, at) => {
    const finite = values.filter(Number.isFinite);
    const spread = spreadOf(finite, range);
    finite.forEach((value, i) => dots.push({ x: value, y: at + spread[i]! }));
    if (finite.length > 1) middles.push({ x: median(finite), y: at });
  });
  const datasets: ChartDataset<'line', Point[]>[] = [
    {
      data: dots,
      showLine: false,
      pointRadius: 4,
      pointBorderWidth: 1,
      borderColor: colour,
      // Through which those underneath are seen.
      backgroundColor: `${colour}73`,
      clip: false,
    },
    {
      data: middles,
      showLine: false,
      // A stroke across the row.
      pointStyle: 'line',
      pointRotation: 90,
      pointRadius: 9,
      pointBorderWidth: 2.5,
      borderColor: type.colours.ink,
      clip: false,
    },
    ...marks.map(({ x: at }): ChartDataset<'line', Point[]> => ({
      data: [
        { x: at, y: -0.6 },
        { x: at, y: rows.length - 0.4 },
      ],
      borderColor: type.colours.faint,
      borderWidth: 1.2,
      borderDash: [4, 3],
      pointRadius: 0,
    })),
  ];
  const xAxis = { type: 'linear' as const, min: x.min, max: x.max, border: { display: false } };
  return {
    type: 'line',
    data: { datasets },
    options: {
      ...parts.still,
      plugins: { tooltip: { enabled: false }, legend: { display: false } },
      scales: {
        x: {
          ...xAxis,
          title: parts.axisTitle(x.title),
          afterBuildTicks: ticksAt(niceStep(range, 10)),
          ticks: {
            ...parts.ticks,
            autoSkipPadding: 16,
            callback: (value: number | string) => valueTick(Number(value), language),
          },
          grid: parts.grid,
        },
        /** The names of the lines, at their upper ends. */
        above: {
          ...xAxis,
          position: 'top',
          display: marks.length > 0,
          afterBuildTicks: (scale) => {
            scale.ticks = marks.map(({ x: value }) => ({ value }));
          },
          ticks: {
            ...parts.ticks,
            autoSkip: false,
            callback: (_value, index) => marks[index]?.label ?? '',
          },
          grid: { display: false },
        },
        y: {
          type: 'linear',
          reverse: true,
          min: -0.6,
          max: rows.length - 0.4,
          afterBuildTicks: (scale) => {
            scale.ticks = rows.map((_, value) => ({ value }));
          },
          ticks: {
            ...parts.ticks,
            autoSkip: false,
            color: type.colours.ink,
            callback: (value: number | string) => rows[Number(value)]?.label ?? '',
          },
          grid: parts.grid,
          border: { display: false },
        },
      },
    },
  };
}
