/** Draws Chart.js configurations without a window. */
import { createCanvas, SvgExportFlag, type Canvas, type SvgCanvas } from '@napi-rs/canvas';
import {
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  SubTitle,
  Title,
  type ChartConfiguration,
  type ChartItem,
} from 'chart.js';
import { registerFigureFont } from './fonts';

Chart.register(
  CategoryScale,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  SubTitle,
  Title,
);

export interface FigureSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const usual: FigureSize = { width: 960, height: 540 };

/** Draws a chart on white, hands the canvas over, and takes the chart off it again. */
function paint<C extends Canvas | SvgCanvas, R>(
  canvas: C,
  configuration: ChartConfiguration<'line'>,
  scale: number,
  read: (canvas: C) => R,
): R {
  registerFigureFont();
  const { width, height } = canvas;
  const white = {
    id: 'white',
    beforeDraw: ({ ctx }: Chart) => {
      ctx.save();
      ctx.fillStyle = '#ffffff';
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
  // Chart.js enlarges the canvas by `devicePixelRatio`.
  const chart = new Chart(canvas as unknown as ChartItem, {
    ...configuration,
    options: { ...configuration.options, devicePixelRatio: scale },
    plugins: [...(configuration.plugins ?? []), white],
  });
  try {
    return read(canvas);
  } finally {
    chart.destroy();
  }
}

/** Draws a chart on white as the pixels of a canvas, `scale` of them for each CSS pixel. */
export function drawPixels(
  configuration: ChartConfiguration<'line'>,
  size: FigureSize,
  scale: number,
): Canvas {
  // What Chart.js leaves behind when it is taken off a canvas is an empty one: the pixels go to another.
  return paint(createCanvas(size.width, size.height), configuration, scale, (drawn) => {
    const canvas = createCanvas(drawn.width, drawn.height);
    canvas.getContext('2d').drawImage(drawn, 0, 0);
    return canvas;
  });
}

/**
 * Draws a chart on white as PNG.
 * @param scale image pixels for each CSS pixel
 */
export function drawChart(configuration: ChartConfiguration<'line'>, size = usual, scale = 2): Buffer {
  return paint(createCanvas(size.width, size.height), configuration, scale, (canvas) =>
    canvas.toBuffer('image/png'),
  );
}

/** Draws a chart on white as SVG; text becomes paths, so that it looks the same where the font is missing. */
export function drawChartSvg(configuration: ChartConfiguration<'line'>, size = usual): string {
  const canvas = createCanvas(size.width, size.height, SvgExportFlag.ConvertTextToPaths);
  const svg = paint(canvas, configuration, 1, (drawn) => drawn.getContent().toString('utf8'));
  // Hundredths of a pixel are seen by nobody, and fill half of the file.
  return svg.replace(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
