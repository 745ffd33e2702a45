/** Curves over seeds with their bands, as a Chart.js configuration: pure, the same for every canvas. */
import type { ChartConfiguration, ChartDataset, Point } from 'chart.js';
import { chartFrame, type ChartFrame } from '../../src/main/reports/figures/chart-frame';
import { lineStyle } from '../../src/shared/figures/line-styles';
import { translucent, type FigureLook } from '../../src/main/reports/figures/look';

export interface FigureCurve {
  /** In the legend; left out of it where empty. */
  readonly label: string;
  /** Decides colour and dash, see `lineStyle`; null for a grey line to compare with. */
  readonly style: number | null;
  readonly x: ArrayLike<number>;
  /** As long as x; NaN leaves a gap. */
  readonly y: ArrayLike<number>;
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
  /** How many seeds contribute at each x: their number comes into the legend. */
  readonly counts?: ArrayLike<number>;
  /** Circles on the points. */
  readonly markers?: boolean;
}

export interface CurveFigure extends ChartFrame {
  readonly curves: readonly FigureCurve[];
  /** Horizontal lines to compare with. */
  readonly references?: readonly { readonly y: number; readonly label: string }[];
}

function points(x: ArrayLike<number>, y: ArrayLike<number>): Point[] {
  return Array.from(x, (at, i) => ({ x: at, y: y[i]! }));
}

/** `N = 10`, or `N = 7 to 10` where not all seeds reach everywhere. */
export function countLabel(counts: ArrayLike<number>): string {
  const contributing = Array.from(counts).filter((count) => count > 0);
  if (contributing.length === 0) return 'N = 0';
  const [least, most] = [Math.min(...contributing), Math.max(...contributing)];
  return least === most ? `N = ${most}` : `N = ${least} to ${most}`;
}

function datasetsOf(curve: FigureCurve, look: FigureLook): ChartDataset<'line', Point[]>[] {
  const { x, y, band, counts, markers = false } = curve;
  const { colour, dash } =
    curve.style === null ? { colour: look.reference, dash: [] } : lineStyle(curve.style, look.dark);
  const line: ChartDataset<'line', Point[]> = {
    label:
      counts === undefined || curve.label === '' ? curve.label : `${curve.label} (${countLabel(counts)})`,
    data: points(x, y),
    borderColor: colour,
    backgroundColor: look.ground,
    borderWidth: curve.style === null ? 1.4 : 2.2,
    borderDash: [...dash],
    borderJoinStyle: 'round',
    pointRadius: markers ? 3 : 0,
    pointBorderWidth: 1.6,
    spanGaps: false,
  };
  if (band === undefined) return [line];
  const edge = { label: '', borderWidth: 0, pointRadius: 0, backgroundColor: translucent(colour, 0.16) };
  return [
    line,
    { ...edge, data: points(x, band.high), fill: '+1' },
    { ...edge, data: points(x, band.low), fill: false },
  ];
}

/** Draws the first curve on top. */
export function curveChart(figure: CurveFigure, look: FigureLook): ChartConfiguration<'line'> {
  const { curves, references = [] } = figure;
  const ends = curves.flatMap(({ x }) => (x.length === 0 ? [] : [x[0]!, x[x.length - 1]!]));
  const first = figure.x.min ?? Math.min(...ends);
  const last = figure.x.max ?? Math.max(...ends);
  return {
    type: 'line',
    data: {
      datasets: [
        ...curves.flatMap((curve) => datasetsOf(curve, look)),
        ...references.map(({ y, label }) => ({
          label,
          data: [
            { x: first, y },
            { x: last, y },
          ],
          borderColor: look.reference,
          backgroundColor: look.reference,
          borderWidth: 1.2,
          borderDash: [6, 4],
          pointRadius: 0,
        })),
      ],
    },
    options: chartFrame(figure, look),
  };
}
