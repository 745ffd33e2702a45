/**
 * Draws the curves of groups straight from their arrays. Chart.js keeps an object for every point, which is too much
 * for hundreds of runs; it draws axes, title and legend, and this plugin what lies between them.
 */
import type { Chart, ChartDataset, Plugin } from 'chart.js';
import type { GroupCurve } from '../comparison';

/** One group as it is drawn. */
export interface DrawnCurve {
  readonly curve: GroupCurve;
  readonly colour: string;
  readonly dash: readonly number[];
  /** Width of the line in the middle, in CSS pixels. */
  readonly width: number;
  readonly members: boolean;
  /** Stands back while another group is pointed at. */
  readonly faded: boolean;
}

/** All curves of a chart: one dataset for Chart.js, which takes its time with each. */
export interface CurvesDataset extends ChartDataset<'line'> {
  readonly curves: readonly DrawnCurve[];
}

/** Where the axes lie in pixels, and what they show. */
export interface Axes {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: { readonly min: number; readonly max: number };
  readonly y: { readonly min: number; readonly max: number; readonly log: boolean };
}

/** From a value to its pixel. */
type ToPixel = (value: number) => number;

function placesOn({ left, right, top, bottom, x, y }: Axes): { px: ToPixel; py: ToPixel } {
  const across = (right - left) / (x.max - x.min);
  const low = y.log ? Math.log10(y.min) : y.min;
  const up = (bottom - top) / ((y.log ? Math.log10(y.max) : y.max) - low);
  return {
    px: (value) => left + (value - x.min) * across,
    py: y.log ? (value) => bottom - (Math.log10(value) - low) * up : (value) => bottom - (value - low) * up,
  };
}

/** First and last index of what is seen, one more to each side. */
function visible(x: Float64Array, from: number, to: number): readonly [number, number] {
  let first = 0;
  while (first + 1 < x.length && x[first + 1]! < from) first++;
  let last = x.length - 1;
  while (last > 0 && x[last - 1]! > to) last--;
  return [first, last];
}

type Context = Chart['ctx'];

/** Adds a line to the path; what is not finite, or left out, interrupts it. */
function trace(
  ctx: Context,
  [first, last]: readonly [number, number],
  px: Float64Array,
  y: Float64Array,
  py: ToPixel,
  keep: (i: number) => boolean = () => true,
): void {
  let down = false;
  for (let i = first; i <= last; i++) {
    const at = py(y[i]!);
    if (!Number.isFinite(at)) down = false;
    else if (!down || !keep(i)) {
      ctx.moveTo(px[i]!, at);
      down = true;
    } else ctx.lineTo(px[i]!, at);
  }
}

/** Fills between two lines, stretch by stretch. */
function fillBand(
  ctx: Context,
  [first, last]: readonly [number, number],
  px: Float64Array,
  low: Float64Array,
  high: Float64Array,
  py: ToPixel,
): void {
  // On a logarithmic axis a limit below zero is one below the chart.
  const bottom = (value: number) => {
    const at = py(value);
    return Number.isNaN(at) || at === Infinity ? 1e5 : at;
  };
  ctx.beginPath();
  for (let start = first; start <= last;) {
    if (!Number.isFinite(low[start]!) || !Number.isFinite(high[start]!)) {
      start++;
      continue;
    }
    let end = start;
    while (end < last && Number.isFinite(low[end + 1]!) && Number.isFinite(high[end + 1]!)) end++;
    ctx.moveTo(px[start]!, bottom(high[start]!));
    for (let i = start + 1; i <= end; i++) ctx.lineTo(px[i]!, bottom(high[i]!));
    for (let i = end; i >= start; i--) ctx.lineTo(px[i]!, bottom(low[i]!));
    ctx.closePath();
    start = end + 1;
  }
  ctx.fill();
}

/** Points that stand alone, or so far apart that each is worth a mark. */
function drawMarks(
  ctx: Context,
  [first, last]: readonly [number, number],
  px: Float64Array,
  y: Float64Array,
  py: ToPixel,
  radius: number,
): void {
  ctx.beginPath();
  for (let i = first; i <= last; i++) {
    const at = py(y[i]!);
    if (!Number.isFinite(at)) continue;
    ctx.moveTo(px[i]! + radius, at);
    ctx.arc(px[i]!, at, radius, 0, 2 * Math.PI);
  }
  ctx.fill();
}

/** Short strokes across the line where runs of the group end before the others. */
function drawEnds(ctx: Context, { curve }: DrawnCurve, px: ToPixel, py: ToPixel): void {
  const { x, centre, ends } = curve;
  if (ends.length > 32) return;
  ctx.beginPath();
  let i = 0;
  for (const end of ends) {
    while (i + 1 < x.length && x[i + 1]! <= end.x) i++;
    const at = py(centre[i]!);
    if (!Number.isFinite(at)) continue;
    ctx.moveTo(px(end.x), at - 7);
    ctx.lineTo(px(end.x), at + 7);
  }
  ctx.stroke();
}

/** Marks stand on the points while these are at least so many pixels apart. */
const markDistance = 14;

/** The curves that a chart shows, and where. Null before it has axes. */
export function curvesOn(chart: Chart): { axes: Axes; curves: readonly DrawnCurve[] } | null {
  const { x, y } = chart.scales;
  if (x === undefined || y === undefined) return null;
  const { left, right, top, bottom } = chart.chartArea;
  return {
    axes: {
      left,
      right,
      top,
      bottom,
      x: { min: x.min, max: x.max },
      y: { min: y.min, max: y.max, log: y.type === 'logarithmic' },
    },
    curves: (chart.data.datasets as unknown as readonly CurvesDataset[]).flatMap(({ curves }) => curves),
  };
}

/** Draws curves into a part of a canvas. */
export function paintCurves(ctx: Context, axes: Axes, curves: readonly DrawnCurve[]): void {
  const { px, py } = placesOn(axes);
  const drawn = curves.map((one) => {
    const range = visible(one.curve.x, axes.x.min, axes.x.max);
    const pixels = new Float64Array(one.curve.x.length);
    for (let i = range[0]; i <= range[1]; i++) pixels[i] = px(one.curve.x[i]!);
    return { one, range, pixels };
  });
  // What is pointed at comes last and so lies on top.
  drawn.sort((a, b) => Number(b.one.faded) - Number(a.one.faded));

  ctx.save();
  ctx.beginPath();
  // A line along the edge is drawn whole.
  ctx.rect(axes.left, axes.top - 2, axes.right - axes.left + 3, axes.bottom - axes.top + 4);
  ctx.clip();
  ctx.lineJoin = 'round';
  const lines = drawn.reduce((sum, { one }) => sum + (one.members ? (one.curve.members?.length ?? 0) : 0), 0);
  for (const { one, range, pixels } of drawn) {
    const { curve, colour, faded } = one;
    if (curve.low !== null && curve.high !== null) {
      ctx.globalAlpha = faded ? 0.05 : 0.16;
      ctx.fillStyle = colour;
      fillBand(ctx, range, pixels, curve.low, curve.high, py);
    }
    if (one.members && curve.members !== null) {
      ctx.globalAlpha = faded ? 0.08 : lines > 60 ? 0.22 : 0.36;
      ctx.strokeStyle = colour;
      ctx.lineWidth = 1;
      for (const member of curve.members) {
        ctx.beginPath();
        trace(ctx, range, pixels, member, py);
        ctx.stroke();
      }
    }
  }
  for (const { one, range, pixels } of drawn) {
    const { curve, colour, dash, width, faded } = one;
    const { centre, count, size } = curve;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.setLineDash([...dash]);
    const isWhole = (i: number) => count[i] === size && (i === 0 || count[i - 1] === size);
    ctx.globalAlpha = faded ? 0.25 : 1;
    ctx.lineWidth = width;
    ctx.beginPath();
    trace(ctx, range, pixels, centre, py, isWhole);
    ctx.stroke();
    if (count.some((n) => n < size)) {
      // Where fewer than all runs contribute, the line is thinner and paler.
      ctx.globalAlpha = faded ? 0.15 : 0.6;
      ctx.lineWidth = width * 0.6;
      ctx.beginPath();
      trace(ctx, range, pixels, centre, py, (i) => !isWhole(i));
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.globalAlpha = faded ? 0.25 : 1;
    ctx.lineWidth = 1.5;
    drawEnds(ctx, one, px, py);
    const points = range[1] - range[0] + 1;
    if (
      points === 1 ||
      (!curve.thinned && (pixels[range[1]]! - pixels[range[0]]!) / (points - 1) >= markDistance)
    )
      drawMarks(ctx, range, pixels, centre, py, width * 0.5 + 1.1);
  }
  ctx.restore();
}

export const drawCurves: Plugin<'line'> = {
  id: 'drawCurves',
  beforeDatasetsDraw(chart) {
    const shown = curvesOn(chart);
    if (shown !== null) paintCurves(chart.ctx, shown.axes, shown.curves);
  },
};
