/** Figures with intervals, one row each, as a Chart.js configuration: pure, the same for every canvas. */
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import { chartFrame, type ChartFrame, type FigureAxis } from '../../src/main/reports/figures/chart-frame';
import { lineStyle } from '../../src/shared/figures/line-styles';
import { translucent, type FigureLook } from '../../src/main/reports/figures/look';

export interface IntervalRow {
  readonly label: string;
  /** Decides the colour, see `lineStyle`. */
  readonly style: number;
  readonly value: number;
  /** Ends of the whiskers; NaN for none. */
  readonly low: number;
  readonly high: number;
  /** What the value is made of, one dot each: the seeds. */
  readonly dots?: readonly number[];
}

export interface IntervalFigure extends Omit<ChartFrame, 'y'> {
  /** From the top. */
  readonly rows: readonly IntervalRow[];
  readonly y?: Partial<FigureAxis>;
  /** What the marks are, for the legend. */
  readonly marks: { readonly value: string; readonly interval: string; readonly dots: string };
  /** A vertical line to compare with. */
  readonly reference?: { readonly x: number; readonly label: string };
}

/** How far the dots of a row lie below its middle, in rows. */
const dotOffset = 0.28;

function rowDatasets(row: IntervalRow, at: number, look: FigureLook): ChartDataset<'line', Point[]>[] {
  const { colour } = lineStyle(row.style, look.dark);
  const one = { label: '', showLine: false, borderColor: colour, backgroundColor: colour };
  return [
    { ...one, data: [{ x: row.value, y: at }], pointRadius: 5.5, pointBorderWidth: 0 },
    {
      ...one,
      data: [
        { x: row.low, y: at },
        { x: row.high, y: at },
      ],
      showLine: true,
      borderWidth: 2,
      // A short stroke across at both ends.
      pointStyle: 'line',
      pointRotation: 90,
      pointRadius: 6,
      pointBorderWidth: 2,
    },
    {
      ...one,
      data: (row.dots ?? []).map((x) => ({ x, y: at + dotOffset })),
      backgroundColor: translucent(colour, 0.35),
      pointRadius: 2.8,
      pointBorderWidth: 0,
    },
  ];
}

/** Draws the rows below each other, values along the x axis. */
export function intervalChart(figure: IntervalFigure, look: FigureLook): ChartConfiguration<'line'> {
  const { rows, marks, reference } = figure;
  const frame = chartFrame(
    {
      ...figure,
      y: { title: '', ...figure.y, min: -0.6, max: rows.length - 0.4, tick: (at) => rows[at]?.label ?? null },
    },
    look,
  );
  const explain = (label: string, more: Partial<ChartDataset<'line', Point[]>>) => ({
    label,
    data: [],
    borderColor: look.faint,
    backgroundColor: look.faint,
    ...more,
  });
  return {
    type: 'line',
    data: {
      datasets: [
        ...rows.flatMap((row, at) => rowDatasets(row, at, look)),
        explain(marks.value, { pointStyle: 'circle', pointRadius: 5, borderWidth: 0 }),
        explain(marks.interval, { pointStyle: 'line', borderWidth: 2 }),
        ...(rows.some(({ dots }) => dots !== undefined && dots.length > 0)
          ? [
              explain(marks.dots, {
                pointStyle: 'circle',
                pointRadius: 3,
                borderWidth: 0,
                backgroundColor: translucent(look.faint, 0.35),
              }),
            ]
          : []),
        ...(reference === undefined
          ? []
          : [
              {
                label: reference.label,
                data: [
                  { x: reference.x, y: -0.6 },
                  { x: reference.x, y: rows.length - 0.4 },
                ],
                borderColor: look.reference,
                backgroundColor: look.reference,
                borderWidth: 1.2,
                // Stroke, gap, stroke fill the mark in the legend.
                borderDash: [4, 3],
                pointRadius: 0,
                pointStyle: 'line' as const,
              },
            ]),
      ],
    },
    options: {
      ...frame,
      plugins: {
        ...frame.plugins,
        legend: {
          ...frame.plugins.legend,
          labels: { ...frame.plugins.legend.labels, pointStyleWidth: undefined },
        },
      },
      scales: {
        ...frame.scales,
        y: {
          ...frame.scales.y,
          reverse: true,
          afterBuildTicks: (scale) => {
            scale.ticks = rows.map((_, value) => ({ value }));
          },
          ticks: {
            ...frame.scales.y.ticks,
            autoSkip: false,
            color: look.text,
            callback: (value) => rows[Number(value)]?.label ?? null,
          },
        },
      },
    },
  };
}
