/** What all charts share: title, legend, axes. */
import type { Chart, ChartDataset, ChartOptions, LegendItem, PointStyle } from 'chart.js';
import type { FigureLook } from './look';
import { shortNumber } from './short-number';

/** An axis; a limit that is missing follows from the data. */
export interface FigureAxis {
  readonly title: string;
  readonly min?: number;
  readonly max?: number;
  /** The label of a tick: `shortNumber` unless given; null for none. */
  readonly tick?: (value: number) => string | null;
}

export interface ChartFrame {
  readonly title: string;
  /** Under the title: what the figure is made of, one entry for each line. */
  readonly subtitle: string | readonly string[];
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  /** A panel of several stands closer, with smaller type. */
  readonly small?: boolean;
}

/** Lines and markers at the edge of a chart are drawn whole, as far as this many pixels. */
const clip = 8;

/** Of each labelled dataset its mark, or a piece of its line with its dashes, which Chart.js by itself leaves out. */
function legendLabels(chart: Chart): LegendItem[] {
  return chart.data.datasets.flatMap((dataset, datasetIndex) => {
    const {
      label = '',
      borderColor,
      backgroundColor,
      borderWidth,
      borderDash,
      pointStyle,
    } = dataset as ChartDataset<'line'>;
    if (label === '') return [];
    return {
      text: label,
      datasetIndex,
      hidden: !chart.isDatasetVisible(datasetIndex),
      strokeStyle: borderColor as string,
      fillStyle: backgroundColor as string,
      lineWidth: borderWidth as number,
      lineDash: (borderDash as number[] | undefined) ?? [],
      pointStyle: (pointStyle as PointStyle | undefined) ?? 'line',
      fontColor: chart.options.plugins!.legend!.labels!.color as string,
    };
  });
}

/** Options of a chart without animation; entries without a label do not come into the legend. */
export function chartFrame({ title, subtitle, x, y, small = false }: ChartFrame, look: FigureLook) {
  const font = (size: number, weight = 400) => ({ family: look.font, size, weight });
  const axis = ({ title, min, max, tick = shortNumber }: FigureAxis, maxTicksLimit: number) => ({
    type: 'linear' as const,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    title: { display: title !== '', text: title, color: look.faint, font: font(small ? 12 : 13) },
    ticks: {
      color: look.faint,
      font: font(small ? 11 : 12),
      padding: 6,
      maxRotation: 0,
      maxTicksLimit,
      callback: (value: number | string) => tick(Number(value)),
    },
    grid: { color: look.grid, drawTicks: false },
  });
  return {
    animation: false,
    responsive: false,
    clip,
    parsing: false,
    normalized: true,
    locale: 'en',
    layout: {
      padding: small
        ? { left: 8, right: 14, top: 4, bottom: 6 }
        : { left: 14, right: 22, top: 12, bottom: 10 },
    },
    interaction: { mode: 'nearest' },
    plugins: {
      title: {
        display: true,
        text: title,
        align: 'start',
        color: look.text,
        font: font(small ? 14 : 18, 600),
        // Where a plot follows at once, its highest tick stands half above it.
        padding: { top: 4, bottom: small ? 10 : 4 },
      },
      subtitle: {
        display: subtitle.length > 0,
        text: typeof subtitle === 'string' ? subtitle : [...subtitle],
        align: 'start',
        color: look.faint,
        font: font(small ? 11 : 13),
        padding: { bottom: small ? 8 : 10 },
      },
      legend: {
        display: !small,
        position: 'top',
        align: 'start',
        labels: {
          usePointStyle: true,
          pointStyleWidth: 30,
          boxHeight: 8,
          generateLabels: legendLabels,
          padding: 18,
          color: look.text,
          font: font(13),
        },
      },
      tooltip: { enabled: false },
    },
    scales: {
      x: { ...axis(x, small ? 6 : 11), border: { color: look.grid } },
      y: { ...axis(y, small ? 6 : 9), border: { display: false } },
    },
  } as const satisfies ChartOptions<'line'>;
}
