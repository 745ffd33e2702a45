/** Draws Chart.js configurations without a window. */
import { createCanvas } from '@napi-rs/canvas';
import {
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  SubTitle,
  Title,
  type ChartConfiguration,
  type ChartItem,
} from 'chart.js';
import { registerFigureFont } from './fonts';

Chart.register(
  CategoryScale,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  SubTitle,
  Title,
);

export interface FigureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Image pixels for each CSS pixel. */
  readonly scale: number;
}

/** Draws a chart on white as PNG. */
export function drawChart(
  configuration: ChartConfiguration<'line'>,
  { width, height, scale }: FigureSize = { width: 960, height: 540, scale: 2 },
): Buffer {
  registerFigureFont();
  // Chart.js enlarges the canvas by `devicePixelRatio`.
  const canvas = createCanvas(width, height);
  const white = {
    id: 'white',
    beforeDraw: ({ ctx }: Chart) => {
      ctx.save();
      ctx.fillStyle = '#ffffff';
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
  const chart = new Chart(canvas as unknown as ChartItem, {
    ...configuration,
    options: { ...configuration.options, devicePixelRatio: scale },
    plugins: [...(configuration.plugins ?? []), white],
  });
  try {
    return canvas.toBuffer('image/png');
  } finally {
    chart.destroy();
  }
}
