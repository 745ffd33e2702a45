/** Draws Chart.js configurations without a window. */
import { createCanvas, PDFDocument, SvgExportFlag, type Canvas, type SvgCanvas } from '@napi-rs/canvas';
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
import { registerFigureFonts } from './fonts';

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

const white = '#ffffff';

/** What Chart.js needs to know of the page of a document, which is no canvas. */
interface Page extends FigureSize {
  getContext(): unknown;
}

/** Draws a chart on its ground, hands the canvas over, and takes the chart off it again. */
function paint<C extends Canvas | SvgCanvas | Page, R>(
  canvas: C,
  configuration: ChartConfiguration<'line'>,
  scale: number,
  read: (canvas: C) => R,
  colour = white,
): R {
  registerFigureFonts();
  const { width, height } = canvas;
  const ground = {
    id: 'ground',
    beforeDraw: ({ ctx }: Chart) => {
      ctx.save();
      ctx.fillStyle = colour;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
  // Chart.js enlarges the canvas by `devicePixelRatio`.
  const chart = new Chart(canvas as unknown as ChartItem, {
    ...configuration,
    options: { ...configuration.options, responsive: false, devicePixelRatio: scale },
    plugins: [...(configuration.plugins ?? []), ground],
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
 * Draws a chart as PNG.
 * @param scale image pixels for each CSS pixel
 */
export function drawChart(
  configuration: ChartConfiguration<'line'>,
  size = usual,
  scale = 2,
  ground = white,
): Buffer {
  return paint(
    createCanvas(size.width, size.height),
    configuration,
    scale,
    (canvas) => canvas.toBuffer('image/png'),
    ground,
  );
}

/** Numbers the names in an SVG anew: they count on through all drawings of a process, and no two would be equal. */
function withOwnNames(svg: string): string {
  const names = [...new Set([...svg.matchAll(/\bid="(\w+)"/g)].map(([, name]) => name!))];
  const own = (name: string) => (names.includes(name) ? `n${names.indexOf(name)}` : name);
  return svg
    .replace(/\bid="(\w+)"/g, (_, name: string) => `id="${own(name)}"`)
    .replace(/url\(#(\w+)\)/g, (_, name: string) => `url(#${own(name)})`)
    .replace(/href="#(\w+)"/g, (_, name: string) => `href="#${own(name)}"`);
}

/** Draws a chart as SVG; text becomes paths, so that it looks the same where the font is missing. */
export function drawChartSvg(
  configuration: ChartConfiguration<'line'>,
  size = usual,
  ground = white,
): string {
  const canvas = createCanvas(size.width, size.height, SvgExportFlag.ConvertTextToPaths);
  const read = (drawn: SvgCanvas) => drawn.getContent().toString('utf8');
  const svg = paint(canvas, configuration, 1, read, ground);
  // With it the figure scales where it is set into a page.
  const scaled = svg.replace(/<svg (?![^>]*viewBox)/, `<svg viewBox="0 0 ${size.width} ${size.height}" `);
  // Hundredths of a pixel are seen by nobody, and fill half of the file.
  return withOwnNames(scaled).replace(/-?\d+\.\d{3,}/g, (number) =>
    String(Number(Number(number).toFixed(2))),
  );
}

/** Points to the inch in a PDF for each CSS pixel. */
const pointsPerPixel = 72 / 96;

/** Draws a chart as a PDF of one page that fits it, its fonts within. Same chart, same bytes: it holds no date. */
export function drawChartPdf(
  configuration: ChartConfiguration<'line'>,
  title: string,
  size = usual,
  ground = white,
): Buffer {
  registerFigureFonts();
  const document = new PDFDocument({ title, creator: 'RL Lab', producer: 'RL Lab' });
  const context = document.beginPage(size.width * pointsPerPixel, size.height * pointsPerPixel);
  const page: Page = { width: size.width, height: size.height, getContext: () => context };
  // A context leads Chart.js back to its canvas, and this one has none.
  Object.defineProperty(context, 'canvas', { value: page });
  return paint(
    page,
    configuration,
    pointsPerPixel,
    () => {
      document.endPage();
      return document.close();
    },
    ground,
  );
}
