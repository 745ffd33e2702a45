/**
 * Curves on the screen. A hundred thousand pieces of line take longer to draw than a frame lasts; while the chart is
 * moved, a picture of its curves and of what lies beside them is moved instead. At rest the curves themselves are
 * drawn, and the picture is made anew when there is nothing else to do.
 */
import type { Chart, Plugin } from 'chart.js';
import { curvesOn, paintCurves, type Axes, type DrawnCurve } from '../../shared/figures/draw-curves';

/** With fewer pieces the curves themselves are fast enough. */
const worthwhile = 8000;
/** To either side the picture shows so many times the width of the chart. */
const margin = 1;

interface Layer {
  readonly picture: ImageBitmap;
  /** In the picture's own pixels, before scaling. */
  readonly axes: Axes;
  readonly key: string;
  readonly curves: readonly DrawnCurve[];
}

function piecesOf(curves: readonly DrawnCurve[]): number {
  return curves.reduce(
    (sum, { curve, members }) => sum + curve.x.length * (1 + (members ? (curve.members?.length ?? 0) : 0)),
    0,
  );
}

/** Everything but the curves themselves that decides what the picture looks like, save the place on the x axis. */
function keyOf(chart: Chart, { left, right, top, bottom, y }: Axes, curves: readonly DrawnCurve[]): string {
  return JSON.stringify([
    chart.currentDevicePixelRatio,
    right - left,
    bottom - top,
    y,
    curves.map(({ colour, dash, width, members, faded }) => [colour, dash, width, members, faded]),
  ]);
}

const sameCurves = (a: readonly DrawnCurve[], b: readonly DrawnCurve[]) =>
  a.length === b.length && a.every(({ curve }, i) => curve === b[i]!.curve);

function makeLayer(chart: Chart, { axes, curves }: NonNullable<ReturnType<typeof curvesOn>>): Layer {
  const ratio = chart.currentDevicePixelRatio;
  const width = axes.right - axes.left;
  const height = axes.bottom - axes.top;
  const part = axes.x.max - axes.x.min;
  const wide: Axes = {
    ...axes,
    left: 0,
    right: width * (1 + 2 * margin),
    top: 2,
    bottom: 2 + height,
    x: { min: axes.x.min - margin * part, max: axes.x.max + margin * part },
  };
  const canvas = new OffscreenCanvas(Math.ceil(wide.right * ratio), Math.ceil((height + 4) * ratio));
  const ctx = canvas.getContext('2d')!;
  ctx.scale(ratio, ratio);
  paintCurves(ctx as unknown as CanvasRenderingContext2D, wide, curves);
  return { picture: canvas.transferToImageBitmap(), axes: wide, key: keyOf(chart, axes, curves), curves };
}

/** Draws the part of the picture that the chart shows, stretched where it is being magnified. */
function drawLayer(chart: Chart, axes: Axes, { picture, axes: wide }: Layer): void {
  const { ctx, currentDevicePixelRatio: ratio } = chart;
  const perUnit = (wide.right - wide.left) / (wide.x.max - wide.x.min);
  const from = (axes.x.min - wide.x.min) * perUnit;
  const to = (axes.x.max - wide.x.min) * perUnit;
  ctx.save();
  ctx.beginPath();
  ctx.rect(axes.left, axes.top - 2, axes.right - axes.left + 3, axes.bottom - axes.top + 4);
  ctx.clip();
  ctx.drawImage(
    picture,
    from * ratio,
    0,
    (to - from) * ratio,
    picture.height,
    axes.left,
    axes.top - 2,
    axes.right - axes.left,
    picture.height / ratio,
  );
  ctx.restore();
}

const covers = ({ axes: wide }: Layer, { x }: Axes) =>
  x.min >= wide.x.min - 1e-9 * Math.abs(wide.x.min) && x.max <= wide.x.max + 1e-9 * Math.abs(wide.x.max);

/** Draws curves, and while `isMoving` a picture of them. */
export function layeredCurves(isMoving: () => boolean): Plugin<'line'> {
  let layer: Layer | null = null;
  let idle: number | undefined;
  const forget = () => {
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };
  return {
    id: 'layeredCurves',
    beforeDatasetsDraw(chart) {
      const shown = curvesOn(chart);
      if (shown === null) return;
      const { axes, curves } = shown;
      forget();
      const isHeavy = piecesOf(curves) >= worthwhile;
      const isCurrent =
        layer !== null && layer.key === keyOf(chart, axes, curves) && sameCurves(layer.curves, curves);
      if (isHeavy && isMoving()) {
        if (!isCurrent || !covers(layer!, axes)) layer = makeLayer(chart, shown);
        drawLayer(chart, axes, layer!);
        return;
      }
      paintCurves(chart.ctx, axes, curves);
      // What stands back only while another group is pointed at is not worth a picture.
      if (isHeavy && !curves.some(({ faded }) => faded))
        idle = requestIdleCallback(() => {
          idle = undefined;
          layer = makeLayer(chart, shown);
        });
      else if (!isHeavy) layer = null;
    },
    afterDestroy: forget,
  };
}
